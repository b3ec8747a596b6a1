#include "experiment/trial.hpp"

#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "experiment/observed_run.hpp"

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

}  // namespace

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
