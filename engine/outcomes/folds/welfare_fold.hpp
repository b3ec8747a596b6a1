#pragma once

#include <cstddef>
#include <cstdint>

#include "facts/facts.hpp"
#include "outcomes/tables/cells.hpp"
#include "outcomes/tables/law_book.hpp"
#include "outcomes/tables/report_period.hpp"
#include "outcomes/tables/table_closer.hpp"

namespace timbang {

/// Poverty and targeting of the reported months.
class WelfareFold {
 public:
  WelfareFold(std::size_t kecamatan, const ReportPeriod& period);

  void on(const ReportPeriod& period, const PovertyMonth& fact);
  void on(const ReportPeriod& period, const TargetingMonth& fact);

  void check(LawBook& laws, const ReportPeriod& period) const;
  void close(TableCloser& closer) const;

 private:
  struct Cell {
    PovertyMonth poverty;
    TargetingMonth targeting;
    int poverty_reports = 0;
    int targeting_reports = 0;
  };
  void check_poverty(LawBook& laws, std::size_t kecamatan, std::size_t slot) const;
  void check_targeting(LawBook& laws, std::size_t kecamatan, std::size_t slot) const;
  void close_poverty(TableCloser& closer) const;
  void close_poor_persons(TableCloser& closer) const;
  void close_targeting(TableCloser& closer) const;

  std::size_t kecamatan_;
  Cells<Cell> cells_;
};

}  // namespace timbang
