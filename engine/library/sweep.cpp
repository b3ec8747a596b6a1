#include "timbang/sweep.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "base/check.hpp"
#include "library/outcome_positions.hpp"
#include "library/scenario_state.hpp"
#include "library/stop_state.hpp"
#include "library/translation.hpp"
#include "results/sweep/sweep_store.hpp"
#include "studies/sweep/custom_design.hpp"
#include "studies/sweep/sweep_question.hpp"

namespace timbang::api {

struct DesignReport::State {
  SweepResult result;
  std::map<std::size_t, std::vector<std::vector<double>>> values;  ///< [outcome][point][replication]
};

namespace {

void read_values(const std::filesystem::path& folder, DesignReport::State& state) {
  const SweepStore store = SweepStore::read(folder);
  const std::vector<double> none(store.task().replications, std::numeric_limits<double>::quiet_NaN());
  for (const std::size_t outcome : store.shape().kept.outcomes) {
    state.values[outcome].assign(state.result.points, none);
  }
  store.each_city_total(
      [&](const SweepValue& value) { state.values[value.outcome][value.point][value.replication] = value.value; });
}

DesignReport report_of(const std::filesystem::path& folder, SweepResult result) {
  auto state = std::make_shared<DesignReport::State>();
  state->result = std::move(result);
  read_values(folder, *state);
  return DesignReport(std::move(state));
}

CustomDesignRequest engine_request(const DesignRequest& request) {
  TIMBANG_CHECK(!request.points.empty() && request.replications > 0, "a design has points and replications");
  CustomDesignRequest result;
  result.name = request.name;
  for (const Scenario& point : request.points) {
    const Scenario::State& state = point.state();
    result.points.push_back(
        {state.scenario, {state.scenario.file, engine_settings(state.settings), engine_settings(state.beliefs)}});
  }
  result.seed = request.seed.value_or(request.points.front().seed());
  result.replications = request.replications;
  result.kept = KeptCells::everything();
  if (!request.outcomes.empty()) {
    result.kept.outcomes = outcome_positions(request.outcomes);
    std::sort(result.kept.outcomes.begin(), result.kept.outcomes.end());
    result.kept.outcomes.erase(std::unique(result.kept.outcomes.begin(), result.kept.outcomes.end()),
                               result.kept.outcomes.end());
  }
  result.kept.is_every_place = request.has_kecamatan;
  result.workers.threads = request.threads;
  result.folder = request.folder;
  return result;
}

timbang::SweepRequest engine_request(const SweepRequest& request) {
  timbang::SweepQuestion question;
  question.file = request.file;
  question.settings = engine_settings(request.settings);
  question.replications = request.replications;
  question.seed = request.seed;
  question.folder = request.folder;
  question.is_large_agreed = true;
  timbang::SweepRequest result = sweep_request(question);
  result.workers.threads = request.threads;
  return result;
}

}  // namespace

DesignReport run_design(const DesignRequest& request) {
  return translated([&] {
    return report_of(request.folder, run_custom_design(engine_request(request), engine_observer(request.progress),
                                                       engine_stop(request.stop)));
  });
}

DesignReport run_sweep(const SweepRequest& request) {
  return translated([&] {
    return report_of(
        request.folder,
        answer_sweep(engine_request(request), engine_observer(request.progress), engine_stop(request.stop)).result);
  });
}

std::size_t DesignReport::points() const {
  return state_->result.points;
}

std::size_t DesignReport::refused() const {
  return state_->result.refused;
}

std::uint64_t DesignReport::trials() const {
  return state_->result.trials;
}

std::uint64_t DesignReport::shared() const {
  return state_->result.resumed;
}

std::uint64_t DesignReport::simulated() const {
  return state_->result.simulated;
}

std::uint64_t DesignReport::failed() const {
  return state_->result.failed;
}

bool DesignReport::is_stopped() const {
  return state_->result.stopped;
}

std::vector<double> DesignReport::values(std::size_t point, std::string_view name) const {
  const std::size_t position = outcome_positions({std::string(name)}).front();
  TIMBANG_CHECK(point < points(), "the design has this point");
  const auto found = state_->values.find(position);
  TIMBANG_CHECK(found != state_->values.end(), "the design keeps this outcome");
  return found->second[point];
}

}  // namespace timbang::api
