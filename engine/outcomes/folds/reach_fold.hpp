#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bit_column.hpp"
#include "facts/facts.hpp"
#include "outcomes/tables/cells.hpp"
#include "outcomes/tables/report_period.hpp"
#include "outcomes/tables/table_closer.hpp"

namespace timbang {

/// Families that transacted at least once in a month, and in all reported months together; each counts once.
/// Holds a bit for every household and reported month in which somebody transacted, and nothing before.
class ReachFold {
 public:
  ReachFold(std::size_t kecamatan, const ReportPeriod& period);

  void on(const ReportPeriod& period, const Transacted& fact) {
    reach(fact.kecamatan, fact.household, period.slot(fact.at), period);
  }
  void on(const ReportPeriod& period, const TransactedTogether& fact);
  void close(TableCloser& closer) const;

 private:
  void reach(KecamatanId kecamatan, HouseholdId household, std::size_t slot, const ReportPeriod& period);

  std::vector<BitColumn> reached_;  ///< by slot, then household; slot 0, not reported, stands for all reported months
  Cells<std::int64_t> families_;    ///< likewise
};

}  // namespace timbang
