#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facts/facts.hpp"
#include "outcomes/cells.hpp"
#include "outcomes/law_book.hpp"
#include "outcomes/report_period.hpp"
#include "outcomes/table_closer.hpp"

namespace timbang {

/// Stuck families at month ends: those with a credit made 30 days ago or more that is neither taken up nor back in the
/// treasury, also when they have lost their place; over the KPM then on the list. A family counts once, however many of
/// its credits are stuck.
class StuckFold {
 public:
  /// places: KPM of each kecamatan at the start of the run.
  StuckFold(const std::vector<std::int64_t>& places, const ReportPeriod& period);

  void on(const ReportPeriod& period, const Transacted& fact);
  void on(const ReportPeriod& period, const DeadlineMissed& fact);
  void on(const ReportPeriod& period, const Returned& fact);
  void on(const ReportPeriod& period, const PlaceVacated& fact);
  void on(const ReportPeriod& period, const PlaceFilled& fact);

  void check(LawBook& laws, const ReportPeriod& period) const;
  void close(TableCloser& closer, const ReportPeriod& period) const;

 private:
  struct Cell {
    std::int64_t filled_less_vacated = 0;  ///< in the slot
    Rupiah balance;                        ///< stuck at the slot's end
  };
  /// One more (or one less) stuck credit of a household at the ends of the slots [from, until).
  struct Span {
    HouseholdId household;
    std::uint16_t from;
    std::uint16_t until;
    KecamatanId kecamatan;
    std::int16_t credits;
  };

  void add(const Span& span, Rupiah amount);
  /// Of each kecamatan and slot, the families with at least one stuck credit at its end.
  [[nodiscard]] Cells<std::int64_t> families(const ReportPeriod& period) const;
  [[nodiscard]] Cells<std::int64_t> listed(const ReportPeriod& period) const;

  std::vector<std::int64_t> places_;
  Cells<Cell> cells_;
  std::vector<Span> spans_;
};

}  // namespace timbang
