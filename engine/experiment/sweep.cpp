#include "experiment/sweep.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "experiment/baseline_city.hpp"
#include "experiment/fit_book.hpp"
#include "experiment/named_outcome.hpp"
#include "experiment/ordered_work.hpp"
#include "experiment/sweep_design.hpp"
#include "experiment/trial.hpp"
#include "outcomes/outcome_catalogue.hpp"
#include "scenario/scenario_source.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_points_at_once = 8;  ///< whose scenarios a worker holds at the same time
constexpr std::size_t most_cities_kept = 4;
constexpr std::size_t most_failures_told = 5;

std::vector<std::size_t> kept_outcomes(const ExperimentPlan& plan) {
  std::vector<std::size_t> outcomes;
  std::vector<Problem> problems;
  for (const NamedOutcome& named : plan.outcomes) {
    if (const auto index = outcome_named(named.name, named.place, "outcomes", problems)) outcomes.push_back(*index);
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  for (std::size_t i = 0; plan.outcomes.empty() && i < outcome_catalogue().size(); ++i) outcomes.push_back(i);
  std::sort(outcomes.begin(), outcomes.end());
  return outcomes;
}

/// The first problem of a point, as the store keeps it.
std::string refusal_text(const ScenarioError& error) {
  const Problem& problem = error.problems().front();
  return problem.id + (problem.path.empty() ? "" : " " + problem.path);
}

/// What is kept in memory of a point.
struct KnownPoint {
  std::string values_sha256;  ///< empty if it is refused, or is another one again
  std::size_t group = 0;      ///< of those that share its baseline
};

/// Some points of one baseline, in a row.
struct Chunk {
  std::size_t group = 0;
  std::vector<std::size_t> points;
};

struct FinishedChunk {
  std::vector<FinishedTrial> trials;
  std::optional<ManifestFit> found_fit;
};

class Sweep {
 public:
  Sweep(const SweepRequest& request, const std::function<void(const ExperimentProgress&)>& progress,
        std::stop_token stop)
      : request_(request),
        progress_(progress),
        stop_(std::move(stop)),
        source_(request.plan.scenario_file),
        shape_(sweep_shape(request.plan)),
        welfare_(welfare_report_for(shape_.outcomes)),
        design_(request_.plan, request.seed, source_.with({}, {}).city_code),
        store_(SweepStore::open(request.folder, shape_)) {}

  SweepResult run() {
    result_.points = design_.points();
    report(ExperimentProgress::Stage::fitting);
    know_points();
    make_chunks();
    find_stored();
    result_.stopped = !prepare_cities() || !simulate();
    list_failures();
    store_.close();
    return std::move(result_);
  }

 private:
  /// Resolves every point once and keeps its hashes; the design goes into the store.
  void know_points() {
    std::unordered_map<std::string, std::size_t> groups;
    std::unordered_set<std::string> seen;
    points_.resize(design_.points());
    store_.set_points(design_.points(), [&](std::size_t index) {
      SweepPoint point;
      const auto settings = design_.settings(index);
      if (!settings) {
        point.refusal = "shares_do_not_sum";
      } else {
        for (const auto* part : {&settings->varied, &settings->assumed}) {
          for (const Setting& each : *part) point.settings.emplace_back(each.path, each.value);
        }
        look_at(*settings, index, point, groups, seen);
      }
      if (!point.refusal.empty()) ++result_.refused;
      return point;
    });
    baselines_.resize(groups.size());
    for (const auto& [baseline, group] : groups) baselines_[group] = baseline;
  }

  void look_at(const PointSettings& settings, std::size_t index, SweepPoint& point,
               std::unordered_map<std::string, std::size_t>& groups, std::unordered_set<std::string>& seen) {
    try {
      const Scenario scenario = source_.with(settings.varied, settings.assumed);
      point.values_sha256 = scenario.values_sha256;
      const bool is_asked = !request_.only_point || *request_.only_point == index;
      if (!is_asked || !seen.insert(scenario.values_sha256).second) return;
      const std::size_t group = groups.emplace(scenario.baseline_sha256, groups.size()).first->second;
      points_[index] = {scenario.values_sha256, group};
    } catch (const ScenarioError& error) {
      point.refusal = refusal_text(error);
    }
  }

  void make_chunks() {
    std::vector<std::vector<std::size_t>> by_group(baselines_.size());
    for (std::size_t position = 0; position < points_.size(); ++position) {
      const std::size_t point = design_.visited(position);
      if (!points_[point].values_sha256.empty()) by_group[points_[point].group].push_back(point);
    }
    for (std::size_t group = 0; group < by_group.size(); ++group) {
      const auto& all = by_group[group];
      for (std::size_t first = 0; first < all.size(); first += most_points_at_once) {
        const std::size_t last = std::min(first + most_points_at_once, all.size());
        chunks_.push_back(
            {group,
             {all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last)}});
      }
    }
  }

  [[nodiscard]] std::size_t place(std::size_t point, std::uint32_t replication) const {
    return replication * points_.size() + point;
  }

  void find_stored() {
    stored_.resize(points_.size() * request_.replications);
    for (std::size_t point = 0; point < points_.size(); ++point) {
      if (points_[point].values_sha256.empty()) continue;
      for (std::uint32_t replication = 0; replication < request_.replications; ++replication) {
        ++result_.trials;
        if (!store_.has(key(point, replication))) continue;
        stored_[place(point, replication)] = true;
        ++result_.resumed;
      }
    }
    done_ = result_.resumed;
    for (const std::string& baseline : baselines_) {
      if (const auto kept = store_.fit(baseline, request_.seed)) fits_.put(baseline, *kept);
    }
  }

  [[nodiscard]] SweepTrialKey key(std::size_t point, std::uint32_t replication) const {
    return {points_[point].values_sha256, request_.seed, replication};
  }

  [[nodiscard]] Scenario scenario_of(std::size_t point) const {
    const auto settings = design_.settings(point);
    TIMBANG_CHECK(settings.has_value(), "a point that is run was sound");
    return source_.with(settings->varied, settings->assumed);
  }

  /// Makes the cities of few baselines once; those of many are made where they are run. False if asked to stop.
  bool prepare_cities() {
    cities_.resize(baselines_.size());
    if (baselines_.size() > most_cities_kept || done_ == result_.trials) return true;
    for (const Chunk& chunk : chunks_) {
      if (cities_[chunk.group]) continue;
      std::optional<ManifestFit> found_fit;
      try {
        cities_[chunk.group] =
            make_city(scenario_of(chunk.points.front()), chunk.group, request_.threads, stop_, found_fit);
      } catch (const ScenarioError&) {
        continue;  // its trials will say so
      }
      if (!cities_[chunk.group]) return false;
      if (found_fit) store_.keep_fit(baselines_[chunk.group], request_.seed, *found_fit);
    }
    return true;
  }

  /// Nothing if asked to stop. Safe on any worker. Throws ScenarioError if no welfare distribution fits.
  std::optional<BaselineCity> make_city(const Scenario& scenario, std::size_t group, unsigned threads,
                                        const std::stop_token& stop, std::optional<ManifestFit>& found_fit) {
    Scenario baseline = without_levers(scenario);
    if (const auto known = fits_.find(baselines_[group])) {
      const WelfareQuantile quantile{known->mu, known->sigma, known->g};
      Population population = build_population(baseline, request_.seed, quantile);
      return BaselineCity{std::move(baseline), std::move(population), quantile};
    }
    std::optional<FittedCity> fitted = fit_city(scenario, request_.seed, threads, stop);
    if (!fitted) return std::nullopt;
    found_fit = fitted->fit;
    found_fit->measures.clear();
    fits_.put(baselines_[group], *found_fit);
    const WelfareQuantile quantile{fitted->fit.mu, fitted->fit.sigma, fitted->fit.g};
    return BaselineCity{std::move(baseline), std::move(fitted->population), quantile};
  }

  FinishedChunk run_chunk(const Chunk& chunk, std::uint32_t replication, const std::stop_token& abandon) {
    std::vector<std::size_t> lacking;
    for (const std::size_t point : chunk.points) {
      if (!stored_[place(point, replication)]) lacking.push_back(point);
    }
    FinishedChunk finished;
    if (lacking.empty()) return finished;
    std::vector<Scenario> scenarios;
    for (const std::size_t point : lacking) scenarios.push_back(scenario_of(point));
    std::vector<NumberedArm> arms;
    for (std::size_t i = 0; i < lacking.size(); ++i) {
      arms.push_back({static_cast<std::uint32_t>(lacking[i]), &scenarios[i]});
    }
    try {
      std::optional<BaselineCity> own;
      const auto& kept = cities_[chunk.group];
      if (!kept) own = make_city(scenarios.front(), chunk.group, 1, abandon, finished.found_fit);
      if (!kept && !own) return finished;
      finished.trials = run_replication(kept ? *kept : *own, arms, request_.seed, replication, abandon, welfare_);
    } catch (const ScenarioError& error) {
      for (const NumberedArm& arm : arms) {
        finished.trials.push_back({{arm.number, replication, {}, 0, refusal_text(error)}, 0});
      }
    }
    return finished;
  }

  /// Runs and stores what is lacking. False if asked to stop before all was done.
  bool simulate() {
    started_ = std::chrono::steady_clock::now();
    report(ExperimentProgress::Stage::simulating);
    const std::size_t units = chunks_.size() * request_.replications;
    const auto replication_of = [&](std::size_t unit) { return static_cast<std::uint32_t>(unit / chunks_.size()); };
    const std::size_t finished_units = work_in_order<FinishedChunk>(
        units, request_.threads, stop_,
        [&](std::size_t unit, const std::stop_token& abandon) {
          return run_chunk(chunks_[unit % chunks_.size()], replication_of(unit), abandon);
        },
        [&](std::size_t unit, FinishedChunk&& finished) {
          if (finished.found_fit) {
            store_.keep_fit(baselines_[chunks_[unit % chunks_.size()].group], request_.seed, *finished.found_fit);
          }
          for (const FinishedTrial& trial : finished.trials) keep(trial.result);
        });
    return finished_units == units;
  }

  void keep(const TrialResult& trial) {
    store_.add(key(trial.arm, trial.replication), trial.table, trial.failure);
    ++done_;
    report(ExperimentProgress::Stage::simulating);
  }

  void list_failures() {
    store_.each_failure([this](const SweepFailure& failure) {
      if (failure.seed != request_.seed || failure.replication >= request_.replications) return;
      ++result_.failed;
      if (result_.failures.size() < most_failures_told) result_.failures.push_back(failure);
    });
  }

  void report(ExperimentProgress::Stage stage) const {
    if (!progress_) return;
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started_;
    const bool is_fitting = stage == ExperimentProgress::Stage::fitting;
    progress_({stage, static_cast<std::uint32_t>(done_), static_cast<std::uint32_t>(result_.trials),
               is_fitting ? 0.0 : passed.count()});
  }

  const SweepRequest& request_;
  const std::function<void(const ExperimentProgress&)>& progress_;
  std::stop_token stop_;
  ScenarioSource source_;
  SweepShape shape_;
  WelfareReport welfare_;
  SweepDesign design_;
  SweepStore store_;
  std::vector<KnownPoint> points_;
  std::vector<std::string> baselines_;  ///< by group
  std::vector<Chunk> chunks_;
  std::vector<std::optional<BaselineCity>> cities_;  ///< by group; empty where workers make their own
  FitBook fits_;
  std::vector<bool> stored_;  ///< by place(); not changed while workers read it
  std::uint64_t done_ = 0;
  SweepResult result_;
  std::chrono::steady_clock::time_point started_;
};

}  // namespace

SweepShape sweep_shape(const ExperimentPlan& plan) {
  SweepShape shape;
  shape.outcomes = kept_outcomes(plan);
  const Scenario scenario = read_scenario(plan.scenario_file);
  shape.experiment_name = plan.name;
  shape.scenario_name = scenario.name;
  shape.scenario_sha256 = scenario.values_sha256;
  shape.wheres = {"city"};
  if (plan.kept == KeptOutcomes::full) {
    for (const Kecamatan& kecamatan : scenario.kecamatan) shape.wheres.push_back(kecamatan.name);
  }
  shape.months = {"all"};
  for (std::int32_t month = 0; month < scenario.period.months(); ++month) {
    shape.months.push_back((scenario.period.first_month + month).text());
  }
  return shape;
}

SweepResult run_sweep(const SweepRequest& request, const std::function<void(const ExperimentProgress&)>& progress,
                      const std::stop_token& stop) {
  return Sweep(request, progress, stop).run();
}

}  // namespace timbang
