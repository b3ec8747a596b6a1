#pragma once

#include <cstddef>
#include <cstdint>

#include "facts/facts.hpp"
#include "outcomes/tables/cells.hpp"
#include "outcomes/tables/report_period.hpp"
#include "outcomes/tables/table_closer.hpp"

namespace timbang {

/// Checks of what families use the money for, by their own month.
class UseFold {
 public:
  UseFold(std::size_t kecamatan, const ReportPeriod& period);

  void on(const ReportPeriod& period, const UseChecked& fact);
  void close(TableCloser& closer) const;

 private:
  struct Cell {
    std::int64_t checks = 0;
    std::int64_t found = 0;  ///< of these, with use for other things than food
  };

  Cells<Cell> cells_;
};

}  // namespace timbang
