#include "studies/compare/experiment.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "results/store/stored_summary.hpp"
#include "results/summary/claim_judge.hpp"
#include "studies/compare/request_manifest.hpp"

namespace timbang {

namespace {

/// An arm under one member of the ensemble, or under its own values.
struct ArmMember {
  std::size_t arm = 0;
  std::uint32_t member = 0;
};

class Experiment {
 public:
  Experiment(const ExperimentRequest& request, const std::function<void(const TrialProgress&)>& progress,
             StopToken stop)
      : request_(request),
        manifest_(manifest_of(request)),
        store_(ResultsStore::open_or_read(request.folder, manifest_)),
        runner_(store_.trials(), request.workers, {progress, {}}, stop) {
    make_plan();
  }

  ExperimentResult run() {
    ExperimentResult result;
    result.folder = request_.folder;
    const TrialRun run = runner_.run(plan_);
    result.resumed = static_cast<std::uint32_t>(run.shared);
    result.stopped = run.is_stopped;
    if (!run.unfit_cities.empty()) refuse(run.unfit_cities.front());
    if (!result.stopped) {
      store_.reload();
      summarise_trials(result);
      // A folder that cannot be written to answers and stores nothing.
      const bool has_answers = store_.trials().is_writable() && !result.claims.claims.empty();
      if (has_answers) store_.write_claims(result.claims, result.summary);
    }
    store_.close();
    return result;
  }

 private:
  [[nodiscard]] const Comparison& asked() const { return store_.comparisons().front(); }

  [[nodiscard]] const Scenario& scenario_of(const ArmMember& of) const {
    const Arm& arm = request_.arms[of.arm];
    return request_.ensemble ? arm.members.scenarios[of.member] : arm.scenario;
  }

  [[nodiscard]] ScenarioRecipe recipe_of(const ArmMember& of) const {
    const Arm& arm = request_.arms[of.arm];
    return {arm.scenario.file, arm.settings, {}, request_.ensemble ? request_.ensemble->file : "", of.member};
  }

  void make_plan() {
    plan_.seed = request_.seed;
    plan_.population_seed = manifest_.population_seed;
    plan_.kept = KeptCells::everything();
    plan_.scenario = [this](std::size_t position) { return scenario_of(planned_[position]); };
    plan_.recipe = [this](std::size_t position) { return recipe_of(planned_[position]); };
    const std::uint32_t step = asked().members;
    const auto members = static_cast<std::uint32_t>(std::max<std::size_t>(1, members_needed(request_)));
    for (std::uint32_t member = 0; member < members; ++member) {
      // Replication r runs under member r mod M (docs/decisions/0002-plausible-ranges.md).
      const Replications replications{member, (request_.replications - member - 1) / step + 1, step};
      for (std::size_t arm = 0; arm < request_.arms.size(); ++arm) {
        const Scenario& scenario = scenario_of({arm, member});
        const std::size_t position = plan_.add(scenario.values_sha256, scenario.baseline_sha256, replications);
        // Arms of equal values share trials.
        if (position == planned_.size()) planned_.push_back({arm, member});
      }
    }
  }

  /// Throws: no welfare distribution fits a baseline.
  [[noreturn]] void refuse(std::size_t city) const {
    std::size_t position = 0;
    while (plan_.scenarios()[position].city != city) ++position;
    if (!request_.ensemble) refuse_fit(scenario_of(planned_[position]));
    throw ScenarioError({{"member_cannot_be_fitted",
                          {request_.ensemble->file, 0, 0, ""},
                          "",
                          {{"member", std::to_string(planned_[position].member + 1)}}}});
  }

  /// Reads the trials asked for back from the store, which alone keeps them while others run.
  void summarise_trials(ExperimentResult& result) const {
    const std::vector<std::vector<Trial>> trials = stored_trials(store_, asked());
    for (std::size_t arm = 0; arm < trials.size(); ++arm) {
      for (const Trial& trial : trials[arm]) {
        // Failures are reported beside the summary, which leaves them out.
        if (trial.failure.empty()) continue;
        result.failures.push_back({request_.arms[arm].name, trial.key.replication, trial.failure});
      }
    }
    result.failed = static_cast<std::uint32_t>(result.failures.size());
    const auto views = views_of(trials);
    Manifest shown = manifest_;
    shown.fit = store_.manifest().fit;
    // Arms that only claims need are judged and not shown.
    if (request_.shown > 0) shown.arms.resize(request_.shown);
    result.summary = summarise(shown, std::span(views).first(shown.arms.size()));
    if (!request_.claims.empty()) judge(views, result);
    if (request_.watched) watch(views, result);
  }

  void watch(const std::vector<std::vector<SummaryTrial>>& views, ExperimentResult& result) const {
    for (std::size_t arm = 0; arm < result.summary.arms.size(); ++arm) {
      std::vector<double>& values = result.watched.emplace_back();
      for (const SummaryTrial& trial : views[arm]) {
        values.push_back(trial.table == nullptr ? std::numeric_limits<double>::quiet_NaN()
                                                : trial.table->at(*request_.watched, 0, 0));
      }
    }
  }

  void judge(const std::vector<std::vector<SummaryTrial>>& views, ExperimentResult& result) const {
    const ClaimRule rule{request_.ensemble ? IntervalKind::plausible : IntervalKind::seeds, request_.is_anytime};
    std::vector<std::string> names;
    for (const ManifestArm& arm : manifest_.arms) names.push_back(arm.name);
    result.claims = judge_claims(request_.claims, rule, views, names, result.summary);
    result.claims.sha256 = manifest_.claims.front().sha256;
    // Runs of before the claims were known: a claim written after the results says so
    // (docs/decisions/0007-claims.md).
    for (const ManifestArm& arm : store_.manifest().arms) result.claims.runs_before += arm.runs.size();
    for (const ManifestClaims& known : store_.manifest().claims) {
      if (known.sha256 == result.claims.sha256) result.claims.runs_before = known.runs_before;
    }
  }

  const ExperimentRequest& request_;
  Manifest manifest_;
  ResultsStore store_;
  TrialRunner runner_;
  TrialPlan plan_;
  std::vector<ArmMember> planned_;  ///< by position in the plan
};

}  // namespace

ExperimentResult run_experiment(const ExperimentRequest& request,
                                const std::function<void(const TrialProgress&)>& progress, const StopToken& stop) {
  check_request(request);
  return Experiment(request, progress, stop).run();
}

}  // namespace timbang
