#include "analysis/options_at_stake.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/analysis_units.hpp"
#include "analysis/discovery.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "statistics/intervals/share_interval.hpp"
#include "statistics/selection/regret.hpp"

namespace timbang {

namespace {

using Role = DesignInput::Role;

constexpr std::size_t fewest_draws = 10;
constexpr std::size_t fewest_draws_for_information = 41;  // of a cubic: more than ten for each of its four terms
constexpr std::uint32_t information_samples = 400;

/// Values by option and draw, and the inputs of the draws.
struct CrossedValues {
  std::vector<std::string> options;
  OptionValues values;
  PointSet draws;
  std::size_t dropped = 0;
};

/// By point the number of its group.
std::vector<std::size_t> group_numbers(const std::vector<PointGroup>& groups, std::size_t points) {
  std::vector<std::size_t> numbers(points);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (const std::size_t point : groups[group].points) numbers[point] = group;
  }
  return numbers;
}

CrossedValues crossed(const SweepSample& sample, const std::vector<double>& values) {
  const std::vector<std::size_t> uncertain = varying_inputs(sample, Role::uncertain);
  const std::vector<PointGroup> options = points_by(sample, varying_inputs(sample, Role::varied));
  const std::vector<PointGroup> draws = points_by(sample, uncertain);
  const std::vector<std::size_t> option_of = group_numbers(options, sample.points());
  const PointSet inputs = columns_of(sample.values(), uncertain);
  CrossedValues result{{}, OptionValues(options.size()), PointSet(uncertain.size()), 0};
  for (const PointGroup& option : options) result.options.push_back(option.name);
  for (const PointGroup& draw : draws) {
    std::vector<double> found(options.size(), std::nan(""));
    for (const std::size_t point : draw.points) found[option_of[point]] = values[point];
    // Options are compared within a draw, so a draw that misses one of them says nothing.
    if (std::ranges::any_of(found, [](double value) { return std::isnan(value); })) {
      ++result.dropped;
      continue;
    }
    for (std::size_t option = 0; option < options.size(); ++option) result.values[option].push_back(found[option]);
    result.draws.add(inputs[draw.points.front()]);
  }
  return result;
}

// Options keep their pairing: whole draws are sampled.
OptionValues draws_of(const OptionValues& values, std::span<const std::size_t> units) {
  OptionValues chosen(values.size());
  for (std::size_t option = 0; option < values.size(); ++option) {
    for (const std::size_t unit : units) chosen[option].push_back(values[option][unit]);
  }
  return chosen;
}

/// Nothing for a range without width: draws that all agree say nothing of how much others may differ.
std::optional<Range> with_width(const std::optional<Range>& range) {
  return range && range->low < range->high ? range : std::nullopt;
}

std::vector<JudgedOption> judged(const CrossedValues& crossed, const DesignRecord& design) {
  const std::vector<OptionRegret> found = regrets(crossed.values);
  const std::size_t draws = crossed.values.front().size();
  const auto ranges = bootstrap_ranges(bootstrap_plan(design), draws, [&](std::span<const std::size_t> units) {
    std::vector<double> statistics;
    for (const OptionRegret& regret : regrets(draws_of(crossed.values, units))) statistics.push_back(regret.mean);
    return statistics;
  });
  std::vector<JudgedOption> options;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& values = crossed.values[i];
    // A share of draws has an exact interval, also where it is 0 or 1 and every bootstrap sample agrees.
    const auto best = static_cast<std::size_t>(std::lround(found[i].agreement * static_cast<double>(draws)));
    const Estimate agreement = estimate_share(best, draws);
    options.push_back({crossed.options[i],
                       std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(draws),
                       {found[i].mean, with_width(ranges[i])},
                       found[i].largest,
                       {found[i].agreement, Range{*agreement.low, *agreement.high}}});
  }
  return options;
}

void add_information(const SweepSample& sample, const CrossedValues& crossed, OptionsAtStake& stake) {
  const std::vector<std::size_t> uncertain = varying_inputs(sample, Role::uncertain);
  // Fewer draws would let a cubic follow chance.
  if (crossed.values.front().size() < fewest_draws_for_information) return;
  const BootstrapPlan plan = bootstrap_plan(sample.design(), information_samples);
  std::vector<std::size_t> columns(uncertain.size());
  std::iota(columns.begin(), columns.end(), std::size_t{0});
  const FamilyInformation family = information_of_each(crossed.draws, columns, crossed.values, plan);
  stake.largest_by_chance = family.largest_by_chance;
  for (std::size_t column = 0; column < uncertain.size(); ++column) {
    PartialInformation information = family.inputs[column].information;
    information.value.range = with_width(information.value.range);
    stake.inputs.push_back(
        {sample.design().inputs[uncertain[column]].path, information, family.inputs[column].p_value});
  }
  std::ranges::stable_sort(stake.inputs, [](const InputInformation& a, const InputInformation& b) {
    return a.information.value.value > b.information.value.value;
  });
}

}  // namespace

std::optional<Judgement> judge_by_outcome(const SweepSample& sample, std::size_t outcome) {
  // Without a better direction no option is better.
  const Better better = outcome_at(outcome).effect.better;
  if (better == Better::neither) return std::nullopt;
  Judgement judgement{Criterion::outcome, outcome, sample.means(outcome)};
  // Options are ranked by what is higher.
  if (better == Better::lower) {
    for (double& value : judgement.values) value = -value;
  }
  return judgement;
}

Judgement judge_by_target(const SweepSample& sample, const WantedOutcome& target) {
  return {Criterion::target, target.outcome, met_shares(sample, target)};
}

Judgement judge_by_values(const SweepSample& sample, const Valuation& valuation) {
  Judgement judgement{Criterion::value, 0, std::vector<double>(sample.points()), valuation};
  // For files and tables, which name one outcome.
  if (!valuation.outcomes.empty()) judgement.outcome = valuation.outcomes.front().outcome;
  for (const OutcomeValue& each : valuation.outcomes) {
    const std::vector<double> means = sample.means(each.outcome);
    for (std::size_t point = 0; point < means.size(); ++point) judgement.values[point] += each.rupiah * means[point];
  }
  return judgement;
}

bool has_choice(const SweepSample& sample) {
  return !varying_inputs(sample, Role::varied).empty() && !varying_inputs(sample, Role::uncertain).empty();
}

std::optional<OptionsAtStake> options_at_stake(const SweepSample& sample, const Judgement& judgement) {
  const CrossedValues values = crossed(sample, judgement.values);
  OptionsAtStake stake;
  stake.criterion = judgement.criterion;
  stake.outcome = judgement.outcome;
  stake.valuation = judgement.valuation;
  stake.draws_used = values.values.front().size();
  stake.draws_dropped = values.dropped;
  if (stake.draws_used < fewest_draws) return std::nullopt;
  stake.options = judged(values, sample.design());
  stake.best = best_option(values.values);
  stake.perfect_information = perfect_information(values.values);
  add_information(sample, values, stake);
  return stake;
}

}  // namespace timbang
