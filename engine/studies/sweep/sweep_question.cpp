#include "studies/sweep/sweep_question.hpp"

#include <algorithm>
#include <utility>

#include "base/problem.hpp"
#include "base/ranges.hpp"
#include "outcomes/catalogue/claim_outcomes.hpp"
#include "results/sweep/sweep_claims.hpp"
#include "scenario/experiments/experiment_reader.hpp"
#include "studies/default_folder.hpp"
#include "studies/sweep/sweep_design.hpp"
#include "studies/sweep/sweep_until_precise.hpp"

namespace timbang {
namespace {

constexpr std::uint64_t most_trials_unasked = 20'000;
constexpr std::uint64_t most_points = 10'000'000;

/// A setting of what the experiment varies, itself or by the rows of a table or an ensemble, would be overruled at
/// every point, or overrule it.
void check_settings(const ExperimentPlan& plan, const std::vector<Setting>& settings) {
  std::vector<Problem> problems;
  for (const Setting& setting : settings) {
    const auto sets = [&](const auto& each) { return each.path == setting.path; };
    const bool is_varied = std::any_of(plan.varied.begin(), plan.varied.end(), sets) ||
                           std::any_of(plan.uncertain.parameters.begin(), plan.uncertain.parameters.end(), sets) ||
                           contains(plan.design.table.paths, setting.path);
    if (is_varied) {
      problems.push_back({"set_is_varied", {}, "", {{"path", setting.path}, {"experiment", plan.file}}});
    }
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

/// A design that is too large by mistake is refused before anything is made.
void check_size(const SweepQuestion& question, const SweepRequest& request) {
  const std::uint64_t points = design_size(request.plan);
  const std::vector<std::pair<std::string, std::string>> size{{"points", std::to_string(points)},
                                                              {"replications", std::to_string(request.replications)}};
  const Place place{question.file, 0, 0, ""};
  if (points > most_points) throw ScenarioError({{"design_beyond_limit", place, "design", size}});
  const bool is_large = points * request.replications > most_trials_unasked;
  if (is_large && !question.is_large_agreed) {
    throw ScenarioError({{"design_too_large", place, "design", size}});
  }
  if (question.point && *question.point >= points) {
    throw ScenarioError({{"no_such_point", place, "design", {{"found", std::to_string(*question.point)}, size[0]}}});
  }
}

/// Whether a point is precise enough is told by all of its runs, and a part of them does not have them.
void check_stopping(const SweepQuestion& question, SweepRequest& request) {
  if (request.plan.stopping.empty()) return;
  if (question.point) {
    request.plan.stopping.clear();
    if (!question.replications) request.replications = fewest_for_precision;
    return;
  }
  const Place place{question.file, 0, 0, ""};
  if (request.shard.count > 1 || question.is_in_parts)
    throw ScenarioError({{"stopping_in_parts", place, "stopping", {}}});
  if (request.replications < fewest_for_precision) {
    throw ScenarioError({{"until_few", {}, "", {{"found", std::to_string(request.replications)}}}});
  }
}

std::filesystem::path folder_of(const SweepRequest& request, const Scenario& scenario) {
  std::filesystem::path folder = default_folder("sweep-" + request.plan.name, scenario);
  if (request.shard.count > 1) {
    folder += "-shard-" + std::to_string(request.shard.number) + "-of-" + std::to_string(request.shard.count);
  }
  return folder;
}

std::optional<ClaimsReport> answered_claims(const SweepRequest& request, const SweepResult& result) {
  const bool is_whole = result.failed == 0 && !request.only_point && request.shard.count == 1;
  if (request.plan.claims.empty() || !is_whole) return std::nullopt;
  std::vector<Claim> claims = request.plan.claims;
  mark_imposed(claims, {});
  return judge_sweep_claims(SweepStore::read(request.folder), claims);
}

}  // namespace

SweepRequest sweep_request(const SweepQuestion& question) {
  SweepRequest request;
  request.settings = question.settings;
  request.shard = question.shard;
  request.plan = read_experiment_plan(question.file);
  check_settings(request.plan, request.settings);
  static_cast<void>(sweep_shape(request.plan, request.settings));
  const Scenario scenario = read_scenario(request.plan.scenario_file, request.settings);
  request.seed = question.seed.value_or(request.plan.seed.value_or(scenario.seed));
  request.replications = question.replications.value_or(request.plan.replications);
  request.only_point = question.point;
  request.folder = question.folder.value_or(folder_of(request, scenario));
  check_stopping(question, request);
  check_size(question, request);
  return request;
}

SweepReport answer_sweep(SweepRequest request, const std::function<void(const TrialProgress&)>& progress,
                         const StopToken& stop) {
  SweepReport report{std::move(request), {}, {}, {}};
  const auto run = [&](const SweepRequest& now) { return run_sweep(now, progress, stop); };
  const bool is_until_precise = !report.request.plan.stopping.empty();
  report.result =
      is_until_precise ? run_sweep_until_precise(report.request, run, report.precision) : run(report.request);
  if (!report.result.stopped) report.claims = answered_claims(report.request, report.result);
  return report;
}

}  // namespace timbang
