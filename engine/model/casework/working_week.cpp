#include "model/casework/working_week.hpp"

#include <algorithm>

#include "random/distributions.hpp"

namespace timbang {
namespace {

/// Which part of a whole day's time the post gives to Sembako on the n-th of the week's working days.
double part_of_day(const City& city, TkskId tksk, int working_day, int working_days_a_week) {
  const double days = city.rules->staffing.sembako_share * working_days_a_week;
  // Posts begin their days at different weekdays, so that the TKSK of a city are not all at other duties on the same
  // day.
  const int first = (static_cast<int>(tksk.kecamatan.value) + tksk.slot) % working_days_a_week;
  // Fewer than all days: whole days first, and the last one in part.
  const int place = (working_day - first + working_days_a_week) % working_days_a_week;
  return std::clamp(days - place, 0.0, 1.0);
}

/// Chance of being absent on one working day: of a year that the calendar covers in part, the same part of the absence
/// falls on the working days that it knows.
Probability absence_chance(const City& city, Date day) {
  const WorkingCalendar& calendar = city.scenario->calendar;
  // A year of which the calendar knows no working day has none to be absent on.
  const int working_days = calendar.working_days(day.year());
  if (working_days == 0) return Probability(0.0);
  const double absent = city.rules->staffing.absence_days_per_year * calendar.share_of_year(day.year());
  return Probability(std::min(1.0, absent / working_days));
}

bool is_absent(const City& city, TkskId tksk, Date day, Probability chance) {
  // The same entity in every arm, whoever holds the post.
  const std::uint32_t post = (static_cast<std::uint32_t>(tksk.kecamatan.value) << 16U) | tksk.slot;
  return bernoulli(draw_word(city.key, post, Occasion::of(day), DrawPurpose::absence), chance);
}

double shortening(const WorkingCalendar& calendar, Date day) {
  return calendar.kind(day) == DayKind::shortened ? calendar.shortened_factor : 1.0;
}

SimTime work_begins(const City& city, Date day) {
  return city.clock.time_of(day) + Duration(city.scenario->calendar.day_begins_minute);
}

Duration reserved(Switch process, double whole_minutes, double share) {
  return Duration::from_minutes(process == Switch::on ? whole_minutes * share : 0.0);
}

}  // namespace

std::optional<SembakoDay> working_day_of(const City& city, TkskId tksk, Date day) {
  const WorkingCalendar& calendar = city.scenario->calendar;
  if (calendar.kind(day) == DayKind::off) return std::nullopt;
  const int weekday = static_cast<int>(day.weekday());
  const int working_days_a_week = calendar.working_weekdays();
  const double part = part_of_day(city, tksk, calendar.working_weekdays_before(weekday), working_days_a_week);
  const double minutes = city.rules->staffing.hours_minutes * shortening(calendar, day) * part;
  const Duration whole = Duration::from_minutes(minutes);
  if (whole <= Duration(0)) return std::nullopt;
  const bool can_be_absent = city.processes().staff == Switch::on;
  if (can_be_absent && is_absent(city, tksk, day, absence_chance(city, day))) return std::nullopt;
  const Duration socialisation = reserved(city.processes().socialisation, minutes, city.rules->socialisation.share);
  // The two reserved parts together never exceed the day.
  const Duration monitoring =
      std::min(whole - socialisation, reserved(city.processes().monitoring, minutes, city.rules->monitoring.share));
  return SembakoDay{work_begins(city, day), whole - socialisation - monitoring, socialisation, monitoring};
}

WorkingTime working_time_of(const City& city, TkskId tksk, Date from) {
  std::vector<WorkingBlock> blocks;
  for (Date day = from; city.clock.time_of(day) < city.end; day = day + 1) {
    const auto sembako = working_day_of(city, tksk, day);
    if (sembako && sembako->casework > Duration()) {
      blocks.push_back({sembako->begin, sembako->begin + sembako->casework});
    }
  }
  return WorkingTime(blocks);
}

WorkingTime daily_working_time(const City& city, double minutes, Date from) {
  const WorkingCalendar& calendar = city.scenario->calendar;
  std::vector<WorkingBlock> blocks;
  for (Date day = from; city.clock.time_of(day) < city.end; day = day + 1) {
    if (calendar.kind(day) == DayKind::off) continue;
    const Duration length = Duration::from_minutes(minutes * shortening(calendar, day));
    const SimTime begin = work_begins(city, day);
    if (length > Duration()) blocks.push_back({begin, begin + length});
  }
  return WorkingTime(blocks);
}

}  // namespace timbang
