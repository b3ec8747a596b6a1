
#include "aid.hpp"
#include "aid_desks.hpp"
#include "aid_draws.hpp"
#include "base/stop.hpp"
#include "kernel/run_loop.hpp"

namespace timbang::bench {
namespace {

class EventAid {
 public:
  EventAid(StreamKey key, std::uint32_t households)
      : key_(key), desks_(AidCity(households)), draws_(households), spending_(households), has_aid_(households) {
    draw_spending(key, 0, spending_);
  }

  AidOutcome run() {
    for (month_ = 0; month_ < aid_months; ++month_) {
      draws_.draw(key_, 0, month_);
      for (std::uint32_t i = 0; i < spending_.size(); ++i) schedule(AidEvent::aid, minute_of_aid(draws_.aid[i]), i);
      const SimTime end(static_cast<std::int32_t>(month_ + 1) * minutes_per_month);
      run_until(calendar_, *this, end, fingerprint_, StopToken());
      count_month();
    }
    return outcome_;
  }

  void handle(const Event& event) {
    switch (static_cast<AidEvent>(event.kind())) {
      case AidEvent::aid:
        return give_aid(event.subject);
      case AidEvent::transaction:
        ++outcome_[month_].transacted;
        if (event.generation() == month_) has_aid_[event.subject] = 1;
        return;
      case AidEvent::complaint:
        return desks_.file(event.subject, complaint_minutes(key_, event.subject, month_), event.time(), calendar_);
      case AidEvent::service_end:
        return desks_.end_service(event.subject, event.time(), calendar_);
    }
  }

 private:
  void schedule(AidEvent kind, std::int32_t minute_of_month, std::uint32_t household) {
    const std::int32_t minute = static_cast<std::int32_t>(month_) * minutes_per_month + minute_of_month;
    calendar_.schedule(make_event({.time = SimTime(minute),
                                   .phase = static_cast<std::uint8_t>(kind),
                                   .kind = static_cast<std::uint8_t>(kind),
                                   .generation = month_,
                                   .subject = household}));
  }

  void give_aid(std::uint32_t household) {
    const std::int32_t minute = minute_of_aid(draws_.aid[household]);
    if (bernoulli(draws_.transacts[household], transacts_at_all)) {
      schedule(AidEvent::transaction, draws_.minute_of_transaction(household), household);
    }
    if (bernoulli(draws_.complaint[household], complains)) schedule(AidEvent::complaint, minute, household);
  }

  void count_month() {
    AidMonth& month = outcome_[month_];
    for (std::size_t i = 0; i < spending_.size(); ++i) {
      spending_[i] += draws_.shock[i];
      month.poor += spending_[i] + (has_aid_[i] != 0 ? value_of_aid : 0.0) < poor_below ? 1 : 0;
      has_aid_[i] = 0;
    }
    month.filed = desks_.filed() - filed_before_;
    month.resolved = desks_.resolved() - resolved_before_;
    month.backlog = desks_.backlog();
    filed_before_ = desks_.filed();
    resolved_before_ = desks_.resolved();
  }

  StreamKey key_;
  AidDesks desks_;
  AidDraws draws_;
  std::vector<double> spending_;
  std::vector<std::uint8_t> has_aid_;  ///< this month's, in hand
  std::uint32_t month_ = 0;
  EventCalendar calendar_;
  Fingerprint fingerprint_;
  std::int64_t filed_before_ = 0;
  std::int64_t resolved_before_ = 0;
  AidOutcome outcome_;
};

}  // namespace

AidOutcome aid_by_events(StreamKey key, std::uint32_t households) {
  return EventAid(key, households).run();
}

}  // namespace timbang::bench
