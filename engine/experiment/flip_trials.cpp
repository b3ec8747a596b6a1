#include "experiment/flip_trials.hpp"

#include <map>
#include <string>

#include "base/check.hpp"
#include "experiment/parameter_space.hpp"
#include "experiment/request_manifest.hpp"
#include "trials/cities/replication.hpp"
#include "results/claim_judge.hpp"
#include "results/labels.hpp"

namespace timbang {

namespace {

/// The arms' scenarios at the point; nothing if one of them is not sound.
std::optional<std::vector<Scenario>> scenarios_at(const FlipPoint& point, const ExperimentRequest& experiment) {
  std::vector<Setting> assumed;
  if (point.plan != nullptr) {
    const auto settings = ParameterSpace(*point.plan).settings(std::vector{point.value});
    if (!settings) return std::nullopt;
    assumed = *settings;
  }
  std::vector<Scenario> scenarios;
  try {
    for (const Arm& arm : experiment.arms) {
      scenarios.push_back(read_scenario(arm.scenario.file, arm.settings, assumed));
    }
  } catch (const ScenarioError&) {
    return std::nullopt;
  }
  return scenarios;
}

/// Every trial of the arms, group by group of those that share a baseline.
class PointTrials {
 public:
  PointTrials(const ExperimentRequest& experiment, std::uint32_t replications, const std::vector<Scenario>& scenarios)
      : experiment_(experiment), replications_(replications), trials_(scenarios.size()), views_(scenarios.size()) {
    for (std::size_t arm = 0; arm < scenarios.size(); ++arm) {
      groups_[scenarios[arm].baseline_sha256].push_back({static_cast<std::uint32_t>(arm), &scenarios[arm]});
    }
  }

  /// False if told to abandon it.
  bool run(const StopToken& abandon) {
    for (const auto& group : groups_) {
      const Scenario& first = *group.second.front().scenario;
      auto fitted = fit_city(first, experiment_.seed, 1, abandon);
      if (!fitted) return false;
      const BaselineCity city{
          without_levers(first), std::move(fitted->population), {fitted->fit.mu, fitted->fit.sigma, fitted->fit.g}};
      if (!run_group(city, group.second, abandon)) return false;
    }
    for (std::size_t arm = 0; arm < trials_.size(); ++arm) {
      for (const TrialResult& trial : trials_[arm]) {
        views_[arm].push_back({trial.failure.empty() ? &trial.table : nullptr, trial.trajectory});
      }
    }
    return true;
  }

  [[nodiscard]] const std::vector<std::vector<SummaryTrial>>& views() const { return views_; }

 private:
  bool run_group(const BaselineCity& city, const std::vector<NumberedArm>& arms, const StopToken& abandon) {
    for (std::uint32_t replication = 0; replication < replications_; ++replication) {
      auto finished = run_replication(city, arms, experiment_.seed, replication, abandon);
      if (finished.size() < arms.size()) return false;
      for (FinishedTrial& trial : finished) trials_[trial.result.arm].push_back(std::move(trial.result));
    }
    return true;
  }

  const ExperimentRequest& experiment_;
  std::uint32_t replications_;
  std::map<std::string, std::vector<NumberedArm>> groups_;
  std::vector<std::vector<TrialResult>> trials_;
  std::vector<std::vector<SummaryTrial>> views_;
};

}  // namespace

std::optional<FlipAnswers> answers_at(const FlipPoint& point, const ExperimentRequest& experiment,
                                      std::uint32_t replications, const StopToken& abandon) {
  const auto scenarios = scenarios_at(point, experiment);
  if (!scenarios) return FlipAnswers();
  PointTrials trials(experiment, replications, *scenarios);
  try {
    if (!trials.run(abandon)) return std::nullopt;
  } catch (const ScenarioError&) {
    return FlipAnswers();
  }
  Summary labels;
  const Manifest manifest = manifest_of(experiment);
  labels.wheres = where_labels(manifest);
  labels.months = month_labels(manifest);
  std::vector<std::string> names;
  for (const Arm& arm : experiment.arms) names.push_back(arm.name);
  FlipAnswers answers;
  answers.report = judge_claims(experiment.claims, ClaimRule(), trials.views(), names, labels);
  answers.runs = std::uint64_t{replications} * experiment.arms.size();
  return answers;
}

}  // namespace timbang
