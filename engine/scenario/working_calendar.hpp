#pragma once

#include <cstdint>
#include <vector>

#include "base/date.hpp"

namespace timbang {

enum class DayKind : std::uint8_t { working, shortened, off };

/// The dated working days of the city: weekdays, holidays, collective leave, Ramadan hours.
/// Covers a whole number of months; asking for a day outside is a CheckFailed.
struct WorkingCalendar {
  Date first_day;
  std::vector<DayKind> days;             ///< one a day from first_day
  std::int32_t day_begins_minute = 480;  ///< of the day, when work begins
  double shortened_factor = 1.0;         ///< working minutes of a shortened (Ramadan) day relative to a full one

  [[nodiscard]] DayKind kind(Date day) const;
  [[nodiscard]] bool covers(Date day) const;
  /// The number of days that are not off in the given year, within the calendar.
  [[nodiscard]] int working_days(int year) const;
};

}  // namespace timbang
