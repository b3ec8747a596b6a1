#include "timbang/compare.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "library/scenario_state.hpp"
#include "library/stop_state.hpp"
#include "library/translation.hpp"
#include "report/tables/summary_table.hpp"
#include "results/json/summary_json.hpp"
#include "studies/compare/compare.hpp"
#include "timbang/outcomes.hpp"

namespace timbang::api {

struct CompareReport::State {
  timbang::CompareReport report;
  timbang::Scenario first;
  std::vector<FailedTrial> failures;
};

namespace {

Estimate public_estimate(const timbang::Estimate& estimate) {
  return {estimate.mean, estimate.low, estimate.high};
}

/// The cell of an outcome, place and month among those of an arm or a difference.
template <class Cell>
const Cell& cell_of(const std::vector<Cell>& cells, std::string_view name, std::size_t place, std::size_t month) {
  const std::size_t position = outcome(name).position;
  const auto found = std::find_if(cells.begin(), cells.end(), [&](const Cell& cell) {
    return cell.outcome == position && cell.where == place && cell.month == month;
  });
  TIMBANG_CHECK(found != cells.end(), "the comparison has this place and month");
  return *found;
}

std::optional<IntervalKind> engine_interval(std::optional<Interval> interval) {
  if (!interval) return std::nullopt;
  return *interval == Interval::chance ? IntervalKind::seeds : IntervalKind::plausible;
}

timbang::CompareRequest engine_request(const CompareRequest& request) {
  TIMBANG_CHECK(!request.arms.empty(), "a comparison has arms");
  timbang::CompareRequest result;
  for (const Arm& arm : request.arms) {
    const Scenario::State& state = arm.scenario.state();
    TIMBANG_CHECK(state.beliefs.empty(), "arms are compared as their files and settings say");
    result.arms.push_back({arm.name, engine_settings(state.settings), state.scenario});
  }
  result.seed = request.seed;
  result.replications = request.replications;
  result.interval = engine_interval(request.interval);
  result.until = request.until;
  result.workers.threads = request.threads;
  result.folder = request.folder;
  return result;
}

}  // namespace

CompareReport compare(const CompareRequest& request) {
  return translated([&] {
    auto state = std::make_shared<CompareReport::State>();
    state->first = request.arms.front().scenario.state().scenario;
    state->report =
        timbang::compare(engine_request(request), {{}, engine_observer(request.progress)}, engine_stop(request.stop));
    for (const FailedRun& each : state->report.result.failures) {
      state->failures.push_back({each.arm, each.replication, each.reason});
    }
    return CompareReport(std::move(state));
  });
}

bool CompareReport::is_stopped() const {
  return state_->report.result.stopped;
}

std::size_t CompareReport::arms() const {
  return state_->report.result.summary.arms.size();
}

std::uint32_t CompareReport::shared() const {
  return state_->report.result.resumed;
}

const std::vector<FailedTrial>& CompareReport::failures() const {
  return state_->failures;
}

Estimate CompareReport::level(std::size_t arm, std::string_view name, std::size_t place, std::size_t month) const {
  TIMBANG_CHECK(arm < arms(), "the comparison has this arm");
  return public_estimate(cell_of(state_->report.result.summary.arms[arm].outcomes, name, place, month).estimate);
}

Estimate CompareReport::difference(std::size_t arm, std::string_view name, std::size_t place, std::size_t month) const {
  TIMBANG_CHECK(arm > 0 && arm < arms(), "the comparison has this arm beside its first");
  return public_estimate(
      cell_of(state_->report.result.summary.differences[arm - 1].outcomes, name, place, month).paired.difference);
}

const std::string& CompareReport::fingerprint(std::size_t arm) const {
  TIMBANG_CHECK(arm < arms(), "the comparison has this arm");
  return state_->report.result.summary.arms[arm].fingerprint;
}

std::string CompareReport::text(Language language) const {
  const timbang::Language words = engine_language(language);
  const Summary& summary = state_->report.result.summary;
  return summary_heading(summary, state_->first, words) + "\n" + level_table(summary, state_->first, words) +
         difference_tables(summary, words) + summary_notes(summary, state_->first, words);
}

std::string CompareReport::json() const {
  const bool is_alone = arms() == 1;
  return summary_json(state_->report.result.summary, is_alone ? "run" : "compare", TIMBANG_VERSION, {},
                      state_->report.additions);
}

}  // namespace timbang::api
