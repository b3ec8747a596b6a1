#include "outcomes/folds/cost_fold.hpp"

#include <numeric>

namespace timbang {
namespace {

/// By CostLine.
constexpr std::array lines{outcome::cost_line_tali_asih,   outcome::cost_line_provincial_top_up,
                           outcome::cost_line_top_up,      outcome::cost_line_transport,
                           outcome::cost_line_phone,       outcome::cost_line_insurance,
                           outcome::cost_line_supervision, outcome::cost_line_first_line,
                           outcome::cost_line_training};
static_assert(lines.size() == cost_line_count);

}  // namespace

CostFold::CostFold(std::size_t kecamatan, const ReportPeriod& period) : cells_(kecamatan, period.slots()) {}

void CostFold::on(const ReportPeriod& period, const CostIncurred& fact) {
  Cell& cell = cells_.at(fact.kecamatan, period.slot(fact.month));
  cell.by_payer[static_cast<std::size_t>(fact.payer)] += fact.amount;
  cell.by_line[static_cast<std::size_t>(fact.line)] += fact.amount;
}

TableCloser::Count CostFold::paid_by(Payer payer) const {
  return [this, payer](std::size_t k, std::size_t slot) {
    return cells_.at(k, slot).by_payer[static_cast<std::size_t>(payer)].amount();
  };
}

TableCloser::Count CostFold::of_line(CostLine line) const {
  return [this, line](std::size_t k, std::size_t slot) {
    return cells_.at(k, slot).by_line[static_cast<std::size_t>(line)].amount();
  };
}

void CostFold::close(TableCloser& closer) const {
  closer.fill(outcome::cost_total, [this](std::size_t k, std::size_t slot) {
    const auto& payers = cells_.at(k, slot).by_payer;
    return std::accumulate(payers.begin(), payers.end(), Rupiah()).amount();
  });
  closer.fill(outcome::cost_apbn, paid_by(Payer::apbn));
  closer.fill(outcome::cost_provinsi, paid_by(Payer::provinsi));
  closer.fill(outcome::cost_apbd, paid_by(Payer::apbd));
  closer.fill(outcome::cost_one_off, of_line(CostLine::training));
  for (std::size_t line = 0; line < cost_line_count; ++line) {
    closer.fill(lines[line], of_line(static_cast<CostLine>(line)));
  }
}

}  // namespace timbang
