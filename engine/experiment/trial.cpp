#include "experiment/trial.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "experiment/observed_run.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"

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

/// Groups of outcomes that say nothing about poverty and targeting.
constexpr std::array<std::string_view, 5> without_welfare{"delivery.", "complaints.", "casework.", "tksk.",
                                                          "cost.total"};

}  // namespace

WelfareReport welfare_report_for(std::span<const std::size_t> outcomes) {
  const bool is_needless = std::all_of(outcomes.begin(), outcomes.end(), [](std::size_t outcome) {
    const std::string_view name = outcome_catalogue()[outcome].name;
    return std::any_of(without_welfare.begin(), without_welfare.end(),
                       [&](std::string_view group) { return name.rfind(group, 0) == 0; });
  });
  return is_needless ? WelfareReport::left_out : WelfareReport::made;
}

std::vector<FinishedTrial> run_replication(const BaselineCity& city, std::span<const NumberedArm> arms,
                                           std::uint64_t seed, std::uint32_t replication,
                                           const std::stop_token& abandon, WelfareReport welfare) {
  LapClock clock;
  std::vector<FinishedTrial> finished;
  std::optional<ObservedRun> warm;
  std::vector<MonthBeforeAid> months;
  std::string warm_up_failure;
  try {
    warm = warm_up(city, seed, replication, abandon);
    if (!warm) return finished;
    if (welfare == WelfareReport::made) months = warm->run.welfare_before_aid(city.quantile);
  } catch (const std::exception& error) {
    warm_up_failure = error.what();
  }
  for (const NumberedArm& arm : arms) {
    TrialResult result{arm.number, replication, {}, 0, warm_up_failure, arm.point};
    try {
      const bool is_last = &arm == &arms.back();  // it needs no copy
      if (warm && !run_arm(is_last ? std::move(*warm) : *warm, *arm.scenario, months, abandon, result)) break;
    } catch (const std::exception& error) {
      result.failure = error.what();
    }
    finished.push_back({std::move(result), clock.lap()});
  }
  return finished;
}

}  // namespace timbang
