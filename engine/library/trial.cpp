#include "timbang/trial.hpp"

#include <limits>
#include <mutex>

#include "library/scenario_state.hpp"
#include "library/stop_state.hpp"
#include "library/told_sink.hpp"
#include "library/translation.hpp"
#include "library/trial_state.hpp"
#include "timbang/outcomes.hpp"
#include "trials/running/unit_work.hpp"

namespace timbang::api {

std::uint64_t Trial::seed() const {
  return state_->trial.key.seed;
}

std::uint32_t Trial::replication() const {
  return state_->trial.key.replication;
}

const std::string& Trial::failure() const {
  return state_->trial.failure;
}

double Trial::value(std::string_view name, std::size_t place, std::size_t month) const {
  const std::size_t position = outcome(name).position;
  if (!failure().empty()) return std::numeric_limits<double>::quiet_NaN();
  return state_->trial.table.at(position, place, month);
}

std::size_t Trial::places() const {
  return state_->trial.table.wheres();
}

std::size_t Trial::months() const {
  return state_->trial.table.months();
}

std::string Trial::trajectory() const {
  return fingerprint_text(state_->trial.trajectory);
}

Trial public_trial(timbang::Trial trial) {
  return Trial(std::make_shared<const Trial::State>(Trial::State{std::move(trial)}));
}

struct Simulator::State {
  std::mutex mutex;
  CityShelf cities;
};

Simulator::Simulator() : state_(std::make_shared<State>()) {}

namespace {

KeptCells kept_cells(bool has_welfare) {
  KeptCells kept = KeptCells::everything();
  if (!has_welfare) std::erase_if(kept.outcomes, [](std::size_t each) { return outcomes()[each].needs_welfare; });
  return kept;
}

}  // namespace

std::optional<Trial> Simulator::run(const Scenario& scenario, const TrialRequest& request) const {
  return translated([&]() -> std::optional<Trial> {
    const std::lock_guard lock(state_->mutex);
    const timbang::Scenario& made = scenario.state().scenario;
    const std::uint64_t seed = request.seed.value_or(made.seed);
    const StopToken stop = engine_stop(request.stop);
    CityShelf& cities = state_->cities;
    cities.keep_only({CityShelf::name_of(made.baseline_sha256, {}, seed)});
    if (!cities.prepare(made, {}, seed, request.threads, stop)) return std::nullopt;
    UnitWork work{{0}, {made}, {}, seed, seed, {{request.replication, {{0, kept_cells(request.has_welfare)}}}}};
    std::optional<ToldSink> told;
    if (request.sink != nullptr) work.listener = &told.emplace(*request.sink);
    FinishedUnit finished = run_unit(work, cities, stop);
    if (finished.trials.empty()) return std::nullopt;
    return public_trial(std::move(finished.trials.front()));
  });
}

}  // namespace timbang::api
