#include "results/stored_spread.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "statistics/intervals/quantile.hpp"

namespace timbang {
namespace {

/// [month][trial], months from 0 for all of them.
std::vector<std::vector<double>> values_by_month(const ResultsStore& store, std::uint32_t arm, const StoredSet& set,
                                                 std::size_t outcome) {
  std::vector<std::vector<double>> values;
  for (const ManifestRun& run : store.manifest().arms[arm].runs) {
    if (run.seed != set.seed || !run.failure.empty()) continue;
    const auto trial = store.trial(arm, run.seed, run.replication, run.point);
    TIMBANG_CHECK(trial.has_value(), "a run of the manifest is stored");
    values.resize(trial->table.months());
    for (std::size_t month = 0; month < values.size(); ++month) {
      values[month].push_back(trial->table.at(outcome, 0, month));
    }
  }
  return values;
}

bool has_range(const std::vector<double>& values) {
  return values.size() >= fewest_for_range &&
         std::none_of(values.begin(), values.end(), [](double value) { return std::isnan(value); });
}

}  // namespace

std::vector<SpreadCell> stored_spread(const ResultsStore& store, const StoredSet& set, std::string_view outcome) {
  const auto index = find_outcome(outcome);
  TIMBANG_CHECK(index.has_value(), "a spread is of an outcome");
  std::vector<SpreadCell> cells;
  std::size_t position = 0;
  for (std::uint32_t arm = 0; arm < store.manifest().arms.size(); ++arm) {
    if (!set.has(store.manifest().arms[arm])) continue;
    auto values = values_by_month(store, arm, set, *index);
    for (std::size_t month = 1; month < values.size(); ++month) {
      if (!has_range(values[month])) continue;
      std::sort(values[month].begin(), values[month].end());
      SpreadCell cell{position, month, {}};
      std::transform(spread_levels.begin(), spread_levels.end(), cell.quantiles.begin(),
                     [&](double level) { return quantile(values[month], level); });
      cells.push_back(cell);
    }
    ++position;
  }
  return cells;
}

}  // namespace timbang
