#include "outcomes/folds/use_fold.hpp"

namespace timbang {

UseFold::UseFold(std::size_t kecamatan, const ReportPeriod& period) : cells_(kecamatan, period.slots()) {}

void UseFold::on(const ReportPeriod& period, const UseChecked& fact) {
  Cell& cell = cells_.at(fact.kecamatan, period.slot(fact.at));
  ++cell.checks;
  cell.found += static_cast<std::int64_t>(fact.non_food_use_found);
}

void UseFold::close(TableCloser& closer) const {
  closer.fill(outcome::use_checks, [this](std::size_t k, std::size_t slot) { return cells_.at(k, slot).checks; });
  closer.fill(outcome::use_non_food_use_found,
              [this](std::size_t k, std::size_t slot) { return cells_.at(k, slot).found; });
}

}  // namespace timbang
