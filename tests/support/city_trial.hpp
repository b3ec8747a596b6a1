#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "facts/facts.hpp"
#include "model/city_run.hpp"
#include "population/population.hpp"
#include "scenario/layers/read_scenario.hpp"

namespace timbang::test {

/// A file of tests/support/data.
[[nodiscard]] std::string data_file(const std::string& name);

/// A scenario with its population, ready to be run. Not copyable: runs point into it.
struct TestCity {
  explicit TestCity(const std::string& file, const std::vector<Setting>& settings = {});
  TestCity(const TestCity&) = delete;
  TestCity& operator=(const TestCity&) = delete;

  Scenario scenario;
  Population population;

  [[nodiscard]] CityRun start(std::uint32_t replication = 0) const;
  [[nodiscard]] SimTime policy_start() const;
};

/// Keeps every fact of the kinds that tests ask about.
class FactRecorder : public FactSink {
 public:
  void on(const Credited& fact) override { credited.push_back(fact); }
  void on(const Transacted& fact) override { transacted.push_back(fact); }
  void on(const DeadlineMissed& fact) override { missed.push_back(fact); }
  void on(const Returned& fact) override { returned.push_back(fact); }
  void on(const PlaceVacated& fact) override { vacated.push_back(fact); }
  void on(const PlaceFilled& fact) override { filled.push_back(fact); }
  void on(const CaseOpened& fact) override { opened.push_back(fact); }
  void on(const CaseClosed& fact) override { closed.push_back(fact); }
  void on(const CaseEscalated& fact) override { escalated.push_back(fact); }
  void on(const ServiceStarted& fact) override { services.push_back(fact); }
  void on(const WorkArrived& fact) override { arrived.push_back(fact); }
  void on(const Worked& fact) override { worked.push_back(fact); }
  void on(const TkskDay& fact) override { days.push_back(fact); }
  void on(const PovertyMonth& fact) override { poverty.push_back(fact); }

  std::vector<Credited> credited;
  std::vector<Transacted> transacted;
  std::vector<DeadlineMissed> missed;
  std::vector<Returned> returned;
  std::vector<PlaceVacated> vacated;
  std::vector<PlaceFilled> filled;
  std::vector<CaseOpened> opened;
  std::vector<CaseClosed> closed;
  std::vector<CaseEscalated> escalated;
  std::vector<ServiceStarted> services;
  std::vector<WorkArrived> arrived;
  std::vector<Worked> worked;
  std::vector<TkskDay> days;
  std::vector<PovertyMonth> poverty;
};

/// Runs a city from its start to its end under its own policy and closes it.
[[nodiscard]] FactRecorder record_run(const TestCity& city, std::uint32_t replication = 0);

}  // namespace timbang::test
