#pragma once

#include <array>
#include <cstddef>

#include "base/programme.hpp"
#include "base/rupiah.hpp"
#include "facts/facts.hpp"
#include "outcomes/tables/cells.hpp"
#include "outcomes/tables/report_period.hpp"
#include "outcomes/tables/table_closer.hpp"

namespace timbang {

/// What the reported months cost, by payer and by line; what is paid once is in both, and also apart.
class CostFold {
 public:
  CostFold(std::size_t kecamatan, const ReportPeriod& period);

  void on(const ReportPeriod& period, const CostIncurred& fact);
  void close(TableCloser& closer) const;

 private:
  struct Cell {
    std::array<Rupiah, payer_count> by_payer;
    std::array<Rupiah, cost_line_count> by_line;
  };
  [[nodiscard]] TableCloser::Count paid_by(Payer payer) const;
  [[nodiscard]] TableCloser::Count of_line(CostLine line) const;

  Cells<Cell> cells_;
};

}  // namespace timbang
