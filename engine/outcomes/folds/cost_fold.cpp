#include "outcomes/folds/cost_fold.hpp"

#include <numeric>
#include <string>

namespace timbang {
namespace {

/// By CostLine.
constexpr std::array<const char*, cost_line_count> line_names{
    "tali_asih", "provincial_top_up", "top_up",     "transport", "phone",
    "insurance", "supervision",       "first_line", "training"};

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
  closer.fill("cost.total", [this](std::size_t k, std::size_t slot) {
    const auto& payers = cells_.at(k, slot).by_payer;
    return std::accumulate(payers.begin(), payers.end(), Rupiah()).amount();
  });
  closer.fill("cost.apbn", paid_by(Payer::apbn));
  closer.fill("cost.provinsi", paid_by(Payer::provinsi));
  closer.fill("cost.apbd", paid_by(Payer::apbd));
  closer.fill("cost.one_off", of_line(CostLine::training));
  for (std::size_t line = 0; line < cost_line_count; ++line) {
    closer.fill(std::string("cost.line.") + line_names[line], of_line(static_cast<CostLine>(line)));
  }
}

}  // namespace timbang
