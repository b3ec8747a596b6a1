#include "outcomes/cost_fold.hpp"

#include <numeric>

namespace timbang {

CostFold::CostFold(std::size_t kecamatan, const ReportPeriod& period) : cells_(kecamatan, period.slots()) {}

void CostFold::on(const ReportPeriod& period, const CostIncurred& fact) {
  cells_.at(fact.kecamatan, period.slot(fact.month))[static_cast<std::size_t>(fact.payer)] += fact.amount;
}

void CostFold::close(TableCloser& closer) const {
  const auto paid_by = [this](Payer payer) {
    return [this, payer](std::size_t k, std::size_t slot) {
      return cells_.at(k, slot)[static_cast<std::size_t>(payer)].amount();
    };
  };
  closer.fill("cost.total", [this](std::size_t k, std::size_t slot) {
    const ByPayer& cell = cells_.at(k, slot);
    return std::accumulate(cell.begin(), cell.end(), Rupiah()).amount();
  });
  closer.fill("cost.apbn", paid_by(Payer::apbn));
  closer.fill("cost.apbd", paid_by(Payer::apbd));
}

}  // namespace timbang
