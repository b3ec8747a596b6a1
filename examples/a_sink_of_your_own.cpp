// Counts money that goes back to the treasury with a sink of its own, and holds the total against the outcome that a
// results folder keeps of the same trial.
//
//   a_sink_of_your_own SCENARIO.yaml FOLDER
#include <iostream>
#include <map>
#include <string>

#include "timbang/timbang.hpp"

namespace tb = timbang::api;

namespace {

class ReturnedMoney final : public tb::FactSink {
 public:
  explicit ReturnedMoney(const tb::Scenario& scenario) : scenario_(scenario) {}

  void money(const tb::MoneyFact& fact) override {
    if (fact.what == tb::MoneyFact::What::returned) by_month_[scenario_.month_of(fact.at)] += fact.amount;
  }
  /// In the reported months; the warm-up and what follows them are heard, too.
  [[nodiscard]] std::int64_t total() const {
    std::int64_t sum = 0;
    for (const std::string& month : scenario_.months()) {
      if (const auto found = by_month_.find(month); found != by_month_.end()) sum += found->second;
    }
    return sum;
  }

 private:
  tb::Scenario scenario_;
  std::map<std::string, std::int64_t> by_month_;
};

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::cerr << "usage: a_sink_of_your_own SCENARIO.yaml FOLDER\n";
    return 2;
  }
  const tb::Scenario scenario = tb::Scenario::read(words[1]);
  ReturnedMoney returned(scenario);
  tb::TrialRequest trial;
  trial.sink = &returned;
  const tb::Trial heard = *tb::Simulator().run(scenario, trial);

  tb::CompareRequest comparison;
  comparison.arms = {{scenario.name(), scenario}};
  comparison.replications = 1;
  comparison.folder = words[2];
  static_cast<void>(tb::compare(comparison));
  const tb::Trial stored = tb::Results::open(words[2]).trials_of(0).front();
  const auto outcome = static_cast<std::int64_t>(stored.value("delivery.returned_to_treasury"));
  std::cout << "sink " << returned.total() << "\nstore " << outcome << "\n";
  return returned.total() == outcome && heard.trajectory() == stored.trajectory() ? 0 : 1;
}
