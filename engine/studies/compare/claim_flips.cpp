#include "studies/compare/claim_flips.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/sha256.hpp"
#include "results/store/results_store.hpp"
#include "scenario/plans/uncertain_parameters.hpp"
#include "studies/compare/flip_trials.hpp"
#include "studies/compare/request_manifest.hpp"
#include "studies/parameter_space.hpp"
#include "text/did_you_mean.hpp"
#include "text/number_text.hpp"

namespace timbang {

namespace {

constexpr std::size_t nearest_ends = 3;
constexpr int halvings = 4;

bool is_set_by_an_arm(const std::string& path, const ExperimentRequest& experiment) {
  return std::any_of(experiment.arms.begin(), experiment.arms.end(), [&](const Arm& arm) {
    // What an arm sets would hide the parameter's change.
    return std::any_of(arm.settings.begin(), arm.settings.end(),
                       [&](const Setting& setting) { return setting.path == path; });
  });
}

Problem unknown_flip(const std::string& path, const std::vector<std::string>& known) {
  const auto near = reading::closest(path, known);
  Problem problem;
  problem.id = near ? "unknown_flip_did_you_mean" : "unknown_flip";
  problem.arguments = {{"found", path}};
  if (near) problem.arguments.emplace_back("suggestion", *near);
  return problem;
}

std::vector<CalibrationPlan> plans_of(const FlipRequest& request) {
  std::vector<CalibrationPlan> all = uncertain_one_by_one(request.experiment->arms.front().scenario);
  std::vector<CalibrationPlan> chosen;
  std::vector<std::string> known;
  for (const CalibrationPlan& plan : all) known.push_back(plan.parameters.front().path);
  std::vector<Problem> problems;
  for (const std::string& path : request.parameters) {
    if (std::find(known.begin(), known.end(), path) == known.end()) problems.push_back(unknown_flip(path, known));
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  for (CalibrationPlan& plan : all) {
    const std::string& path = plan.parameters.front().path;
    const auto& wanted = request.parameters;
    const bool is_wanted = wanted.empty() || std::find(wanted.begin(), wanted.end(), path) != wanted.end();
    if (is_wanted && !is_set_by_an_arm(path, *request.experiment)) chosen.push_back(std::move(plan));
  }
  return chosen;
}

/// A way from the scenario's value of a parameter to an end of its range, for one claim.
struct Way {
  std::size_t claim = 0;
  const CalibrationPlan* plan = nullptr;
  double still = 0;                             ///< farthest value with the scenario's answer
  double unflipped = 0;                         ///< farthest value that is not flipped
  double flipped = 0;                           ///< nearest value that is
  ClaimAnswer answer = ClaimAnswer::undecided;  ///< at `flipped`
  double guess = 0;                             ///< half ranges to where a straight line crosses what is claimed

  [[nodiscard]] const CalibrationParameter& parameter() const { return plan->parameters.front(); }
  [[nodiscard]] double half_ranges() const {
    return 2 * std::abs(flipped - parameter().value) / (parameter().high - parameter().low);
  }
};

bool is_decided(ClaimAnswer answer) {
  return answer == ClaimAnswer::is_true || answer == ClaimAnswer::is_false;
}

/// How far along the way from one estimate to the other the mean leaves or enters what is claimed, 0 .. 1.
double crossing(const JudgedClaim& here, const JudgedClaim& there) {
  double nearest = 1;
  for (const double limit : {here.claim.low, here.claim.high}) {
    const double share = (limit - here.estimate.mean) / (there.estimate.mean - here.estimate.mean);
    // Means that do not move have no crossing; one that lies on the other side is none either.
    if (std::isfinite(share) && share >= 0) nearest = std::min(nearest, share);
  }
  return nearest;
}

class FlipSearch {
 public:
  FlipSearch(const FlipRequest& request, FlipTrials& trials)
      : request_(request), trials_(trials), plans_(plans_of(request)) {}

  std::optional<FlipsReport> run() {
    // The scenario itself, then both ends of every range, in one plan.
    std::vector<FlipPoint> ends{{nullptr, 0}};
    for (const CalibrationPlan& plan : plans_) {
      ends.push_back({&plan, plan.parameters.front().low});
      ends.push_back({&plan, plan.parameters.front().high});
    }
    if (!answer(ends)) return std::nullopt;
    find_ways(ends);
    for (int halving = 0; halving < halvings; ++halving) {
      if (!halve()) return std::nullopt;
    }
    return report();
  }

 private:
  using Key = std::pair<const CalibrationPlan*, double>;

  static Key key_of(const FlipPoint& point) { return {point.plan, point.value}; }

  [[nodiscard]] const std::vector<JudgedClaim>& claims_at(const FlipPoint& point) const {
    return known_.at(key_of(point)).report.claims;
  }

  /// Answers those points that are not known yet. False if asked to stop.
  bool answer(const std::vector<FlipPoint>& points) {
    std::vector<FlipPoint> missing;
    for (const FlipPoint& point : points) {
      const bool is_listed = std::any_of(missing.begin(), missing.end(),
                                         [&](const FlipPoint& each) { return key_of(each) == key_of(point); });
      if (!is_listed && !known_.contains(key_of(point))) missing.push_back(point);
    }
    auto answers = trials_.answers_at(missing);
    if (!answers) return false;
    for (std::size_t i = 0; i < missing.size(); ++i) {
      runs_ += (*answers)[i].runs;
      known_.emplace(key_of(missing[i]), std::move((*answers)[i]));
    }
    return true;
  }

  /// For every claim the few ends that flip it soonest, as far as a straight line tells.
  void find_ways(const std::vector<FlipPoint>& ends) {
    const std::vector<JudgedClaim>& here = claims_at(ends.front());
    for (std::size_t claim = 0; claim < here.size(); ++claim) {
      // What calibration puts in has no answer that could flip (docs/decisions/0007-claims.md).
      if (here[claim].answer == ClaimAnswer::imposed) continue;
      std::vector<Way> decided;
      std::vector<Way> undecided;
      for (std::size_t i = 1; i < ends.size(); ++i) {
        // No sound scenario at this end.
        if (claims_at(ends[i]).empty()) continue;
        const JudgedClaim& there = claims_at(ends[i])[claim];
        if (there.answer == here[claim].answer) continue;
        const CalibrationParameter& parameter = ends[i].plan->parameters.front();
        Way way{claim, ends[i].plan, parameter.value, parameter.value, ends[i].value, there.answer, 0};
        way.guess = crossing(here[claim], there) * way.half_ranges();
        (is_decided(there.answer) ? decided : undecided).push_back(way);
      }
      // Ends that only lose the answer are taken where none turns it round.
      std::vector<Way>& ways = decided.empty() ? undecided : decided;
      std::stable_sort(ways.begin(), ways.end(), [](const Way& a, const Way& b) { return a.guess < b.guess; });
      ways.resize(std::min(ways.size(), nearest_ends));
      ways_.insert(ways_.end(), ways.begin(), ways.end());
    }
  }

  static FlipPoint middle(const Way& way) {
    const CalibrationParameter& parameter = way.parameter();
    const int power = rounding_power(parameter.low, parameter.high, parameter.is_whole);
    return {way.plan, rounded_to((way.unflipped + way.flipped) / 2, power)};
  }

  /// Looks half way between what flips and what does not, on every way at once. False if asked to stop.
  bool halve() {
    std::vector<FlipPoint> middles;
    for (const Way& way : ways_) {
      const FlipPoint point = middle(way);
      // Rounding has met one of the ends: nothing lies between them.
      if (point.value != way.unflipped && point.value != way.flipped) middles.push_back(point);
    }
    if (!answer(middles)) return false;
    for (Way& way : ways_) {
      const FlipPoint point = middle(way);
      // A middle without a sound scenario leaves the way as it is.
      if (point.value == way.unflipped || point.value == way.flipped || claims_at(point).empty()) continue;
      const ClaimAnswer found = claims_at(point)[way.claim].answer;
      const ClaimAnswer first = claims_at({nullptr, 0})[way.claim].answer;
      if (found == way.answer) way.flipped = point.value;
      if (found != way.answer) way.unflipped = point.value;
      if (found == first) way.still = point.value;
    }
    return true;
  }

  [[nodiscard]] FlipsReport report() const {
    FlipsReport report{{}, plans_.size(), request_.replications, runs_};
    const std::vector<JudgedClaim>& here = claims_at({nullptr, 0});
    for (std::size_t claim = 0; claim < here.size(); ++claim) {
      if (here[claim].answer == ClaimAnswer::imposed) continue;
      ClaimFlip& flip = report.flips.emplace_back();
      flip.claim = here[claim].claim.name;
      flip.answer = flip.flipped = here[claim].answer;
      const Way* nearest = nullptr;
      for (const Way& way : ways_) {
        if (way.claim != claim) continue;
        // In half ranges, so that parameters of different units can be compared.
        if (nearest == nullptr || way.half_ranges() < nearest->half_ranges()) nearest = &way;
      }
      if (nearest == nullptr) continue;
      flip.flipped = nearest->answer;
      flip.parameter = nearest->parameter().path;
      flip.unit = nearest->parameter().unit;
      flip.from = nearest->parameter().value;
      flip.still = nearest->still;
      flip.to = nearest->flipped;
      flip.half_ranges = nearest->half_ranges();
    }
    return report;
  }

  const FlipRequest& request_;
  FlipTrials& trials_;
  std::vector<CalibrationPlan> plans_;
  std::map<Key, FlipAnswers> known_;
  std::vector<Way> ways_;
  std::uint64_t runs_ = 0;
};

}  // namespace

std::uint64_t most_flip_runs(const FlipRequest& request) {
  const std::uint64_t parameters = plans_of(request).size();
  const auto claims =
      static_cast<std::uint64_t>(std::count_if(request.experiment->claims.begin(), request.experiment->claims.end(),
                                               [](const PlacedClaim& placed) { return !placed.claim.is_imposed; }));
  const std::uint64_t ways = claims * std::min<std::uint64_t>(nearest_ends, 2 * parameters);
  const std::uint64_t points = 1 + 2 * parameters + ways * std::uint64_t{halvings};
  return points * request.replications * request.experiment->arms.size();
}

std::string search_sha256(const FlipRequest& request) {
  const ExperimentRequest& experiment = *request.experiment;
  std::string all = "flips " + std::to_string(results_version) + " " + std::to_string(experiment.seed) + " " +
                    std::to_string(request.replications) + "\n";
  for (const Arm& arm : experiment.arms) all += arm.scenario.values_sha256 + "\n";
  std::vector<Claim> claims;
  for (const PlacedClaim& placed : experiment.claims) {
    // Everything that decides the answer: a stored search is only found for the same question.
    claims.push_back(placed.claim);
    all += std::to_string(placed.arm) + " " + (placed.against ? std::to_string(*placed.against) : "-") +
           (placed.claim.is_imposed ? " imposed\n" : "\n");
  }
  all += canonical_claims(claims) + "\n";
  for (const CalibrationPlan& plan : plans_of(request)) {
    for (const CalibrationParameter& each : plan.parameters) {
      all += each.path + " " + each.unit;
      for (const double number : {each.value, each.low, each.high}) all += " " + reading::number_text(number);
      all += "\n";
    }
  }
  return sha256_hex(all);
}

std::optional<FlipsReport> find_flips(const FlipRequest& request,
                                      const std::function<void(const TrialProgress&)>& progress,
                                      const StopToken& stop) {
  const std::string search = search_sha256(request);
  ResultsStore store = ResultsStore::open_or_read(request.experiment->folder, manifest_of(*request.experiment));
  std::optional<FlipsReport> found = store.flips(search);
  if (!found) {
    TrialRunner runner(store.trials(), request.experiment->workers, {progress, {}}, stop);
    FlipTrials trials(*request.experiment, request.replications, store.trials(), runner);
    found = FlipSearch(request, trials).run();
    // A stopped search is not stored; its trials are.
    if (found) store.write_flips(search, *found);
  }
  store.close();
  return found;
}

}  // namespace timbang
