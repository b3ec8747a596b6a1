#include "outcomes/staff_fold.hpp"

#include <limits>

#include "base/check.hpp"

namespace timbang {
namespace {

/// Positions in a TKSK's days that a month of the table covers; 0 is all of them.
struct DayRange {
  std::size_t begin;
  std::size_t end;
};

DayRange days_of(const ReportPeriod& period, std::size_t month) {
  const std::int32_t first_day = period.begin(1).day();
  const std::size_t first_slot = month == 0 ? 1 : month;
  const std::size_t last_slot = month == 0 ? period.months() : month;
  return {static_cast<std::size_t>(period.begin(first_slot).day() - first_day),
          static_cast<std::size_t>(period.end(last_slot).day() - first_day)};
}

}  // namespace

StaffFold::StaffFold(std::size_t kecamatan, const ReportPeriod& period)
    : cells_(kecamatan, period.slots()), days_(kecamatan) {}

StaffFold::Day& StaffFold::day(const ReportPeriod& period, TkskId tksk, SimTime time) {
  TIMBANG_CHECK(tksk.kecamatan.index() < days_.size(), "a TKSK's kecamatan does not exist");
  std::vector<Days>& colleagues = days_[tksk.kecamatan.index()];
  if (colleagues.size() <= tksk.slot) colleagues.resize(tksk.slot + std::size_t{1});
  Days& days = colleagues[tksk.slot];
  if (days.empty()) days.resize(days_of(period, 0).end);
  return days[static_cast<std::size_t>(time.day() - period.begin(1).day())];
}

void StaffFold::on(const ReportPeriod& period, const WorkArrived& fact) {
  cells_.at(fact.kecamatan, period.slot(fact.at)).arrived_minutes += fact.minutes.minutes();
}

void StaffFold::on(const ReportPeriod& period, const Worked& fact) {
  if (!period.is_reported(period.slot(fact.from))) return;
  day(period, fact.tksk, fact.from).worked += fact.minutes.minutes();
}

void StaffFold::on(const ReportPeriod& period, const TkskDay& fact) {
  const std::size_t slot = period.slot(fact.day);
  if (!period.is_reported(slot)) return;
  Day& reported = day(period, fact.tksk, fact.day);
  ++reported.reports;
  reported.available = static_cast<std::int16_t>(fact.available.minutes());
  Cell& cell = cells_.at(fact.tksk.kecamatan, slot);
  cell.available_minutes += fact.available.minutes();
  cell.other_duty_minutes += fact.from_other_duties.minutes();
  ++cell.post_days;
}

void StaffFold::check(LawBook& laws, const ReportPeriod& period) const {
  for (std::size_t k = 0; k < days_.size(); ++k) {
    for (const Days& days : days_[k]) {
      for (std::size_t slot = 1; slot <= period.months() && !days.empty(); ++slot) {
        check_month(laws, period, k, slot, days);
      }
    }
  }
}

void StaffFold::check_month(LawBook& laws, const ReportPeriod& period, std::size_t kecamatan, std::size_t slot,
                            const Days& days) const {
  const DayRange range = days_of(period, slot);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const Day& day = days[i];
    laws.at_most("times that a TKSK's day in post is reported, at most 1", kecamatan, slot, day.reports, 1);
    if (day.available == 0) {
      laws.equal("nobody works on a day without working time: minutes worked", kecamatan, slot, day.worked, 0);
    }
    laws.at_most("minutes worked by a TKSK on a day, at most those available", kecamatan, slot, day.worked,
                 day.available);
  }
}

StaffFold::Time StaffFold::time_of(const Days& days, const ReportPeriod& period, std::size_t month) {
  Time time;
  if (days.empty()) return time;
  const DayRange range = days_of(period, month);
  for (std::size_t i = range.begin; i < range.end; ++i) {
    time.worked += days[i].worked;
    time.available += days[i].available;
  }
  return time;
}

/// Mean over the days of the number of TKSK in post.
double StaffFold::in_post(const ReportPeriod& period, std::size_t where, std::size_t month) const {
  std::int64_t post_days = 0;
  for (std::size_t k = 0; k < days_.size(); ++k) {
    for (std::size_t slot = 1; slot <= period.months(); ++slot) {
      const bool is_covered = (where == 0 || where == k + 1) && (month == 0 || month == slot);
      if (is_covered) post_days += cells_.at(k, slot).post_days;
    }
  }
  const DayRange days = days_of(period, month);
  return static_cast<double>(post_days) / static_cast<double>(days.end - days.begin);
}

/// Mean over TKSK of the share of available minutes that they worked; who had none is left out.
double StaffFold::utilisation(const ReportPeriod& period, std::size_t where, std::size_t month) const {
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t k = 0; k < days_.size(); ++k) {
    if (where != 0 && where != k + 1) continue;
    for (const Days& days : days_[k]) {
      const Time time = time_of(days, period, month);
      if (time.available == 0) continue;
      sum += static_cast<double>(time.worked) / static_cast<double>(time.available);
      ++count;
    }
  }
  return count == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(count);
}

TableCloser::Count StaffFold::count(std::int64_t Cell::*member) const {
  return [this, member](std::size_t k, std::size_t slot) { return cells_.at(k, slot).*member; };
}

void StaffFold::close(TableCloser& closer, const ReportPeriod& period) const {
  closer.fill_with("tksk.in_post", [&](std::size_t where, std::size_t month) { return in_post(period, where, month); });
  closer.fill_ratio("tksk.workload", count(&Cell::arrived_minutes), count(&Cell::available_minutes));
  closer.fill_with("tksk.utilisation",
                   [&](std::size_t where, std::size_t month) { return utilisation(period, where, month); });
  closer.fill("tksk.hours_from_other_duties", count(&Cell::other_duty_minutes), 60);
}

}  // namespace timbang
