#include "experiment/experiment.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <span>
#include <utility>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "experiment/baseline_city.hpp"
#include "experiment/fit_book.hpp"
#include "experiment/ordered_work.hpp"
#include "experiment/request_manifest.hpp"
#include "experiment/trial.hpp"
#include "population/build_population.hpp"
#include "results/claim_judge.hpp"

namespace timbang {

namespace {

/// The trials of one replication that the store lacks, of arms that share a baseline.
struct Unit {
  std::size_t group = 0;
  std::uint32_t replication = 0;
  std::vector<NumberedArm> arms;
};

/// Different arms that share a baseline, all under one member of the ensemble if there is one.
struct ArmGroup {
  std::size_t member = 0;
  std::vector<NumberedArm> arms;
  std::optional<BaselineCity> city;  ///< kept for all replications; under an ensemble each unit makes its own

  [[nodiscard]] const Scenario& scenario() const { return *arms.front().scenario; }
  [[nodiscard]] const std::string& baseline() const { return scenario().baseline_sha256; }
};

/// What a worker hands over: trials, and the fit if it had to find one.
struct FinishedUnit {
  std::vector<FinishedTrial> trials;
  std::optional<ManifestFit> found_fit;
};

class Experiment {
 public:
  Experiment(const ExperimentRequest& request, const std::function<void(const ExperimentProgress&)>& progress,
             std::stop_token stop)
      : request_(request),
        progress_(progress),
        stop_(std::move(stop)),
        manifest_(manifest_of(request)),
        store_(ResultsStore::open_or_read(request.folder, manifest_)) {
    numbers_ = store_.add_arms(manifest_.arms);
    for (std::size_t member = 0; member < members(); ++member) group_arms(member);
    list_lacking();
    if (!units_.empty()) store_.expect_writable();
    for (const Unit& unit : units_) recall_fit(groups_[unit.group].baseline());
  }

  ExperimentResult run() {
    ExperimentResult result;
    result.folder = request_.folder;
    result.resumed = done_;
    result.stopped = !prepare_cities() || !simulate();
    if (!result.stopped) {
      summarise_trials(result);
      result.failed = static_cast<std::uint32_t>(result.failures.size());
      if (store_.is_writable()) store_.write_summary(result.summary);
      if (store_.is_writable() && !result.claims.claims.empty()) store_.write_claims(result.claims, result.summary);
    }
    store_.close();
    return result;
  }

 private:
  [[nodiscard]] std::size_t members() const { return std::max<std::size_t>(1, members_needed(request_)); }

  /// The scenario that an arm runs under a member.
  [[nodiscard]] const Scenario& scenario_of(std::size_t arm, std::size_t member) const {
    const Arm& asked = request_.arms[arm];
    return request_.ensemble ? asked.members.scenarios[member] : asked.scenario;
  }

  [[nodiscard]] std::string point_of(std::size_t arm, std::size_t member) const {
    return request_.ensemble ? scenario_of(arm, member).values_sha256 : std::string();
  }

  void group_arms(std::size_t member) {
    const std::size_t first = groups_.size();
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      const Scenario& scenario = scenario_of(i, member);
      const auto found = std::find_if(groups_.begin() + static_cast<std::ptrdiff_t>(first), groups_.end(),
                                      [&](const ArmGroup& g) { return g.baseline() == scenario.baseline_sha256; });
      ArmGroup& group = found != groups_.end() ? *found : groups_.emplace_back(ArmGroup{member, {}, std::nullopt});
      const bool is_asked_twice = std::any_of(group.arms.begin(), group.arms.end(),
                                              [&](const NumberedArm& arm) { return arm.number == numbers_[i]; });
      if (!is_asked_twice) group.arms.push_back({numbers_[i], &scenario, point_of(i, member)});
    }
  }

  void list_lacking() {
    for (std::uint32_t replication = 0; replication < request_.replications; ++replication) {
      for (std::size_t group = 0; group < groups_.size(); ++group) {
        if (groups_[group].member != replication % members()) continue;
        Unit unit{group, replication, {}};
        for (const NumberedArm& arm : groups_[group].arms) {
          ++total_;
          if (!store_.has(arm.number, request_.seed, replication, arm.point)) unit.arms.push_back(arm);
        }
        done_ += static_cast<std::uint32_t>(groups_[group].arms.size() - unit.arms.size());
        if (!unit.arms.empty()) units_.push_back(std::move(unit));
      }
    }
  }

  void recall_fit(const std::string& baseline_sha256) {
    if (fits_.find(baseline_sha256)) return;
    if (const auto kept = store_.fit(baseline_sha256)) fits_.put(baseline_sha256, *kept);
  }

  /// Without an ensemble, makes the city of every group with something to simulate. False if asked to stop.
  bool prepare_cities() {
    if (request_.ensemble) return true;
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      const bool is_needed =
          std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.group == group; });
      if (!is_needed) continue;
      if (!fits_.find(groups_[group].baseline())) report(ExperimentProgress::Stage::fitting);
      std::optional<ManifestFit> found_fit;
      groups_[group].city = make_city(groups_[group], request_.threads, stop_, found_fit);
      if (!groups_[group].city) return false;
      if (found_fit) keep_fit(groups_[group].baseline(), *found_fit);
    }
    return true;
  }

  /// The group's city, its welfare fitted unless the fit is known. Nothing if asked to stop. Safe on any worker.
  std::optional<BaselineCity> make_city(const ArmGroup& group, unsigned threads, const std::stop_token& stop,
                                        std::optional<ManifestFit>& found_fit) {
    Scenario baseline = without_levers(group.scenario());
    if (const auto known = fits_.find(group.baseline())) {
      const WelfareQuantile quantile{known->mu, known->sigma, known->g};
      Population population = build_population(baseline, manifest_.population_seed, quantile);
      return BaselineCity{std::move(baseline), std::move(population), quantile};
    }
    std::optional<FittedCity> fitted = fit_group(group, threads, stop);
    if (!fitted) return std::nullopt;
    found_fit = fitted->fit;
    fits_.put(group.baseline(), fitted->fit);
    return BaselineCity{
        std::move(baseline), std::move(fitted->population), {fitted->fit.mu, fitted->fit.sigma, fitted->fit.g}};
  }

  std::optional<FittedCity> fit_group(const ArmGroup& group, unsigned threads, const std::stop_token& stop) const {
    try {
      return fit_city(group.scenario(), manifest_.population_seed, threads, stop);
    } catch (const ScenarioError&) {
      if (!request_.ensemble) throw;
      throw ScenarioError({{"member_cannot_be_fitted",
                            {request_.ensemble->file, 0, 0, ""},
                            "",
                            {{"member", std::to_string(group.member + 1)}}}});
    }
  }

  void keep_fit(const std::string& baseline_sha256, const ManifestFit& fit) {
    if (baseline_sha256 == manifest_.baseline_sha256) {
      store_.set_fit(fit);
    } else {
      store_.keep_fit(baseline_sha256, fit);
    }
  }

  FinishedUnit run_unit(const Unit& unit, const std::stop_token& abandon) {
    const ArmGroup& group = groups_[unit.group];
    FinishedUnit finished;
    std::optional<BaselineCity> own;
    if (!group.city) own = make_city(group, 1, abandon, finished.found_fit);
    if (!group.city && !own) return finished;
    finished.trials = run_replication(own ? *own : *group.city, unit.arms, request_.seed, unit.replication, abandon);
    return finished;
  }

  /// Runs and stores what is lacking. False if asked to stop before all was done.
  bool simulate() {
    started_ = std::chrono::steady_clock::now();
    report(ExperimentProgress::Stage::simulating);
    const std::size_t finished_units = work_in_order<FinishedUnit>(
        units_.size(), request_.threads, stop_,
        [&](std::size_t index, const std::stop_token& abandon) { return run_unit(units_[index], abandon); },
        [&](std::size_t index, FinishedUnit&& finished) {
          if (finished.found_fit) keep_fit(groups_[units_[index].group].baseline(), *finished.found_fit);
          for (const FinishedTrial& trial : finished.trials) {
            store_.add(trial.result, request_.seed, trial.wall_seconds);
            ++done_;
            report(ExperimentProgress::Stage::simulating);
          }
        });
    return finished_units == units_.size();
  }

  /// Reads the trials asked for back from the store, which alone keeps them while others run.
  void summarise_trials(ExperimentResult& result) const {
    std::vector<std::vector<TrialResult>> trials(numbers_.size());
    std::vector<std::vector<SummaryTrial>> views(numbers_.size());
    for (std::size_t arm = 0; arm < numbers_.size(); ++arm) {
      for (std::uint32_t replication = 0; replication < request_.replications; ++replication) {
        const std::string point = point_of(arm, replication % members());
        auto trial = store_.trial(numbers_[arm], request_.seed, replication, point);
        TIMBANG_CHECK(trial.has_value(), "every trial asked for is stored");
        if (!trial->failure.empty()) result.failures.push_back({manifest_.arms[arm].name, replication, trial->failure});
        trials[arm].push_back(std::move(*trial));
      }
      for (const TrialResult& trial : trials[arm]) {
        views[arm].push_back({trial.failure.empty() ? &trial.table : nullptr, trial.trajectory});
      }
    }
    Manifest asked = manifest_;
    asked.fit = store_.manifest().fit;
    if (request_.shown > 0) asked.arms.resize(request_.shown);
    result.summary = summarise(asked, std::span(views).first(asked.arms.size()));
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
    for (const ManifestArm& arm : store_.manifest().arms) result.claims.runs_before += arm.runs.size();
    for (const ManifestClaims& known : store_.manifest().claims) {
      if (known.sha256 == result.claims.sha256) result.claims.runs_before = known.runs_before;
    }
  }

  void report(ExperimentProgress::Stage stage) const {
    if (!progress_) return;
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started_;
    progress_({stage, done_, total_, stage == ExperimentProgress::Stage::fitting ? 0.0 : passed.count()});
  }

  const ExperimentRequest& request_;
  const std::function<void(const ExperimentProgress&)>& progress_;
  std::stop_token stop_;
  Manifest manifest_;
  ResultsStore store_;
  std::vector<std::uint32_t> numbers_;  ///< of the asked arms in the store
  std::vector<ArmGroup> groups_;
  FitBook fits_;
  std::vector<Unit> units_;
  std::uint32_t done_ = 0;
  std::uint32_t total_ = 0;
  std::chrono::steady_clock::time_point started_;
};

}  // namespace

ExperimentResult run_experiment(const ExperimentRequest& request,
                                const std::function<void(const ExperimentProgress&)>& progress,
                                const std::stop_token& stop) {
  check_request(request);
  return Experiment(request, progress, stop).run();
}

}  // namespace timbang
