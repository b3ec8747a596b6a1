#include "report/words/summary_cells.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace timbang {
namespace {

/// The cell of an outcome in the first place (the city) and the first month (all of them).
template <typename Cell>
const Cell* find_city_cell(const std::vector<Cell>& cells, std::size_t outcome) {
  const auto found = std::ranges::find_if(
      cells, [&](const Cell& cell) { return cell.outcome == outcome && cell.where == 0 && cell.month == 0; });
  return found == cells.end() ? nullptr : &*found;
}

}  // namespace

Estimate city_estimate(const ArmSummary& arm, std::size_t outcome) {
  const SummaryCell* cell = find_city_cell(arm.outcomes, outcome);
  return cell ? cell->estimate : undefined_estimate();
}

DifferenceCell city_difference(const ArmDifference& difference, std::size_t outcome) {
  const DifferenceCell* cell = find_city_cell(difference.outcomes, outcome);
  return cell ? *cell : DifferenceCell{0, 0, 0, {undefined_estimate(), std::nullopt}, std::nullopt, std::nullopt};
}

}  // namespace timbang
