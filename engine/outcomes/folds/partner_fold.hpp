#pragma once

#include <cstddef>
#include <cstdint>

#include "facts/facts.hpp"
#include "outcomes/tables/cells.hpp"
#include "outcomes/tables/report_period.hpp"
#include "outcomes/tables/table_closer.hpp"

namespace timbang {

/// Time of those who work beside the TKSK: the first line and the Dinsos desk. By the month of the work.
class PartnerFold {
 public:
  PartnerFold(std::size_t kecamatan, const ReportPeriod& period);

  void on(const ReportPeriod& period, const FirstLineWorked& fact);
  void on(const ReportPeriod& period, const DinsosWorked& fact);
  void close(TableCloser& closer) const;

 private:
  struct Minutes {
    std::int64_t first_line = 0;
    std::int64_t dinsos = 0;
  };

  Cells<Minutes> minutes_;
};

}  // namespace timbang
