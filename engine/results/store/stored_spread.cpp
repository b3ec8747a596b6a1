#include "results/store/stored_spread.hpp"

#include <algorithm>
#include <cmath>

#include "statistics/intervals/quantile.hpp"

namespace timbang {
namespace {

/// [month][trial], months from 0 for all of them.
std::vector<std::vector<double>> values_by_month(const std::vector<Trial>& trials, std::size_t outcome) {
  std::vector<std::vector<double>> values;
  for (const Trial& trial : trials) {
    // Failed trials have no table.
    if (trial.table.values().empty()) continue;
    values.resize(trial.table.months());
    for (std::size_t month = 0; month < values.size(); ++month) {
      values[month].push_back(trial.table.at(outcome, 0, month));
    }
  }
  return values;
}

bool has_range(const std::vector<double>& values) {
  return values.size() >= fewest_for_range &&
         std::none_of(values.begin(), values.end(), [](double value) { return std::isnan(value); });
}

}  // namespace

std::vector<SpreadCell> stored_spread(const ResultsStore& store, const Comparison& comparison, std::size_t outcome) {
  std::vector<SpreadCell> cells;
  const std::vector<std::vector<Trial>> trials = stored_trials(store, comparison);
  for (std::size_t position = 0; position < trials.size(); ++position) {
    auto values = values_by_month(trials[position], outcome);
    for (std::size_t month = 1; month < values.size(); ++month) {
      // A range of fewer values, or with undefined ones, would be made up.
      if (!has_range(values[month])) continue;
      std::sort(values[month].begin(), values[month].end());
      SpreadCell cell{position, month, {}};
      std::transform(spread_levels.begin(), spread_levels.end(), cell.quantiles.begin(),
                     [&](double level) { return quantile(values[month], level); });
      cells.push_back(cell);
    }
  }
  return cells;
}

}  // namespace timbang
