#include "report/words/summary_cells.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {
namespace {

/// The cell of an outcome in the first place (the city) and the first month (all of them).
template <typename Cell>
const Cell* find_city_cell(const std::vector<Cell>& cells, std::string_view outcome) {
  const std::optional<std::size_t> index = find_outcome(outcome);
  if (!index) return nullptr;
  const auto found = std::find_if(cells.begin(), cells.end(), [&](const Cell& cell) {
    return cell.outcome == *index && cell.where == 0 && cell.month == 0;
  });
  return found == cells.end() ? nullptr : &*found;
}

}  // namespace

Estimate city_estimate(const ArmSummary& arm, std::string_view outcome) {
  const SummaryCell* cell = find_city_cell(arm.outcomes, outcome);
  return cell ? cell->estimate : undefined_estimate();
}

DifferenceCell city_difference(const ArmDifference& difference, std::string_view outcome) {
  const DifferenceCell* cell = find_city_cell(difference.outcomes, outcome);
  return cell ? *cell : DifferenceCell{0, 0, 0, {undefined_estimate(), std::nullopt}, std::nullopt, std::nullopt};
}

}  // namespace timbang
