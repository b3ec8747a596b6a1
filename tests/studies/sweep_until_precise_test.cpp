// `stopping` of experiment files: when a sweep has replications enough, and what it asks before it begins.
#include "studies/sweep/sweep_until_precise.hpp"

#include <catch2/catch.hpp>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "studies/small_sweep.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string staffing = "vary: {staffing.tksk_per_kecamatan: [1, 2]}\noutcomes: [complaints.backlog]\n";

struct Stopped {
  SweepResult result;
  std::optional<SweepPrecision> precision;
};

Stopped run_until(SmallSweep& sweep, const StopToken& stop = {},
                  const std::function<void(const TrialProgress&)>& progress = {}) {
  Stopped stopped;
  stopped.result = run_sweep_until_precise(
      sweep.request, [&](const SweepRequest& now) { return run_sweep(now, progress, stop); }, stopped.precision);
  return stopped;
}

/// The stored values of a point, in the order of replications.
std::vector<double> values_of(const SmallSweep& sweep, std::uint32_t point) {
  std::vector<double> values;
  SweepStore::read(sweep.request.folder).each_city_total([&](const SweepValue& value) {
    if (value.point == point) values.push_back(value.value);
  });
  return values;
}

}  // namespace

TEST_CASE("a sweep goes on, ten replications of every point at a time, until the last point is precise enough") {
  SmallSweep sweep(staffing + "stopping: [\"complaints.backlog ± 0.8\"]\nreplications: 500\n");
  const Stopped stopped = run_until(sweep);
  REQUIRE(stopped.precision.has_value());
  CHECK(stopped.precision->is_met());
  const std::uint32_t used = sweep.request.replications;
  CHECK(used > 20);
  CHECK(used < 500);
  CHECK(used % 10 == 0);
  CHECK(stopped.precision->replications == used);
  CHECK(stopped.result.trials == 2 * used);
  // Ten fewer were too few for at least one of the points, which share the chance of error; now none is wider.
  AnytimePlan plan;
  plan.confidence = 1 - 0.05 / 2;
  bool was_met = true;
  for (const std::uint32_t point : {0U, 1U}) {
    const std::vector<double> values = values_of(sweep, point);
    REQUIRE(values.size() == used);
    const Estimate now = anytime_mean(values, plan);
    CHECK(*now.high - *now.low <= 1.6);
    const Estimate before = anytime_mean(std::span(values).first(used - 10), plan);
    was_met = was_met && *before.high - *before.low <= 1.6;
  }
  CHECK_FALSE(was_met);
}

TEST_CASE("how many replications a sweep takes does not depend on threads, nor on being stopped and resumed") {
  const std::string rest = staffing + "stopping: [\"complaints.backlog ± 1\"]\nreplications: 500\n";
  SmallSweep whole(rest);
  whole.request.workers.threads = 2;
  CHECK(run_until(whole).precision->is_met());
  SmallSweep resumed(rest);
  const std::uint32_t most = resumed.request.replications;
  StopSource stop;
  const Stopped first = run_until(resumed, stop.token(), [&](const TrialProgress& progress) {
    if (progress.done >= 45) stop.request_stop();
  });
  CHECK(first.result.stopped);
  CHECK_FALSE(first.precision.has_value());
  resumed.request.replications = most;
  const Stopped second = run_until(resumed);
  CHECK(second.result.resumed >= 45);
  CHECK(second.result.resumed < second.result.trials);
  CHECK(resumed.request.replications == whole.request.replications);
  CHECK(resumed.exported() == whole.exported());
}

TEST_CASE("a sweep that reaches its maximum reports the least precise point and its precision") {
  SmallSweep sweep(staffing + "stopping: [\"complaints.backlog ± 0.01\", \"complaints.backlog ± 100 %\"]\n" +
                   "replications: 20\n");
  const Stopped stopped = run_until(sweep);
  CHECK_FALSE(stopped.precision->is_met());
  CHECK(sweep.request.replications == 20);
  const PrecisionOfPoints& strict = stopped.precision->outcomes[0];
  CHECK(strict.points == 2);
  CHECK(strict.met == 0);
  CHECK(strict.at_worst.achieved_half_width > 0.01);
  CHECK(strict.at_worst.used == 20);
  CHECK(strict.at_worst.estimate.mean == Approx(anytime_mean(values_of(sweep, 0), {}).mean));
  CHECK(strict.worst == 0);
  CHECK(stopped.precision->outcomes[1].met == 2);
}

TEST_CASE("a stopping rule on an outcome that is unknown, not kept or a ratio of means is refused at its position") {
  const TemporaryFolder folder;
  const ExperimentPlan plan =
      plan_of(folder, staffing + "stopping: [\"complaints.backlok ± 1\", \"tksk.utilisation ± 1 %\"]\n");
  const auto problems = problems_when([&] { return sweep_shape(plan); });
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].id == "unknown_outcome_did_you_mean");
  CHECK(problems[0].place.line == 6);
  CHECK(problems[1].id == "stopping_not_kept");
  const TemporaryFolder other;
  const ExperimentPlan ratio = plan_of(other,
                                       "vary: {staffing.tksk_per_kecamatan: [1, 2]}\n"
                                       "outcomes: [cost.per_case]\nstopping: [\"cost.per_case ± 1 %\"]\n");
  const auto of_ratio = problems_when([&] { return sweep_shape(ratio); });
  REQUIRE(of_ratio.size() == 1);
  CHECK(of_ratio[0].id == "until_ratio");
}
