#include "proof/queue_simulation.hpp"

#include <algorithm>
#include <optional>

#include "base/check.hpp"
#include "kernel/run_loop.hpp"
#include "kernel/service_desk.hpp"
#include "proof/queue_log.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

enum Kind : std::uint8_t { arrival, service_end, patience_end, block_begin };

/// The order of events of one minute. Whoever comes, or loses patience, in the minute in which a service ends does so
/// before or after it by the toss of a coin, as it would be in continuous time: always before would favour the first
/// class.
enum Phase : std::uint8_t { before_services, services, after_services, openings };

class QueueRun {
 public:
  QueueRun(const QueueSystem& system, MeasuredPeriod period, StreamKey key)
      : system_(system),
        period_(period),
        key_(key),
        opens_(system.working_time.next_instant(SimTime(0))),
        log_(system, instant_of(period.begin), instant_of(period.end)) {
    TIMBANG_CHECK(system.machines == 0 || system.classes.size() == 1, "machines are of one class");
    for (int i = 0; i < system.servers; ++i) {
      schedule(block_begin, openings, opens_, desk_.add_server(system.working_time));
    }
    streams_.resize(system.machines > 0 ? static_cast<std::size_t>(system.machines) : system.classes.size());
    open_streams_ = streams_.size();
    for (std::uint32_t number = 0; number < streams_.size(); ++number) schedule_arrival(number, 0);
  }

  QueueTally run(const StopToken& stop) {
    Fingerprint fingerprint;
    // To the end of all events: customers who came within the period are served after it.
    const RunEnd end = run_until(calendar_, *this, SimTime::never(), fingerprint, stop);
    TIMBANG_CHECK(end == RunEnd::stopped || desk_.waiting() == 0, "every customer must be served");
    return log_.tally();
  }

  void handle(const Event& event) {
    log_.pass_time(event.time(), waiting(), in_service());
    happen(event);
    log_.note_desk(waiting(), in_service());
  }

 private:
  /// The arrivals of one class, or of one machine, so far.
  struct Stream {
    std::uint32_t customers = 0;
    double next_minutes = 0;  ///< not rounded, so that the rate is exact
    Event last;
  };

  void happen(const Event& event) {
    switch (event.kind()) {
      case arrival:
        return arrive(event);
      case service_end:
        return depart(event);
      case patience_end:
        return give_up(event);
      default:
        begin(desk_.take_next(event.subject, event.time()));
        // No further block is needed once nobody can come and nobody waits.
        if (open_streams_ > 0 || desk_.waiting() > 0) {
          schedule(block_begin, openings, desk_.next_block(event.subject, event.time()), event.subject);
        }
    }
  }

  /// When so many minutes have been worked.
  [[nodiscard]] SimTime instant_of(std::int32_t minutes) const {
    return system_.working_time.finish(opens_, Duration(minutes));
  }
  [[nodiscard]] std::uint32_t group_of(std::uint32_t stream) const { return system_.machines > 0 ? 0 : stream; }
  [[nodiscard]] const CustomerClass& rules_of(std::uint32_t stream) const { return system_.classes[group_of(stream)]; }
  [[nodiscard]] std::int64_t waiting() const { return static_cast<std::int64_t>(desk_.waiting()); }
  [[nodiscard]] std::int64_t in_service() const {
    std::int64_t count = 0;
    for (std::uint32_t server = 0; server < desk_.servers(); ++server) {
      count += static_cast<std::int64_t>(desk_.is_serving(server));
    }
    return count;
  }

  void schedule(Kind kind, Phase phase, SimTime time, std::uint32_t subject) {
    if (time == SimTime::never()) return;
    calendar_.schedule(make_event({.time = time, .phase = phase, .kind = kind, .subject = subject}));
  }

  /// A word of the stream's next customer.
  [[nodiscard]] std::uint32_t word(std::uint32_t stream, DrawPurpose purpose) const {
    return draw_word(key_, streams_[stream].customers, Occasion::once(), purpose, stream);
  }

  /// The stream's next customer, if it comes within the period. since: when the last one came, or a machine began to
  /// run, in working minutes. A machine runs for a minute at least: it was mended in this one.
  void schedule_arrival(std::uint32_t number, double since) {
    Stream& stream = streams_[number];
    stream.next_minutes =
        since + exponential(word(number, DrawPurpose::queue_arrival), rules_of(number).mean_between_arrivals);
    if (stream.next_minutes >= period_.end) {
      --open_streams_;
      return;
    }
    // An event cannot be scheduled before the last one that was handled.
    const SimTime earliest = log_.last_event() + Duration(system_.machines > 0 ? 1 : 0);
    const SimTime time = std::max(earliest, instant_of(Duration::from_minutes(stream.next_minutes).minutes()));
    const bool comes_first = word(number, DrawPurpose::same_minute_order) >> 31U == 0;
    // A stream's customers keep their order within a minute.
    const bool follows_in_minute = stream.last.time() == time && stream.last.phase() == after_services;
    schedule(arrival, comes_first && !follows_in_minute ? before_services : after_services, time, number);
  }

  /// Services last a minute at least, so that none ends in the minute in which it starts.
  [[nodiscard]] Duration draw_service(std::uint32_t stream) const {
    const CustomerClass& rules = rules_of(stream);
    const double minutes =
        fixed_plus_exponential(word(stream, DrawPurpose::queue_service), rules.mean_service, rules.fixed_share);
    return std::max(Duration(1), Duration::from_minutes(minutes));
  }

  void arrive(const Event& event) {
    const std::uint32_t number = event.subject;
    const std::uint32_t group = group_of(number);
    if (system_.places > 0 && waiting() + in_service() >= system_.places) {
      log_.turn_away(group, event.time());
    } else {
      join(log_.let_in({number, group, event.time(), draw_service(number)}));
    }
    Stream& stream = streams_[number];
    stream.last = event;
    ++stream.customers;
    // A machine's next breakdown begins with its repair.
    if (system_.machines == 0) schedule_arrival(number, stream.next_minutes);
  }

  void join(std::uint32_t number) {
    const auto start = desk_.submit(job_of(number), log_.customer(number).came);
    begin(start);
    if (start) return;
    log_.had_to_wait(number);
    schedule_patience(number);
  }

  [[nodiscard]] Job job_of(std::uint32_t number) const {
    const QueueCustomer& customer = log_.customer(number);
    Job job;
    job.order = (static_cast<std::uint64_t>(customer.group) << 32U) | number;
    job.id = number;
    job.minutes = customer.service;
    job.arrived = customer.came;
    return job;
  }

  void schedule_patience(std::uint32_t number) {
    const QueueCustomer& customer = log_.customer(number);
    const double mean = rules_of(customer.stream).mean_patience;
    if (mean == 0) return;
    const double minutes = exponential(word(customer.stream, DrawPurpose::queue_patience), mean);
    const bool goes_first = (word(customer.stream, DrawPurpose::same_minute_order) >> 30U) % 2 == 0;
    schedule(patience_end, goes_first ? before_services : after_services,
             customer.came + std::max(Duration(1), Duration::from_minutes(minutes)), number);
  }

  void begin(const std::optional<ServiceStart>& start) {
    if (!start) return;
    log_.begin(start->job.id, start->begins);
    schedule(service_end, services, start->ends, start->server);
  }

  void depart(const Event& event) {
    const std::uint32_t number = desk_.complete(event.subject, event.time()).id;
    log_.serve(number, event.time());
    begin(desk_.take_next(event.subject, event.time()));
    // Running begins when it has been mended.
    if (system_.machines > 0) schedule_arrival(log_.customer(number).stream, event.time().minute());
  }

  /// Patience that ends after service has begun means nothing.
  void give_up(const Event& event) {
    const auto job = desk_.withdraw(event.subject, job_of(event.subject).order);
    if (job) log_.give_up(job->id, event.time());
  }

  const QueueSystem& system_;
  MeasuredPeriod period_;
  StreamKey key_;
  SimTime opens_;
  EventCalendar calendar_;
  ServiceDesk desk_{0};
  std::vector<Stream> streams_;
  std::size_t open_streams_ = 0;
  QueueLog log_;
};

}  // namespace

QueueTally simulate_queue(const QueueSystem& system, MeasuredPeriod period, StreamKey key, const StopToken& stop) {
  return QueueRun(system, period, key).run(stop);
}

}  // namespace timbang
