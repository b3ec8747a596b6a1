#include "kernel/service_desk.hpp"
#include "proof/exact_checks.hpp"
#include "proof/queue_simulation.hpp"
#include "proof/queue_system.hpp"

namespace timbang {
namespace {

constexpr SimTime at(std::int32_t day, std::int32_t hour, std::int32_t minute = 0) {
  return SimTime(day * SimTime::minutes_per_day + hour * 60 + minute);
}

/// Two weeks from a Monday, day 0: 08:00-12:00 and 13:00-16:00 on weekdays, but for a holiday on the second Wednesday,
/// day 9.
WorkingTime two_weeks() {
  std::vector<WorkingBlock> blocks;
  for (const std::int32_t day : {0, 1, 2, 3, 4, 7, 8, 10, 11}) {
    blocks.push_back({at(day, 8), at(day, 12)});
    blocks.push_back({at(day, 13), at(day, 16)});
  }
  return WorkingTime(blocks);
}

Job job_of(std::int32_t minutes) {
  Job job;
  job.id = 1;
  job.minutes = Duration(minutes);
  return job;
}

/// 60 minutes that cannot be interrupted do not fit the 45 left before lunch: they begin at 13:00.
SimTime visit_near_lunch() {
  ServiceDesk desk(0);
  desk.add_server(two_weeks());
  Job visit = job_of(60);
  visit.indivisible = true;
  if (const auto start = desk.submit(visit, at(0, 11, 15))) return start->begins;
  const SimTime next = desk.next_block(0, at(0, 11, 15));
  const auto start = desk.take_next(0, next);
  return start ? start->begins : SimTime::never();
}

/// 300 minutes that cannot be interrupted wait for a morning's 240, and the rest, 60 and 30 of setup, is done after
/// lunch: over at 14:30.
SimTime visit_longer_than_a_block() {
  ServiceDesk desk(0);
  desk.add_server(two_weeks());
  Job visit = job_of(300);
  visit.indivisible = true;
  visit.setup = Duration(30);
  auto start = desk.submit(visit, at(0, 13));
  for (SimTime now = at(0, 13); now != SimTime::never();) {
    if (start) {
      now = start->ends;
      if (desk.complete(0, now).minutes == Duration()) return now;
    } else {
      now = desk.next_block(0, now);
    }
    start = desk.take_next(0, now);
  }
  return SimTime::never();
}

/// A newcomer needs 125 minutes for 100: 80 minutes of work take 60 before lunch and 40 after.
SimTime slow_work() {
  ServiceDesk desk(0);
  desk.set_pace(desk.add_server(two_weeks()), 125);
  const auto start = desk.submit(job_of(80), at(0, 11));
  return start ? start->ends : SimTime::never();
}

/// One leaves after 90 of 240 minutes; another does the other 150.
SimTime work_of_a_leaver() {
  ServiceDesk desk(0);
  desk.add_server(two_weeks());
  desk.add_server(two_weeks());
  desk.submit(job_of(240), at(0, 8));
  desk.remove_server(0, at(0, 9, 30));
  const auto start = desk.take_next(1, at(0, 9, 30));
  return start ? start->ends : SimTime::never();
}

/// Five hours a day, from 08:00, for years.
WorkingTime five_hours_a_day() {
  std::vector<WorkingBlock> days;
  for (std::int32_t day = 0; day < 3000; ++day) days.push_back({at(day, 8), at(day, 13)});
  return WorkingTime(days);
}

/// Minutes waited in all, of working time.
double waits_with(const WorkingTime& working_time, std::uint64_t seed) {
  QueueSystem system;
  system.classes = {{.mean_between_arrivals = 125, .mean_service = 200, .fixed_share = 0.5}};
  system.servers = 2;
  system.working_time = working_time;
  const MeasuredPeriod period{0, 800'000};
  return static_cast<double>(simulate_queue(system, period, trial_key(seed, 0, "night")).classes[0].wait_minutes);
}

}  // namespace

std::vector<Check> check_working_time(std::uint64_t seed) {
  const WorkingTime week = two_weeks();
  std::vector<Check> checks;
  const auto add = [&](const char* quantity, double expected, double found) {
    checks.push_back(exact_check({CheckGroup::working_time, "working_week", quantity, "by_hand"}, expected, found));
  };
  const auto add_time = [&](const char* quantity, SimTime expected, SimTime found) {
    add(quantity, expected.minute(), found.minute());
  };
  add_time("finish_at_block_end", at(0, 12), week.finish(at(0, 8), Duration(240)));
  add_time("finish_over_weekend", at(8, 10), week.finish(at(4, 15), Duration(60 + 420 + 120)));
  add_time("finish_over_holiday", at(10, 9, 10), week.finish(at(8, 15, 30), Duration(30 + 70)));
  add_time("finish_after_calendar", SimTime::never(), week.finish(at(11, 15, 30), Duration(31)));
  add("minutes_between", 90 + 180 + 420 + 75, week.between(at(3, 10, 30), at(7, 9, 15)).minutes());
  add("left_before_lunch", 45, week.left_in_block(at(0, 11, 15)).minutes());
  add_time("next_instant", at(7, 8), week.next_instant(at(5, 12)));
  add_time("visit_near_lunch", at(0, 13), visit_near_lunch());
  add_time("visit_longer_than_a_block", at(1, 14, 30), visit_longer_than_a_block());
  add_time("slow_work", at(0, 13, 40), slow_work());
  add_time("work_of_a_leaver", at(0, 12), work_of_a_leaver());
  // Nights only stretch the clock: in working minutes both queues are the same, customer by customer.
  checks.push_back(exact_check({CheckGroup::working_time, "night", "wait_minutes", "same_queue"},
                               waits_with(WorkingTime({{SimTime(0), SimTime::never()}}), seed),
                               waits_with(five_hours_a_day(), seed)));
  return checks;
}

}  // namespace timbang
