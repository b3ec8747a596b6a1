#include "studies/compare/until_precise.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "outcomes/catalogue/named_outcome.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "scenario/experiments/written_precision.hpp"

namespace timbang {
namespace {

constexpr double error_rate = 0.05;
// By half as much again: few looks, and at most a third of the runs too many.
constexpr double growth = 1.5;

[[noreturn]] void refuse(const std::string& id, const std::string& found) {
  throw ScenarioError({{id, {}, "", {{"found", found}}}});
}

std::size_t outcome_of(const std::string& name) {
  std::vector<Problem> problems;
  const auto outcome = outcome_named(name, {}, "", problems);
  if (!outcome) throw ScenarioError(std::move(problems));
  // A ratio of means has no interval that may be looked at again and again.
  if (outcome_catalogue()[*outcome].pooling == Pooling::ratio_of_means) refuse("until_ratio", name);
  return *outcome;
}

/// The values of an arm, or of what it has over the one it is held against, without failed replications.
std::vector<double> values_of(const ExperimentResult& result, std::size_t arm, bool is_difference) {
  std::vector<double> values;
  for (std::size_t i = 0; i < result.watched[arm].size(); ++i) {
    const bool has_failed = std::any_of(result.failures.begin(), result.failures.end(),
                                        [&](const FailedRun& failed) { return failed.replication == i; });
    if (has_failed) continue;
    // Against the first arm, replication by replication.
    values.push_back(result.watched[arm][i] - (is_difference ? result.watched[0][i] : 0));
  }
  return values;
}

/// Every arm at the first look at which all are as precise as asked, or at the last look that there is. All at the same
/// one: what is told of an arm is what the folder then holds of it.
std::vector<StoppingState> looked_at(const std::vector<std::vector<double>>& values, const PrecisionGoal& asked) {
  PrecisionGoal goal = asked;
  while (true) {
    goal.most = goal.fewest;
    std::vector<StoppingState> states;
    for (const std::vector<double>& each : values) states.push_back(sequential_stopping(each, goal));
    const bool are_all_met = std::ranges::all_of(
        states, [](const StoppingState& state) { return state.verdict == StoppingState::Verdict::met; });
    if (are_all_met || goal.fewest >= asked.most) return states;
    const std::size_t next = std::min(goal.fewest + asked.batch, asked.most);
    if (values.front().size() >= next) {
      goal.fewest = next;
      continue;
    }
    for (StoppingState& state : states) {
      if (state.verdict == StoppingState::Verdict::capped) state.verdict = StoppingState::Verdict::run_more;
    }
    return states;
  }
}

/// How many replications there are up to the last of so many that did not fail.
std::uint32_t replications_with(const ExperimentResult& result, std::size_t sound) {
  std::uint32_t count = 0;
  for (std::size_t found = 0; found < sound; ++count) {
    const bool has_failed =
        std::ranges::any_of(result.failures, [&](const FailedRun& failed) { return failed.replication == count; });
    if (!has_failed) ++found;
  }
  return count;
}

PrecisionReport report_of(const ExperimentResult& result, const PrecisionAsked& asked) {
  PrecisionReport report{std::string(outcome_catalogue()[asked.outcome].name), asked.goal, 0, {}};
  const std::size_t arms = result.watched.size();
  const std::size_t first = arms > 1 ? 1 : 0;
  // Bonferroni over the arms that have to be precise.
  report.goal.interval.confidence = 1 - error_rate / static_cast<double>(arms - first);
  std::vector<std::vector<double>> values;
  for (std::size_t arm = first; arm < arms; ++arm) values.push_back(values_of(result, arm, arms > 1));
  const std::vector<StoppingState> states = looked_at(values, report.goal);
  const std::string against = arms > 1 ? result.summary.arms[0].name : std::string();
  for (std::size_t i = 0; i < states.size(); ++i) {
    report.arms.push_back({result.summary.arms[first + i].name, against, states[i]});
  }
  report.replications = replications_with(result, states.front().used);
  return report;
}

}  // namespace

PrecisionAsked parse_precision(const std::string& written, std::uint32_t most) {
  PrecisionAsked asked;
  if (most < asked.goal.fewest) refuse("until_few", std::to_string(most));
  const auto precision = read_precision(written);
  if (!precision) refuse("until_form", written);
  asked.outcome = outcome_of(precision->outcome);
  asked.goal.half_width = precision->half_width;
  asked.goal.scale = precision->is_relative ? PrecisionScale::relative : PrecisionScale::absolute;
  asked.goal.most = most;
  return asked;
}

ExperimentResult run_until_precise(ExperimentRequest& request, const PrecisionAsked& asked,
                                   const std::function<ExperimentResult(const ExperimentRequest&)>& run,
                                   std::optional<PrecisionReport>& report) {
  request.watched = asked.outcome;
  request.is_anytime = true;
  const auto most = static_cast<std::uint32_t>(asked.goal.most);
  request.replications = static_cast<std::uint32_t>(asked.goal.fewest);
  while (true) {
    ExperimentResult result = run(request);
    if (result.stopped) return result;
    PrecisionReport found = report_of(result, asked);
    // The arm that needs most decides for all.
    const bool is_over = std::none_of(found.arms.begin(), found.arms.end(), [](const PrecisionOfArm& each) {
      return each.state.verdict == StoppingState::Verdict::run_more;
    });
    if (is_over || request.replications >= most) {
      found.replications = std::min(std::max(found.replications, std::uint32_t{1}), request.replications);
      report = found;
      // More ran than the rule needed: the figures are those of the numbers that it has looked at.
      const bool is_whole = !is_over || found.replications == request.replications;
      if (is_whole) return result;
      request.replications = found.replications;
      return run(request);
    }
    const auto batch = static_cast<double>(asked.goal.batch);
    const double next = std::ceil(growth * request.replications / batch) * batch;
    request.replications = std::min(most, static_cast<std::uint32_t>(next));
  }
}

}  // namespace timbang
