#include "model/working_week.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "random/distributions.hpp"

namespace timbang {
namespace {

/// Which part of a whole day's time the post gives to Sembako on the n-th of the week's working days.
double part_of_day(const City& city, TkskId tksk, int working_day, int working_days_a_week) {
  const double days = city.rules->staffing.sembako_share * working_days_a_week;
  const int first = (static_cast<int>(tksk.kecamatan.value) + tksk.slot) % working_days_a_week;
  const int place = (working_day - first + working_days_a_week) % working_days_a_week;
  return std::clamp(days - place, 0.0, 1.0);
}

/// Chance of being absent on one working day: of a year that the calendar covers in part, the same part of the absence
/// falls on the working days that it knows.
Probability absence_chance(const City& city, Date day) {
  const WorkingCalendar& calendar = city.scenario->calendar;
  const int working_days = calendar.working_days(day.year());
  if (working_days == 0) return Probability(0.0);
  const double absent = city.rules->staffing.absence_days_per_year * calendar.share_of_year(day.year());
  return Probability(std::min(1.0, absent / working_days));
}

bool is_absent(const City& city, TkskId tksk, Date day, Probability chance) {
  const std::uint32_t post = (static_cast<std::uint32_t>(tksk.kecamatan.value) << 16U) | tksk.slot;
  return bernoulli(draw_word(city.key, post, Occasion::of(day), DrawPurpose::absence), chance);
}

}  // namespace

std::optional<WorkingBlock> sembako_block(const City& city, TkskId tksk, Date day) {
  const WorkingCalendar& calendar = city.scenario->calendar;
  const DayKind kind = calendar.kind(day);
  const int weekday = static_cast<int>(day.weekday());
  if (kind == DayKind::off) return std::nullopt;
  const int working_days_a_week = calendar.working_weekdays();
  const double part = part_of_day(city, tksk, calendar.working_weekdays_before(weekday), working_days_a_week);
  const StaffingParameters& rules = city.rules->staffing;
  const double factor = kind == DayKind::shortened ? calendar.shortened_factor : 1.0;
  const double minutes = rules.hours_minutes * factor * part * (1.0 - rules.other_work_share);
  const Duration length = Duration::from_minutes(minutes);
  if (length <= Duration(0)) return std::nullopt;
  const SimTime begin = city.clock.time_of(day) + Duration(calendar.day_begins_minute);
  return WorkingBlock{begin, begin + length};
}

WorkingTime working_time_of(const City& city, TkskId tksk, Date from) {
  std::vector<WorkingBlock> blocks;
  int year = 0;
  Probability chance;
  for (Date day = from; city.clock.time_of(day) < city.end; day = day + 1) {
    const auto block = sembako_block(city, tksk, day);
    if (!block) continue;
    if (day.year() != year) {
      year = day.year();
      chance = absence_chance(city, day);
    }
    if (!is_absent(city, tksk, day, chance)) blocks.push_back(*block);
  }
  return WorkingTime(blocks);
}

}  // namespace timbang
