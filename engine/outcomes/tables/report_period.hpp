#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/sim_time.hpp"

namespace timbang {

/// The reported months as slots: 0 is everything before them, 1 .. months() are they, after() is everything later.
/// A stock at the end of slot s holds what began in slots 0 .. s and ended in none of them.
class ReportPeriod {
 public:
  /// Requires: at least one month, none of them before the clock's start (CheckFailed).
  ReportPeriod(SimClock clock, Month first_month, std::size_t months);

  [[nodiscard]] std::size_t months() const { return ends_.size() - 1; }
  [[nodiscard]] std::size_t after() const { return ends_.size(); }
  [[nodiscard]] std::size_t slots() const { return ends_.size() + 1; }
  [[nodiscard]] bool is_reported(std::size_t slot) const { return slot != 0 && slot < ends_.size(); }

  [[nodiscard]] std::size_t slot(SimTime time) const {
    const std::int32_t day = time.day();
    if (static_cast<std::size_t>(day) < slot_of_day_.size()) return slot_of_day_[static_cast<std::size_t>(day)];
    return time < SimTime() ? 0 : after();
  }
  [[nodiscard]] std::size_t slot(Month month) const;

  /// The instant at which a slot is over; of slot 0, the beginning of the first month. Requires: slot < after().
  [[nodiscard]] SimTime end(std::size_t slot) const { return ends_[slot]; }
  /// Requires: a reported slot.
  [[nodiscard]] SimTime begin(std::size_t slot) const { return ends_[slot - 1]; }
  [[nodiscard]] Duration length(std::size_t slot) const { return end(slot) - begin(slot); }
  [[nodiscard]] Month month(std::size_t slot) const { return first_month_ + (static_cast<std::int32_t>(slot) - 1); }
  [[nodiscard]] Month first_month() const { return first_month_; }
  /// `YYYY-MM`, or "before YYYY-MM", "after YYYY-MM".
  [[nodiscard]] std::string text(std::size_t slot) const;

 private:
  Month first_month_;
  std::vector<SimTime> ends_;               ///< by slot, all but the last
  std::vector<std::uint16_t> slot_of_day_;  ///< by day since the clock's start
};

}  // namespace timbang
