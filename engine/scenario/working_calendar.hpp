#pragma once

#include <array>
#include <cstddef>
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
  std::array<bool, 7> weekend{};         ///< by Weekday: never a working day
  double shortened_factor = 1.0;         ///< working minutes of a shortened (Ramadan) day relative to a full one

  [[nodiscard]] DayKind kind(Date day) const;
  [[nodiscard]] bool covers(Date day) const;
  /// Working weekdays of a week, and those before a weekday in it.
  [[nodiscard]] int working_weekdays() const { return working_weekdays_before(7); }
  [[nodiscard]] int working_weekdays_before(int weekday) const {
    int count = 0;
    for (int day = 0; day < weekday; ++day) count += weekend[static_cast<std::size_t>(day)] ? 0 : 1;
    return count;
  }
  /// The number of days that are not off in the given year, within the calendar.
  [[nodiscard]] int working_days(int year) const;
  /// The share of the given year's days that the calendar covers: 1 if it covers the year.
  [[nodiscard]] double share_of_year(int year) const;
};

}  // namespace timbang
