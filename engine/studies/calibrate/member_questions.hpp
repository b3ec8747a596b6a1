#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scenario/layers/scenario_source.hpp"
#include "studies/calibrate/calibration_member.hpp"
#include "studies/calibrate/calibration_request.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// Asks members the plan's question and the years held out, by trials that the store keeps. What it is given must
/// outlive it.
class MemberQuestions {
 public:
  MemberQuestions(const CalibrationRequest& request, const ScenarioSource& source, TrialStore& store,
                  TrialRunner& runner);

  using Tell = std::function<void(std::size_t done, std::size_t total)>;

  /// Simulates what is missing; `tell` hears how much of it is done, as so many members. False if asked to stop.
  [[nodiscard]] bool simulate(const std::vector<CalibrationMember>& members, const Tell& tell);
  /// By member what it says; nothing for one that no Q fits. Requires: simulate() was not stopped.
  [[nodiscard]] std::vector<std::optional<MemberFindings>> read(const std::vector<CalibrationMember>& members) const;

 private:
  [[nodiscard]] Scenario baseline(const CalibrationMember& member) const;
  bool simulate_policy(const std::vector<CalibrationMember>& members);
  bool simulate_year(const HeldOutYear& year, const std::vector<CalibrationMember>& members);
  [[nodiscard]] std::optional<CityFit> fit_of(const Scenario& baseline) const;
  [[nodiscard]] std::vector<double> values(const Scenario& scenario, const CityOrigin& origin,
                                           const std::string& outcome, std::optional<Month> month) const;

  const CalibrationRequest& request_;
  const ScenarioSource& source_;
  TrialStore& store_;
  TrialRunner& runner_;
};

}  // namespace timbang
