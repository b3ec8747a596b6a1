#include "experiment/experiment.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/check.hpp"
#include "experiment/ordered_work.hpp"
#include "experiment/request_manifest.hpp"
#include "experiment/trial.hpp"

namespace timbang {

namespace {

/// The trials of one replication that the store lacks, of arms that share a baseline.
struct Unit {
  std::size_t group = 0;
  std::uint32_t replication = 0;
  std::vector<NumberedArm> arms;
};

/// Different arms that share a baseline; their city is made when one of their trials is lacking.
struct ArmGroup {
  std::vector<NumberedArm> arms;
  std::optional<BaselineCity> city;
};

class Experiment {
 public:
  Experiment(const ExperimentRequest& request, const std::function<void(const ExperimentProgress&)>& progress,
             std::stop_token stop)
      : request_(request),
        progress_(progress),
        stop_(std::move(stop)),
        manifest_(manifest_of(request)),
        store_(ResultsStore::open(request.folder, manifest_)) {
    numbers_ = store_.add_arms(manifest_.arms);
    group_arms();
    list_lacking();
  }

  ExperimentResult run() {
    ExperimentResult result;
    result.folder = request_.folder;
    result.resumed = done_;
    result.stopped = !prepare_cities() || !simulate();
    if (!result.stopped) {
      result.summary = summary(result.failures);
      result.failed = static_cast<std::uint32_t>(result.failures.size());
      store_.write_summary(result.summary);
    }
    store_.close();
    return result;
  }

 private:
  void group_arms() {
    std::vector<std::string> baselines;
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
      const Scenario& scenario = request_.arms[i].scenario;
      const auto found = std::find(baselines.begin(), baselines.end(), scenario.baseline_sha256);
      const auto group = static_cast<std::size_t>(found - baselines.begin());
      if (found == baselines.end()) {
        baselines.push_back(scenario.baseline_sha256);
        groups_.emplace_back();
      }
      auto& arms = groups_[group].arms;
      const bool is_asked_twice =
          std::any_of(arms.begin(), arms.end(), [&](const NumberedArm& arm) { return arm.number == numbers_[i]; });
      if (!is_asked_twice) arms.push_back({numbers_[i], &scenario});
    }
  }

  void list_lacking() {
    for (std::uint32_t replication = 0; replication < request_.replications; ++replication) {
      for (std::size_t group = 0; group < groups_.size(); ++group) {
        Unit unit{group, replication, {}};
        for (const NumberedArm& arm : groups_[group].arms) {
          if (!store_.has(arm.number, request_.seed, replication)) unit.arms.push_back(arm);
        }
        if (!unit.arms.empty()) units_.push_back(std::move(unit));
      }
    }
    std::size_t asked = 0;
    std::size_t lacking = 0;
    for (const ArmGroup& group : groups_) asked += group.arms.size() * request_.replications;
    for (const Unit& unit : units_) lacking += unit.arms.size();
    total_ = static_cast<std::uint32_t>(asked);
    done_ = static_cast<std::uint32_t>(asked - lacking);
  }

  /// Fits and populates the city of every group with something to simulate. False if asked to stop.
  bool prepare_cities() {
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      const bool is_needed =
          std::any_of(units_.begin(), units_.end(), [&](const Unit& unit) { return unit.group == group; });
      if (is_needed && !prepare_city(group)) return false;
    }
    return true;
  }

  /// The folder keeps the fit of its own baseline; others are found again.
  bool prepare_city(std::size_t group) {
    const Scenario& scenario = *groups_[group].arms.front().scenario;
    const bool is_of_folder = scenario.baseline_sha256 == manifest_.baseline_sha256;
    const ManifestFit& kept = store_.manifest().fit;
    if (is_of_folder && kept.rounds > 0) {
      const WelfareQuantile quantile{kept.mu, kept.sigma, kept.g};
      groups_[group].city =
          BaselineCity{without_levers(scenario),
                       build_population(without_levers(scenario), manifest_.population_seed, quantile), quantile};
      return true;
    }
    report(ExperimentProgress::Stage::fitting);
    std::optional<FittedCity> fitted = fit_city(scenario, manifest_.population_seed, request_.threads, stop_);
    if (!fitted) return false;
    if (is_of_folder) store_.set_fit(fitted->fit);
    groups_[group].city = BaselineCity{
        without_levers(scenario), std::move(fitted->population), {fitted->fit.mu, fitted->fit.sigma, fitted->fit.g}};
    return true;
  }

  /// Runs and stores what is lacking. False if asked to stop before all was done.
  bool simulate() {
    started_ = std::chrono::steady_clock::now();
    report(ExperimentProgress::Stage::simulating);
    const std::size_t finished_units = work_in_order<std::vector<FinishedTrial>>(
        units_.size(), request_.threads, stop_,
        [&](std::size_t index, const std::stop_token& abandon) {
          const Unit& unit = units_[index];
          return run_replication(*groups_[unit.group].city, unit.arms, request_.seed, unit.replication, abandon);
        },
        [&](std::size_t, std::vector<FinishedTrial>&& finished) {
          for (const FinishedTrial& trial : finished) {
            store_.add(trial.result, request_.seed, trial.wall_seconds);
            ++done_;
            report(ExperimentProgress::Stage::simulating);
          }
        });
    return finished_units == units_.size();
  }

  /// Reads the trials asked for back from the store, which alone keeps them while others run.
  Summary summary(std::vector<FailedTrial>& failures) const {
    std::vector<std::vector<TrialResult>> trials(numbers_.size());
    std::vector<std::vector<SummaryTrial>> views(numbers_.size());
    for (std::size_t arm = 0; arm < numbers_.size(); ++arm) {
      for (std::uint32_t replication = 0; replication < request_.replications; ++replication) {
        auto trial = store_.trial(numbers_[arm], request_.seed, replication);
        TIMBANG_CHECK(trial.has_value(), "every trial asked for is stored");
        if (!trial->failure.empty()) failures.push_back({manifest_.arms[arm].name, replication, trial->failure});
        trials[arm].push_back(std::move(*trial));
      }
      for (const TrialResult& trial : trials[arm]) {
        views[arm].push_back({trial.failure.empty() ? &trial.table : nullptr, trial.trajectory});
      }
    }
    Manifest asked = manifest_;
    asked.fit = store_.manifest().fit;
    return summarise(asked, views);
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
