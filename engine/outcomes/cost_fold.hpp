#pragma once

#include <array>
#include <cstddef>

#include "base/programme.hpp"
#include "base/rupiah.hpp"
#include "facts/facts.hpp"
#include "outcomes/cells.hpp"
#include "outcomes/report_period.hpp"
#include "outcomes/table_closer.hpp"

namespace timbang {

/// What the reported months cost, by payer.
class CostFold {
 public:
  CostFold(std::size_t kecamatan, const ReportPeriod& period);

  void on(const ReportPeriod& period, const CostIncurred& fact);
  void close(TableCloser& closer) const;

 private:
  using ByPayer = std::array<Rupiah, payer_count>;

  Cells<ByPayer> cells_;
};

}  // namespace timbang
