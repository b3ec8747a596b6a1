#include "timbang/decide.hpp"

#include <stdexcept>

#include "library/translation.hpp"
#include "results/decision/decision_json.hpp"
#include "scenario/experiments/experiment_reader.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "studies/decide/decision.hpp"

namespace timbang::api {

namespace {

DecisionRequest engine_request(const DecideRequest& request) {
  DecisionRequest result;
  result.plan = read_experiment_plan(request.file);
  if (!result.plan.decision) throw ScenarioError({{"no_decision", {request.file, 0, 0, ""}, "decide", {}}});
  const timbang::Scenario scenario = read_scenario(result.plan.scenario_file);
  settle_question(*result.plan.decision, {}, scenario, request.file);
  result.seed = request.seed.value_or(result.plan.seed.value_or(scenario.seed));
  result.workers.threads = request.threads;
  result.folder = request.folder;
  return result;
}

}  // namespace

std::optional<std::string> decide(const DecideRequest& request) {
  return translated([&]() -> std::optional<std::string> {
    const auto tell = [&](std::size_t done, std::size_t known) {
      if (request.progress) request.progress({Progress::Stage::simulating, done, known, 0});
    };
    const DecisionResult result = run_decision(engine_request(request), tell, engine_stop(request.stop));
    if (result.stopped) return std::nullopt;
    if (!result.failure.empty()) throw std::runtime_error(result.failure);
    write_decision_files(request.folder, result.report, TIMBANG_VERSION);
    return decision_json(result.report, TIMBANG_VERSION);
  });
}

}  // namespace timbang::api
