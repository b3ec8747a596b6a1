#include <algorithm>

#include "aid.hpp"
#include "aid_desks.hpp"
#include "aid_draws.hpp"
#include "base/stop.hpp"
#include "kernel/run_loop.hpp"

namespace timbang::bench {
namespace {

/// Households whose draws stay in the processor's nearest memory.
constexpr std::uint32_t at_once = 1024;

class KernelAid {
 public:
  KernelAid(StreamKey key, std::uint32_t households)
      : key_(key), city_(households), desks_(city_), draws_(at_once), spending_(households) {
    draw_spending(key, 0, spending_);
  }

  AidOutcome run() {
    for (std::uint32_t month = 0; month < aid_months; ++month) {
      for (std::uint32_t first = 0; first < city_.households; first += at_once) pass_over(first, month);
      run_desks(month);
    }
    return outcome_;
  }

  void handle(const Event& event) {
    if (event.kind() == static_cast<std::uint8_t>(AidEvent::service_end)) {
      return desks_.end_service(event.subject, event.time(), calendar_);
    }
    const std::int32_t minutes = complaint_minutes(key_, event.subject, event.generation());
    desks_.file(event.subject, minutes, event.time(), calendar_);
  }

 private:
  /// What these households do alone in this month.
  void pass_over(std::uint32_t first, std::uint32_t month) {
    draws_.draw(key_, first, month);
    const std::uint32_t count = std::min(at_once, city_.households - first);
    std::int64_t in_time = 0;
    std::int64_t poor = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const bool transacts = bernoulli(draws_.transacts[i], transacts_at_all);
      const bool has_aid = transacts && draws_.minute_of_transaction(i) < minutes_per_month;
      double& spending = spending_[first + i];
      spending += draws_.shock[i];
      in_time += has_aid ? 1 : 0;
      poor += spending + (has_aid ? value_of_aid : 0.0) < poor_below ? 1 : 0;
    }
    outcome_[month].transacted += in_time;
    outcome_[month].poor += poor;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (bernoulli(draws_.complaint[i], complains)) schedule_complaint(first + i, i, month);
    }
    count_late(count, month);
  }

  /// Who transacts after the month's end.
  void count_late(std::uint32_t count, std::uint32_t month) {
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::int32_t minute = draws_.minute_of_transaction(i);
      if (minute < minutes_per_month || !bernoulli(draws_.transacts[i], transacts_at_all)) continue;
      const std::uint32_t later = month + static_cast<std::uint32_t>(minute / minutes_per_month);
      if (later < aid_months) ++outcome_[later].transacted;
    }
  }

  void schedule_complaint(std::uint32_t household, std::uint32_t i, std::uint32_t month) {
    const std::int32_t begin = static_cast<std::int32_t>(month) * minutes_per_month;
    calendar_.schedule(make_event({.time = SimTime(begin + minute_of_aid(draws_.aid[i])),
                                   .phase = static_cast<std::uint8_t>(AidEvent::complaint),
                                   .kind = static_cast<std::uint8_t>(AidEvent::complaint),
                                   .generation = month,
                                   .subject = household}));
  }

  void run_desks(std::uint32_t month) {
    const std::int64_t filed = desks_.filed();
    const std::int64_t resolved = desks_.resolved();
    const SimTime end(static_cast<std::int32_t>(month + 1) * minutes_per_month);
    run_until(calendar_, *this, end, fingerprint_, StopToken());
    outcome_[month].filed = desks_.filed() - filed;
    outcome_[month].resolved = desks_.resolved() - resolved;
    outcome_[month].backlog = desks_.backlog();
  }

  StreamKey key_;
  AidCity city_;
  AidDesks desks_;
  AidDraws draws_;
  std::vector<double> spending_;
  EventCalendar calendar_;
  Fingerprint fingerprint_;
  AidOutcome outcome_;
};

}  // namespace

AidOutcome aid_on_kernel(StreamKey key, std::uint32_t households) {
  return KernelAid(key, households).run();
}

}  // namespace timbang::bench
