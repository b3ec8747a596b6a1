#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/programme.hpp"
#include "facts/facts.hpp"
#include "outcomes/tables/cells.hpp"
#include "outcomes/tables/histogram.hpp"
#include "outcomes/tables/law_book.hpp"
#include "outcomes/tables/report_period.hpp"
#include "outcomes/tables/table_closer.hpp"

namespace timbang {

/// All cases of a kind, or those of them that reach a TKSK sooner or later.
enum class CaseGroup : std::uint8_t { all = 0, tksk = 1 };
inline constexpr std::size_t case_group_count = 2;

/// Cases of one kind: flows by their own month, waits by the month of opening, service levels by the month of the due
/// date. Backlogs are counted from how each case ended, so that the laws compare them with independent sums.
class CaseFold {
 public:
  CaseFold(std::size_t kecamatan, const ReportPeriod& period, Duration longest_limit);

  void on(const ReportPeriod& period, const CaseOpened& fact);
  void on(const ReportPeriod& period, const CaseEscalated& fact);
  void on(const ReportPeriod& period, const CaseRepeated& fact);
  void on(const ReportPeriod& period, const ComplaintUnvoiced& fact);
  void on(const ReportPeriod& period, const CaseReachedTksk& fact);
  /// wait: what the case counts for, restricted.
  void on(const ReportPeriod& period, const CaseClosed& fact, Duration wait);

  void check(LawBook& laws, const ReportPeriod& period, const std::string& kind) const;

  struct Counts {
    std::int64_t resolved = 0;
    std::int64_t by_staff = 0;  ///< of these, not by the family itself
    std::int64_t given_up = 0;
    std::int64_t escalated = 0;     ///< of a TKSK's, those that had reached it by then
    std::int64_t repeated = 0;      ///< likewise
    std::int64_t open = 0;          ///< at the slot's end
    std::int64_t age_minutes = 0;   ///< of those open at the slot's end
    std::int64_t cases = 0;         ///< opened in the slot, as reported on closing
    std::int64_t wait_minutes = 0;  ///< their waits, restricted
    std::int64_t due = 0;           ///< due in the slot
    std::int64_t in_time = 0;       ///< of these, resolved by then
  };
  struct Cell {
    std::array<Counts, case_group_count> groups;
    std::int64_t opened = 0;
    std::int64_t unvoiced = 0;
    std::int64_t reached_tksk = 0;  ///< of those opened in the slot, as reported on reaching
    std::int64_t queue_area = 0;  ///< minutes in queue by the flows: rest of the slot after each opening less each end
    std::int64_t overlap = 0;     ///< minutes in queue by the cases: of [opened, closed) within the slot

    [[nodiscard]] Counts& of(CaseGroup group) { return groups[static_cast<std::size_t>(group)]; }
    [[nodiscard]] const Counts& of(CaseGroup group) const { return groups[static_cast<std::size_t>(group)]; }
  };
  [[nodiscard]] const Cell& cell(std::size_t kecamatan, std::size_t slot) const { return cells_.at(kecamatan, slot); }
  [[nodiscard]] const Histogram& waits(CaseGroup group, std::size_t kecamatan, std::size_t slot) const {
    return waits_[static_cast<std::size_t>(group)].at(kecamatan, slot);
  }

 private:
  void count(const ReportPeriod& period, const CaseClosed& fact, Duration wait, CaseGroup group);
  void stay(const ReportPeriod& period, const CaseClosed& fact);

  std::size_t kecamatan_;
  Cells<Cell> cells_;
  std::array<Cells<Histogram>, case_group_count> waits_;  ///< empty for kinds without a longest limit
  bool has_percentiles_;
};

}  // namespace timbang
