#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "facts/facts.hpp"
#include "outcomes/tables/cells.hpp"
#include "outcomes/tables/report_period.hpp"
#include "outcomes/tables/table_closer.hpp"

namespace timbang {

/// Stuck families at month ends: those with a credit made 30 days ago or more that is neither taken up nor back in the
/// treasury, also when they have lost their place; over the KPM then on the list. A family counts once, however many of
/// its credits are stuck.
class StuckFold {
 public:
  StuckFold(std::size_t kecamatan, const ReportPeriod& period);

  void on(const ReportPeriod& period, const Transacted& fact);
  void on(const ReportPeriod& period, const TransactedTogether& fact);
  void on(const ReportPeriod& period, const DeadlineMissed& fact);
  void on(const ReportPeriod& period, const Returned& fact);

  /// listed: the KPM on the list at each slot's end.
  void close(TableCloser& closer, const ReportPeriod& period, const Cells<std::int64_t>& listed) const;

 private:
  /// One more (or one less) stuck credit of a household at the ends of the slots [from, until).
  struct Span {
    HouseholdId household;
    std::uint16_t from;
    std::uint16_t until;
    KecamatanId kecamatan;
    std::int16_t credits;
  };

  struct Standing {
    KecamatanId kecamatan;
    std::int16_t credits = 0;
  };

  void add(Span span, Rupiah amount);
  /// Every span, those of one household together.
  [[nodiscard]] std::vector<Span> spans_by_household(const ReportPeriod& period) const;
  /// Of each kecamatan and slot, the families with at least one stuck credit at its end.
  [[nodiscard]] Cells<std::int64_t> families(const ReportPeriod& period) const;

  Cells<Rupiah> balance_;    ///< stuck at the slot's end
  std::vector<Span> spans_;  ///< all but those that cover every reported month
  /// By household, its credits stuck at every month end, as far as known: a return in the warm-up takes its credit out
  /// again, so that a long warm-up leaves nothing behind.
  std::unordered_map<std::uint32_t, Standing> standing_;
};

}  // namespace timbang
