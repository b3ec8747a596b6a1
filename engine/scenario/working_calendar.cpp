#include "scenario/working_calendar.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace timbang {

DayKind WorkingCalendar::kind(Date day) const {
  TIMBANG_CHECK(covers(day), "the calendar covers the day");
  return days[static_cast<std::size_t>(day - first_day)];
}

bool WorkingCalendar::covers(Date day) const {
  const auto index = day - first_day;
  return index >= 0 && static_cast<std::size_t>(index) < days.size();
}

int WorkingCalendar::working_days(int year) const {
  const auto all = static_cast<std::int32_t>(days.size());
  const std::int32_t begin = std::clamp(Date(year, 1, 1) - first_day, 0, all);
  const std::int32_t end = std::clamp(Date(year + 1, 1, 1) - first_day, 0, all);
  // Shortened days are working days.
  const auto off = std::count(days.begin() + begin, days.begin() + end, DayKind::off);
  return end - begin - static_cast<int>(off);
}

double WorkingCalendar::share_of_year(int year) const {
  const Date begin(year, 1, 1);
  const Date end(year + 1, 1, 1);
  const Date first = std::max(begin, first_day);
  const Date last = std::min(end, first_day + static_cast<std::int32_t>(days.size()));
  return first < last ? static_cast<double>(last - first) / (end - begin) : 0.0;
}

}  // namespace timbang
