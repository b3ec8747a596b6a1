#include "experiment/decision_runs.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "base/sha256.hpp"
#include "experiment/ordered_work.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "population/build_population.hpp"

namespace timbang {

namespace {

constexpr const char* fit_kind = "fit";

std::string setup_of(const MeasuredOutcomes& measured) {
  std::string names;
  for (const std::size_t outcome : measured.outcomes) names += std::string(outcome_catalogue()[outcome].name) + "\n";
  return "year of " + sha256_hex(names);
}

std::string fit_key(const std::string& baseline_sha256, std::uint64_t seed) {
  return baseline_sha256 + " " + std::to_string(seed);
}

std::size_t trials_in(const std::vector<std::vector<NumberedArm>>& lacking) {
  std::size_t trials = 0;
  for (const auto& arms : lacking) trials += arms.size();
  return trials;
}

CityOutcomes kept_of(const TrialResult& result, const MeasuredOutcomes& measured) {
  if (!result.failure.empty()) return {{}, result.failure};
  CityOutcomes kept;
  for (const std::size_t outcome : measured.outcomes) {
    for (std::size_t where = 0; where < measured.wheres; ++where) {
      kept.values.push_back(result.table.at(outcome, where, 0));
    }
  }
  return kept;
}

}  // namespace

std::size_t MeasuredOutcomes::cell(std::size_t outcome, std::size_t where) const {
  const auto found = std::lower_bound(outcomes.begin(), outcomes.end(), outcome);
  TIMBANG_CHECK(found != outcomes.end() && *found == outcome && where < wheres, "what is asked for was measured");
  return static_cast<std::size_t>(found - outcomes.begin()) * wheres + where;
}

DecisionRuns::DecisionRuns(Settings settings, CalibrationStore& store, Tell tell, std::stop_token stop)
    : settings_(std::move(settings)),
      store_(store),
      tell_(std::move(tell)),
      stop_(std::move(stop)),
      setup_(setup_of(settings_.measured)),
      welfare_(welfare_report_for(settings_.measured.outcomes)) {}

std::optional<CityOutcomes> DecisionRuns::stored(const Scenario& scenario, std::uint32_t replication) const {
  auto trial = store_.trial({setup_, scenario.values_sha256, settings_.seed, replication});
  // A trial that failed is tried again.
  return trial && trial->failure.empty() ? std::move(trial) : std::nullopt;
}

Measured DecisionRuns::result_of(const Scenario& scenario, std::uint32_t replication) const {
  auto trial = stored(scenario, replication);
  TIMBANG_CHECK(trial.has_value(), "every trial asked for is stored");
  return std::move(trial->values);
}

void DecisionRuns::keep(const Scenario& scenario, const TrialResult& result) {
  if (!result.failure.empty()) {
    throw DecisionTrialFailed("seed " + std::to_string(settings_.seed) + ", replication " +
                              std::to_string(result.replication) + ", values " + scenario.values_sha256.substr(0, 8) +
                              ": " + result.failure);
  }
  store_.add_trial({setup_, scenario.values_sha256, settings_.seed, result.replication},
                   kept_of(result, settings_.measured));
  ++done_;
  if (tell_) tell_(done_, std::max(done_, known_));
}

void DecisionRuns::recall_fit(const std::string& baseline_sha256) {
  if (fits_.find(baseline_sha256)) return;
  const auto kept = store_.finding(fit_kind, fit_key(baseline_sha256, settings_.seed));
  if (kept) fits_.put(baseline_sha256, {(*kept)[0], (*kept)[1], (*kept)[2], 0, {}});
}

void DecisionRuns::keep_fit(const std::string& baseline_sha256, const ManifestFit& fit) {
  const std::array<double, 3> numbers{fit.mu, fit.sigma, fit.g};
  store_.add_finding(fit_kind, fit_key(baseline_sha256, settings_.seed), numbers);
}

std::optional<BaselineCity> DecisionRuns::make_city(const Scenario& scenario, unsigned threads,
                                                    const std::stop_token& stop,
                                                    std::optional<ManifestFit>& found_fit) {
  Scenario baseline = without_levers(scenario);
  if (const auto known = fits_.find(scenario.baseline_sha256)) {
    const WelfareQuantile quantile{known->mu, known->sigma, known->g};
    Population population = build_population(baseline, settings_.seed, quantile);
    return BaselineCity{std::move(baseline), std::move(population), quantile};
  }
  std::optional<FittedCity> fitted = fit_city(scenario, settings_.seed, threads, stop);
  if (!fitted) return std::nullopt;
  found_fit = fitted->fit;
  fits_.put(scenario.baseline_sha256, fitted->fit);
  const WelfareQuantile quantile{fitted->fit.mu, fitted->fit.sigma, fitted->fit.g};
  return BaselineCity{std::move(baseline), std::move(fitted->population), quantile};
}

const BaselineCity& DecisionRuns::city_of(const Scenario& scenario) {
  const auto found = city_.find(scenario.baseline_sha256);
  if (found != city_.end()) return found->second;
  city_.clear();
  recall_fit(scenario.baseline_sha256);
  std::optional<ManifestFit> found_fit;
  auto city = make_city(scenario, settings_.threads, stop_, found_fit);
  if (!city) throw DecisionStopped();
  if (found_fit) keep_fit(scenario.baseline_sha256, *found_fit);
  return city_.emplace(scenario.baseline_sha256, std::move(*city)).first->second;
}

DecisionRuns::Lacking DecisionRuns::lacking_of(const std::vector<const Scenario*>& scenarios, std::uint32_t first,
                                               std::uint32_t count) const {
  Lacking lacking(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    for (std::uint32_t arm = 0; arm < scenarios.size(); ++arm) {
      if (!stored(*scenarios[arm], first + i)) lacking[i].push_back({arm, scenarios[arm], {}});
    }
  }
  return lacking;
}

std::vector<std::vector<Measured>> DecisionRuns::one_city(const std::vector<const Scenario*>& scenarios,
                                                          std::uint32_t first, std::uint32_t count) {
  const Lacking lacking = lacking_of(scenarios, first, count);
  const std::size_t lacks = trials_in(lacking);
  known_ = done_ + lacks;
  if (lacks > 0) {
    const BaselineCity& city = city_of(*scenarios.front());
    const std::size_t finished = work_in_order<std::vector<FinishedTrial>>(
        count, settings_.threads, stop_,
        [&](std::size_t unit, const std::stop_token& abandon) {
          const auto replication = first + static_cast<std::uint32_t>(unit);
          if (lacking[unit].empty()) return std::vector<FinishedTrial>{};
          return run_replication(city, lacking[unit], settings_.seed, replication, abandon, welfare_);
        },
        [&](std::size_t /*unit*/, std::vector<FinishedTrial>&& trials) {
          for (const FinishedTrial& trial : trials) keep(*scenarios[trial.result.arm], trial.result);
        });
    if (finished < count) throw DecisionStopped();
  }
  return results_of(scenarios, first, count);
}

std::vector<std::vector<Measured>> DecisionRuns::results_of(const std::vector<const Scenario*>& scenarios,
                                                            std::uint32_t first, std::uint32_t count) const {
  std::vector<std::vector<Measured>> results(scenarios.size());
  for (std::size_t arm = 0; arm < scenarios.size(); ++arm) {
    for (std::uint32_t i = 0; i < count; ++i) results[arm].push_back(result_of(*scenarios[arm], first + i));
  }
  return results;
}

DecisionRuns::Finished DecisionRuns::run_group(const Scenario& any, const Lacking& lacking, std::uint32_t first,
                                               const std::stop_token& abandon) {
  Finished finished;
  try {
    const auto city = make_city(any, 1, abandon, finished.found_fit);
    if (!city) return finished;
    for (std::uint32_t i = 0; i < lacking.size(); ++i) {
      if (lacking[i].empty()) continue;
      for (FinishedTrial& trial : run_replication(*city, lacking[i], settings_.seed, first + i, abandon, welfare_)) {
        finished.trials.push_back(std::move(trial));
      }
    }
  } catch (const ScenarioError&) {
    finished.is_unfit = true;
  }
  return finished;
}

std::vector<std::optional<std::vector<std::vector<Measured>>>> DecisionRuns::many_cities(
    const std::vector<std::vector<Scenario>>& groups, std::uint32_t first, std::uint32_t count) {
  std::vector<std::vector<const Scenario*>> scenarios(groups.size());
  std::vector<Lacking> lacking(groups.size());
  std::vector<std::size_t> to_do;
  known_ = done_;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (const Scenario& scenario : groups[group]) scenarios[group].push_back(&scenario);
    lacking[group] = lacking_of(scenarios[group], first, count);
    if (trials_in(lacking[group]) == 0) continue;
    to_do.push_back(group);
    known_ += trials_in(lacking[group]);
    recall_fit(groups[group].front().baseline_sha256);
  }
  std::vector<bool> is_unfit(groups.size(), false);
  const std::size_t finished_groups = work_in_order<Finished>(
      to_do.size(), settings_.threads, stop_,
      [&](std::size_t unit, const std::stop_token& abandon) {
        return run_group(groups[to_do[unit]].front(), lacking[to_do[unit]], first, abandon);
      },
      [&](std::size_t unit, Finished&& finished) {
        const std::size_t group = to_do[unit];
        if (finished.found_fit) keep_fit(groups[group].front().baseline_sha256, *finished.found_fit);
        is_unfit[group] = finished.is_unfit;
        for (const FinishedTrial& trial : finished.trials) keep(groups[group][trial.result.arm], trial.result);
      });
  if (finished_groups < to_do.size()) throw DecisionStopped();
  std::vector<std::optional<std::vector<std::vector<Measured>>>> results(groups.size());
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (!is_unfit[group] && !groups[group].empty()) results[group] = results_of(scenarios[group], first, count);
  }
  return results;
}

}  // namespace timbang
