#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/programme.hpp"
#include "base/rupiah.hpp"
#include "facts/facts.hpp"
#include "outcomes/tables/cells.hpp"
#include "outcomes/tables/histogram.hpp"
#include "outcomes/tables/law_book.hpp"
#include "outcomes/tables/report_period.hpp"
#include "outcomes/tables/table_closer.hpp"

namespace timbang {

/// Money and families: flows by their own month, days to transaction and missed deadlines by the month of the credit.
/// What is outstanding is counted from how each credit ended, so that the law of rupiah compares two independent sums.
class DeliveryFold {
 public:
  DeliveryFold(std::size_t kecamatan, const ReportPeriod& period, const std::array<Duration, channel_count>& deadline);

  /// What is credited from now on has this deadline. Requires: instants never fall from call to call.
  void set_deadline(const ReportPeriod& period, SimTime from, const std::array<Duration, channel_count>& deadline);

  void on(const ReportPeriod& period, const Credited& fact);
  void on(const ReportPeriod& period, const Transacted& fact);
  void on(const ReportPeriod& period, const CreditedTogether& fact);
  void on(const ReportPeriod& period, const TransactedTogether& fact);
  void on(const ReportPeriod& period, const DeadlineMissed& fact);
  void on(const ReportPeriod& period, const Returned& fact);

  void check(LawBook& laws, const ReportPeriod& period) const;
  void close(TableCloser& closer) const;

 private:
  struct Cell {
    Rupiah credited;
    Rupiah transacted;
    Rupiah returned;
    Rupiah outstanding;      ///< at the slot's end
    Rupiah extra_food;       ///< of what was transacted
    Rupiah missed_amount;    ///< of the credits made in this slot
    Rupiah returned_amount;  ///< of the credits made in this slot
    std::int64_t credits = 0;
    std::int64_t taken_up = 0;  ///< of the credits made in this slot
    std::int64_t missed = 0;    ///< of the credits made in this slot
    std::array<std::int64_t, obstacle_count> missed_by_cause{};
    std::int64_t returns = 0;       ///< of the credits made in this slot
    std::int64_t wait_minutes = 0;  ///< of the credits made in this slot, restricted at the deadline
    std::int64_t outside = 0;       ///< taken up before the credit or after the deadline
  };
  struct DatedDeadline {
    SimTime from;
    std::array<Duration, channel_count> deadline;
  };
  using Member = std::int64_t Cell::*;
  using Money = Rupiah Cell::*;

  void close_causes(TableCloser& closer) const;
  void count_wait(const ReportPeriod& period, KecamatanId kecamatan, std::size_t cohort, Duration wait);
  /// Credits of slot `cohort` were taken up in slot `end`, for so much in all.
  void take_up(KecamatanId kecamatan, std::size_t cohort, std::size_t end, Rupiah amount, Rupiah extra_food);
  [[nodiscard]] TableCloser::Count count(Member member) const;
  [[nodiscard]] TableCloser::Count money(Money member) const;
  [[nodiscard]] Duration deadline_of(Channel channel, SimTime credited_at) const;
  [[nodiscard]] Duration longest_deadline() const;

  std::size_t kecamatan_;
  std::vector<DatedDeadline> deadlines_;  ///< the first holds from the start
  Cells<Cell> cells_;
  Cells<Histogram> waits_;
};

}  // namespace timbang
