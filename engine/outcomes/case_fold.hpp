#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/programme.hpp"
#include "facts/facts.hpp"
#include "outcomes/cells.hpp"
#include "outcomes/histogram.hpp"
#include "outcomes/law_book.hpp"
#include "outcomes/report_period.hpp"
#include "outcomes/table_closer.hpp"

namespace timbang {

/// Cases of one kind: flows by their own month, waits by the month of opening, service levels by the month of the due
/// date. Backlogs are counted from how each case ended, so that the laws compare them with independent sums.
class CaseFold {
 public:
  CaseFold(std::size_t kecamatan, const ReportPeriod& period, Duration longest_limit);

  void opened(const ReportPeriod& period, KecamatanId kecamatan, SimTime at);
  void escalated(const ReportPeriod& period, KecamatanId kecamatan, SimTime at);
  void reached_tksk(const ReportPeriod& period, KecamatanId kecamatan, SimTime opened_at);
  /// limit: what a case counts for whose wait was longer, or that was not resolved.
  void closed(const ReportPeriod& period, const CaseClosed& fact, Duration limit);

  void check(LawBook& laws, const ReportPeriod& period, const std::string& kind) const;

  struct Cell {
    std::int64_t opened = 0;
    std::int64_t resolved = 0;
    std::int64_t given_up = 0;
    std::int64_t escalated = 0;
    std::int64_t open = 0;         ///< at the slot's end
    std::int64_t age_minutes = 0;  ///< of those open at the slot's end
    std::int64_t queue_area = 0;   ///< minutes in queue by the flows: rest of the slot after each opening less each end
    std::int64_t overlap = 0;      ///< minutes in queue by the cases: of [opened, closed) within the slot
    std::int64_t reached_tksk = 0;    ///< of those opened in the slot, as reported on reaching
    std::int64_t closed_of_tksk = 0;  ///< of those opened in the slot, as reported on closing
    struct Waits {
      std::int64_t cases = 0;    ///< opened in the slot
      std::int64_t minutes = 0;  ///< their waits, restricted
      std::int64_t due = 0;      ///< due in the slot
      std::int64_t in_time = 0;  ///< of these, resolved by then
    };
    Waits all;
    Waits tksk;  ///< of those that reached a TKSK
  };
  [[nodiscard]] const Cell& cell(std::size_t kecamatan, std::size_t slot) const { return cells_.at(kecamatan, slot); }
  [[nodiscard]] const Histogram& waits(std::size_t kecamatan, std::size_t slot) const {
    return waits_.at(kecamatan, slot);
  }
  [[nodiscard]] const Histogram& tksk_waits(std::size_t kecamatan, std::size_t slot) const {
    return tksk_waits_.at(kecamatan, slot);
  }

 private:
  void stay(const ReportPeriod& period, const CaseClosed& fact);
  void wait(const ReportPeriod& period, const CaseClosed& fact, Duration limit);

  std::size_t kecamatan_;
  Cells<Cell> cells_;
  Cells<Histogram> waits_;
  Cells<Histogram> tksk_waits_;
};

}  // namespace timbang
