#include "trials/cities/replication.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "base/check.hpp"
#include "trials/cities/observed_run.hpp"

namespace timbang {

namespace {

/// Seconds since it was last asked.
class LapClock {
 public:
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> passed = now - last_;
    last_ = now;
    return passed.count();
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

/// The warm-up that a replication's trials share.
struct WarmCity {
  std::optional<ObservedRun> run;      ///< none if it was abandoned or failed
  std::vector<MonthBeforeAid> months;  ///< none if no welfare is reported
  std::string failure;
};

WarmCity warm_city(const BaselineCity& city, std::span<const WantedTrial> wanted, std::uint64_t seed,
                   std::uint32_t replication, const StopToken& abandon) {
  const bool is_welfare_reported =
      std::any_of(wanted.begin(), wanted.end(), [](const WantedTrial& each) { return each.kept.needs_welfare(); });
  WarmCity warm;
  try {
    warm.run = warm_up(city, seed, replication, abandon, wanted.empty() ? nullptr : wanted.front().listener);
    if (warm.run && is_welfare_reported) warm.months = warm.run->run.welfare_before_aid(city.quantile);
  } catch (const std::exception& error) {
    // Every trial of the replication failed for this reason, and each is stored so.
    warm.failure = error.what();
  }
  return warm;
}

}  // namespace

std::vector<Trial> run_replication(const BaselineCity& city, std::span<const WantedTrial> wanted, std::uint64_t seed,
                                   std::uint32_t replication, const StopToken& abandon) {
  LapClock clock;
  std::vector<Trial> finished;
  // Abandoned and not failed: nothing is stored, and the trials stay missing.
  TIMBANG_CHECK(wanted.size() == 1 ||
                    std::ranges::none_of(wanted, [](const WantedTrial& each) { return each.listener != nullptr; }),
                "a listener hears one trial with its warm-up");
  WarmCity warm = warm_city(city, wanted, seed, replication, abandon);
  if (!warm.run && warm.failure.empty()) return finished;
  // Arms one after the other from one warm-up, which they copy.
  for (const WantedTrial& each : wanted) {
    Trial trial{{each.scenario->values_sha256, city.origin, city.population.population_seed, seed, replication},
                each.kept,
                {},
                0,
                warm.failure};
    try {
      std::optional<Scenario> longer;  // an arm goes on for as long as its city does
      const Month last_month = city.scenario.period.last_month;
      if (each.scenario->period.last_month < last_month) longer = prolonged(*each.scenario, last_month);
      const Scenario& arm = longer ? *longer : *each.scenario;
      const bool is_last = &each == &wanted.back();  // it needs no copy
      // All outcomes come out of a run; only those asked for are kept.
      if (warm.run &&
          !run_arm(is_last ? std::move(*warm.run) : *warm.run, arm, warm.months, abandon, trial, each.listener))
        break;
      if (warm.failure.empty()) trial.table = trial.kept.of(trial.table);
    } catch (const std::exception& error) {
      // One arm's failure is that arm's: the others go on.
      // What a failed run had counted so far says nothing.
      trial.table = OutcomeTable();
      trial.trajectory = 0;
      trial.failure = error.what();
    }
    trial.wall_seconds = clock.lap();
    finished.push_back(std::move(trial));
  }
  return finished;
}

}  // namespace timbang
