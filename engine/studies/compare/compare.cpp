#include "studies/compare/compare.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "scenario/experiments/written_precision.hpp"
#include "studies/compare/claim_arms.hpp"
#include "studies/compare/claim_flips.hpp"
#include "studies/compare/members.hpp"
#include "studies/compare/request_manifest.hpp"
#include "studies/compare/two_starts_runs.hpp"
#include "studies/compare/until_precise.hpp"
#include "studies/default_folder.hpp"

namespace timbang {
namespace {

constexpr std::uint32_t replications_of_flips = 10;
constexpr std::uint32_t fewest_of_starts = 2;

class Comparing {
 public:
  Comparing(const CompareRequest& asked, const CompareObserver& observer, StopToken stop)
      : asked_(asked), observer_(observer), stop_(stop) {
    report_.request = make_request();
    check();
  }

  CompareReport run() && {
    run_arms();
    if (report_.result.stopped) return std::move(report_);
    report_.additions.claims = report_.result.claims;
    if (!asked_.flips.empty() && !report_.request.claims.empty()) search_flips();
    if (!report_.result.stopped && !asked_.steady_state.empty()) compare_starts();
    return std::move(report_);
  }

 private:
  [[nodiscard]] ExperimentRequest make_request() const {
    const std::vector<Arm>& arms = asked_.arms;
    const Scenario& first = arms.front().scenario;
    ExperimentRequest request;
    request.arms = arms;
    request.seed = asked_.seed.value_or(first.seed);
    request.workers = asked_.workers;
    request.folder = asked_.folder.value_or(default_folder(first.name, first));
    // Looking again and again is settled for chance alone, so that is what precision is asked of.
    const auto interval = asked_.until ? asked_.interval.value_or(IntervalKind::seeds) : asked_.interval;
    if (chosen_interval(interval, arms) == IntervalKind::plausible) request.ensemble = common_ensemble(arms);
    add_claims(request);
    request.replications = chosen_replications(asked_.replications, request.ensemble);
    if (request.ensemble) add_members(request.arms, *request.ensemble, members_needed(request));
    return request;
  }

  [[nodiscard]] PrecisionAsked precision() const {
    return parse_precision(*asked_.until, asked_.replications.value_or(most_for_precision));
  }

  /// What can be refused before anything runs.
  void check() const {
    if (asked_.until) {
      static_cast<void>(precision());
      if (report_.request.ensemble) throw ScenarioError({{"until_plausible", {}, "", {}}});
    }
    if (!asked_.flips.empty()) static_cast<void>(most_flip_runs(flip_request()));
  }

  void run_arms() {
    const auto run_once = [&](const ExperimentRequest& now) {
      begin(CompareObserver::Stage::comparing, 0);
      return run_experiment(now, observer_.progress, stop_);
    };
    report_.result = asked_.until
                         ? run_until_precise(report_.request, precision(), run_once, report_.additions.precision)
                         : run_once(report_.request);
  }

  [[nodiscard]] FlipRequest flip_request() const {
    const ExperimentRequest& request = report_.request;
    FlipRequest flips{&request, asked_.flips, std::min(request.replications, replications_of_flips)};
    if (asked_.flips == std::vector<std::string>{"all"}) flips.parameters.clear();
    return flips;
  }

  void search_flips() {
    const FlipRequest request = flip_request();
    report_.additions.flips = ResultsStore::read(report_.request.folder).flips(search_sha256(request));
    if (report_.additions.flips) return begin(CompareObserver::Stage::flips_stored, 0);
    begin(CompareObserver::Stage::flipping, most_flip_runs(request));
    report_.additions.flips = find_flips(request, observer_.progress, stop_);
    report_.result.stopped = !report_.additions.flips;
  }

  void compare_starts() {
    const ExperimentRequest& request = report_.request;
    const TwoStartsRequest starts{&request, std::max(request.replications, fewest_of_starts), asked_.steady_state};
    begin(CompareObserver::Stage::from_two_starts, 2 * request.shown * starts.replications);
    auto warm_ups = run_from_two_starts(starts, observer_.progress, stop_);
    report_.result.stopped = !warm_ups;
    if (warm_ups) report_.additions.warm_ups = std::move(*warm_ups);
  }

  void begin(CompareObserver::Stage stage, std::uint64_t trials) const {
    if (observer_.begins) observer_.begins(stage, trials);
  }

  const CompareRequest& asked_;
  const CompareObserver& observer_;
  StopToken stop_;
  CompareReport report_;
};

}  // namespace

CompareReport compare(const CompareRequest& request, const CompareObserver& observer, const StopToken& stop) {
  TIMBANG_CHECK(!request.arms.empty(), "a comparison has at least one arm");
  return Comparing(request, observer, stop).run();
}

}  // namespace timbang
