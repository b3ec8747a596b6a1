#include "outcomes/folds/staff_fold.hpp"

#include <limits>
#include <numeric>

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
    // One place more than kecamatan: the mobile team's home.
    : time_(kecamatan, period.slots()), posts_(kecamatan + 1, period.slots()), days_(kecamatan + 1) {}

StaffFold::Day& StaffFold::day(const ReportPeriod& period, TkskId tksk, SimTime time) {
  TIMBANG_CHECK(tksk.kecamatan.index() < days_.size(), "a TKSK's kecamatan does not exist");
  std::vector<Days>& colleagues = days_[tksk.kecamatan.index()];
  if (colleagues.size() <= tksk.slot) colleagues.resize(tksk.slot + std::size_t{1});
  Days& days = colleagues[tksk.slot];
  if (days.empty()) days.resize(days_of(period, 0).end);
  return days[static_cast<std::size_t>(time.day() - period.begin(1).day())];
}

void StaffFold::on(const ReportPeriod& period, const WorkArrived& fact) {
  time_.at(fact.kecamatan, period.slot(fact.at)).arrived += fact.minutes.minutes();
}

void StaffFold::on(const ReportPeriod& period, const Worked& fact) {
  const std::size_t slot = period.slot(fact.from);
  if (!period.is_reported(slot)) return;
  day(period, fact.tksk, fact.from).worked += fact.minutes.minutes();
  // Where the work was done, which for the mobile team is not its home.
  time_.at(fact.where, slot).worked[static_cast<std::size_t>(fact.kind)] += fact.minutes.minutes();
}

void StaffFold::on(const ReportPeriod& period, const TkskDay& fact) {
  const std::size_t slot = period.slot(fact.day);
  if (!period.is_reported(slot)) return;
  Day& reported = day(period, fact.tksk, fact.day);
  ++reported.in_post;
  reported.available = fact.available.minutes();
  ++posts_.at(fact.tksk.kecamatan, slot).held_days;
  // By home for posts, by place of work for minutes: the mobile team's time counts where it helped.
  Time& time = time_.at(fact.where, slot);
  time.available += fact.available.minutes();
  time.for_casework += (fact.available - fact.reserved).minutes();
  time.from_other_duties += fact.from_other_duties.minutes();
}

void StaffFold::on(const ReportPeriod& period, const PostVacant& fact) {
  const std::size_t slot = period.slot(fact.day);
  if (!period.is_reported(slot)) return;
  ++day(period, fact.tksk, fact.day).vacant;
  ++posts_.at(fact.tksk.kecamatan, slot).vacant_days;
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
    laws.at_most("times that a TKSK's day in post is reported, at most 1", kecamatan, slot, day.in_post, 1);
    // Held and vacant come from different facts of the same morning.
    laws.at_most("times that a post's day is reported held or vacant, at most 1", kecamatan, slot,
                 day.in_post + day.vacant, 1);
    if (day.available == 0) {
      laws.equal("nobody works on a day without working time: minutes worked", kecamatan, slot, day.worked, 0);
    }
    laws.at_most("minutes worked by a TKSK on a day, at most those available", kecamatan, slot, day.worked,
                 day.available);
  }
}

std::int64_t StaffFold::post_days(std::int64_t Posts::*member, std::size_t where, std::size_t month) const {
  // The other two slots are the time before and after the reported months.
  const std::size_t months = posts_.slots() - 2;
  std::int64_t days = 0;
  for (std::size_t k = 0; k < posts_.rows(); ++k) {
    if (where != 0 && where != k + 1) continue;
    for (std::size_t slot = month == 0 ? 1 : month; slot <= (month == 0 ? months : month); ++slot) {
      days += posts_.at(k, slot).*member;
    }
  }
  return days;
}

/// Mean over posts of the share of available minutes that was worked; where none was available is left out.
double StaffFold::utilisation(const ReportPeriod& period, std::size_t where, std::size_t month) const {
  const DayRange range = days_of(period, month);
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t k = 0; k < days_.size(); ++k) {
    if (where != 0 && where != k + 1) continue;
    for (const Days& days : days_[k]) {
      std::int64_t worked = 0;
      std::int64_t available = 0;
      for (std::size_t i = range.begin; i < range.end && !days.empty(); ++i) {
        worked += days[i].worked;
        available += days[i].available;
      }
      // Without any time a share would mean nothing.
      if (available == 0) continue;
      // The mean of shares and not the share of sums: each TKSK counts alike, however many hours the programme gets.
      sum += static_cast<double>(worked) / static_cast<double>(available);
      ++count;
    }
  }
  return count == 0 ? std::numeric_limits<double>::quiet_NaN() : sum / static_cast<double>(count);
}

TableCloser::Count StaffFold::time(std::int64_t Time::*member) const {
  return [this, member](std::size_t k, std::size_t slot) { return time_.at(k, slot).*member; };
}

TableCloser::Count StaffFold::worked(CaseKind first, CaseKind last) const {
  return [this, first, last](std::size_t k, std::size_t slot) {
    const auto& worked = time_.at(k, slot).worked;
    return std::accumulate(worked.begin() + static_cast<std::ptrdiff_t>(first),
                           worked.begin() + static_cast<std::ptrdiff_t>(last) + 1, std::int64_t{0});
  };
}

void StaffFold::close_posts(TableCloser& closer, const ReportPeriod& period) const {
  closer.fill_with(outcome::tksk_in_post, [&](std::size_t where, std::size_t month) {
    const DayRange days = days_of(period, month);
    return static_cast<double>(post_days(&Posts::held_days, where, month)) / static_cast<double>(days.end - days.begin);
  });
  closer.fill_with(outcome::tksk_vacancy_days, [&](std::size_t where, std::size_t month) {
    return static_cast<double>(post_days(&Posts::vacant_days, where, month));
  });
  closer.fill_with(outcome::tksk_utilisation,
                   [&](std::size_t where, std::size_t month) { return utilisation(period, where, month); });
}

void StaffFold::close_hours(TableCloser& closer) const {
  constexpr double minutes_per_hour = 60;
  closer.fill(outcome::tksk_hours_arrived, time(&Time::arrived), minutes_per_hour);
  closer.fill(outcome::tksk_hours_available, time(&Time::available), minutes_per_hour);
  closer.fill(outcome::tksk_hours_from_other_duties, time(&Time::from_other_duties), minutes_per_hour);
}

void StaffFold::close_minutes(TableCloser& closer) const {
  using enum CaseKind;
  closer.fill(outcome::tksk_minutes_complaints, worked(complaint_information, last_complaint));
  closer.fill(outcome::tksk_minutes_follow_up, worked(follow_up, follow_up));
  closer.fill(outcome::tksk_minutes_verification, worked(verification, verification));
  closer.fill(outcome::tksk_minutes_socialisation, worked(socialisation, socialisation));
  closer.fill(outcome::tksk_minutes_monitoring, worked(monitoring, monitoring));
}

void StaffFold::close(TableCloser& closer, const ReportPeriod& period) const {
  close_posts(closer, period);
  // What arrives is casework; time that is reserved for something else is none to do it in.
  closer.fill_ratio(outcome::tksk_workload, time(&Time::arrived), time(&Time::for_casework));
  close_hours(closer);
  close_minutes(closer);
}

}  // namespace timbang
