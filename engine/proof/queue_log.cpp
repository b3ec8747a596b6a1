#include "proof/queue_log.hpp"

#include <algorithm>

namespace timbang {

QueueLog::QueueLog(const QueueSystem& system, SimTime measured_from, SimTime measured_until)
    : system_(system), measured_from_(measured_from), measured_until_(measured_until), turns_(system.classes.size()) {
  tally_.classes.resize(system.classes.size());
}

void QueueLog::pass_time(SimTime now, std::int64_t waiting, std::int64_t in_service) {
  const std::int64_t minutes = (now - last_event_).minutes();
  tally_.laws.present_minutes += (waiting + in_service) * minutes;
  tally_.laws.busy_minutes += in_service * minutes;
  // Laws hold over the whole run, warm-up included; measures are of the measured period alone.
  const Duration measured = std::min(now, measured_until_) - std::max(last_event_, measured_from_);
  if (measured > Duration()) measured_area_ += (waiting + in_service) * measured.minutes();
  last_event_ = now;
}

void QueueLog::note_desk(std::int64_t waiting, std::int64_t in_service) {
  // A work-conserving desk never idles while a customer waits.
  tally_.laws.disorder += static_cast<std::int64_t>(waiting > 0 && in_service < system_.servers);
}

void QueueLog::turn_away(std::uint32_t group, SimTime now) {
  ++tally_.laws.came;
  ++tally_.laws.went;
  if (!is_measured(now)) return;
  ++tally_.classes[group].came;
  ++tally_.classes[group].turned_away;
}

std::uint32_t QueueLog::let_in(const QueueCustomer& customer) {
  ++tally_.laws.came;
  ++turns_[customer.group].waiting;
  if (is_measured(customer.came)) ++tally_of(customer).came;
  customers_.push_back(customer);
  return static_cast<std::uint32_t>(customers_.size() - 1);
}

void QueueLog::had_to_wait(std::uint32_t number) {
  if (is_measured(customers_[number].came)) ++tally_of(customers_[number]).did_wait;
  // Who came before the measured period is not measured, however long the wait was.
}

void QueueLog::begin(std::uint32_t number, SimTime now) {
  note_turn(number);
  stop_waiting(customers_[number], now);
  tally_.laws.service_minutes += customers_[number].service.minutes();
}

/// Whoever begins must be the first of its class, and nobody of an earlier class may wait.
void QueueLog::note_turn(std::uint32_t number) {
  const std::uint32_t group = customers_[number].group;
  const bool is_preceded = std::any_of(turns_.begin(), turns_.begin() + static_cast<std::ptrdiff_t>(group),
                                       [](const Turn& earlier) { return earlier.waiting > 0; });
  tally_.laws.disorder += static_cast<std::int64_t>(is_preceded || number < turns_[group].next);
  turns_[group].next = number + 1;
}

void QueueLog::give_up(std::uint32_t number, SimTime now) {
  const QueueCustomer& customer = customers_[number];
  if (is_measured(customer.came)) ++tally_of(customer).gave_up;
  stop_waiting(customer, now);
  leave(number, now);
}

void QueueLog::stop_waiting(const QueueCustomer& customer, SimTime now) {
  --turns_[customer.group].waiting;
  if (!is_measured(customer.came)) return;
  const std::int32_t wait = system_.working_time.between(customer.came, now).minutes();
  ClassTally& tally = tally_of(customer);
  tally.wait_minutes += wait;
  // Late strictly: at the quantile itself a customer is still in time.
  tally.late += static_cast<std::int64_t>(wait > system_.classes[customer.group].late_after);
}

void QueueLog::leave(std::uint32_t number, SimTime now) {
  ++tally_.laws.went;
  tally_.laws.stay_minutes += (now - customers_[number].came).minutes();
}

QueueTally QueueLog::tally() const {
  QueueTally tally = tally_;
  tally.mean_present = static_cast<double>(measured_area_) / (measured_until_ - measured_from_).minutes();
  return tally;
}

}  // namespace timbang
