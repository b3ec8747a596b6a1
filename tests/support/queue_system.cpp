#include "support/queue_system.hpp"

#include <algorithm>
#include <optional>
#include <stop_token>

#include "base/check.hpp"
#include "kernel/run_loop.hpp"
#include "kernel/service_desk.hpp"
#include "random/distributions.hpp"

namespace timbang::test_support {
namespace {

/// The order of events of one minute. Whoever comes in the minute in which a service ends comes before or after it by
/// the toss of a coin, as it would be in continuous time: always before would favour the first class.
enum Phase : std::uint8_t { arrival_before, service_end, arrival_after, block_begin };

class QueueRun {
 public:
  QueueRun(const QueueSystem& system, MeasuredPeriod period, StreamKey key)
      : system_(system), period_(period), key_(key), streams_(system.classes.size()), waits_(system.classes.size()) {
    for (int i = 0; i < system.servers; ++i) {
      const std::uint32_t server = desk_.add_server(system.working_time);
      schedule(block_begin, system.working_time.next_instant(SimTime(0)), server);
    }
    for (std::uint32_t number = 0; number < streams_.size(); ++number) schedule_arrival(number);
  }

  std::vector<ClassWaits> run() {
    Fingerprint fingerprint;
    run_until(calendar_, *this, SimTime::never(), fingerprint, std::stop_token());
    TIMBANG_CHECK(desk_.waiting() == 0, "every customer must be served");
    return waits_;
  }

  void handle(const Event& event) {
    switch (event.phase()) {
      case arrival_before:
      case arrival_after:
        return arrive(event);
      case service_end:
        desk_.complete(event.subject, event.time());
        return begin(desk_.take_next(event.subject, event.time()));
      default:
        begin(desk_.take_next(event.subject, event.time()));
        if (open_streams_ > 0 || desk_.waiting() > 0) {
          schedule(block_begin, desk_.next_block(event.subject, event.time()), event.subject);
        }
    }
  }

 private:
  /// The arrivals of one class so far.
  struct Stream {
    std::uint32_t customers = 0;
    double next_minutes = 0;  ///< not rounded, so that the rate is exact
    Event last;
  };

  void schedule(Phase phase, SimTime time, std::uint32_t subject) {
    if (time == SimTime::never()) return;
    calendar_.schedule(make_event({.time = time, .phase = phase, .subject = subject}));
  }

  [[nodiscard]] std::uint32_t word(std::uint32_t number, DrawPurpose purpose) const {
    return draw_word(key_, streams_[number].customers, Occasion::once(), purpose, number);
  }

  /// The next customer of that class, if it comes within the period.
  void schedule_arrival(std::uint32_t number) {
    Stream& stream = streams_[number];
    stream.next_minutes +=
        exponential(word(number, DrawPurpose::question), system_.classes[number].mean_between_arrivals);
    if (stream.next_minutes >= period_.end) {
      --open_streams_;
      return;
    }
    const SimTime opening = system_.working_time.next_instant(SimTime(0));
    const SimTime time = system_.working_time.finish(opening, Duration::from_minutes(stream.next_minutes));
    const bool comes_first = word(number, DrawPurpose::same_minute_order) >> 31U == 0;
    const bool follows_in_minute = stream.last.time() == time && stream.last.phase() == arrival_after;
    schedule(comes_first && !follows_in_minute ? arrival_before : arrival_after, time, number);
  }

  /// Services last a minute at least, so that none ends in the minute in which it starts.
  [[nodiscard]] Duration draw_service(std::uint32_t number) const {
    const CustomerClass& customers = system_.classes[number];
    const double minutes = fixed_plus_exponential(word(number, DrawPurpose::complaint_minutes), customers.mean_service,
                                                  customers.fixed_share);
    return std::max(Duration(1), Duration::from_minutes(minutes));
  }

  void arrive(const Event& event) {
    const std::uint32_t number = event.subject;
    Job job;
    job.order = (static_cast<std::uint64_t>(number) << 32U) | streams_[number].customers;
    job.id = number;
    job.minutes = draw_service(number);
    job.arrived = event.time();
    const auto start = desk_.submit(job, event.time());
    if (!start && is_measured(event.time())) ++waits_[number].did_wait;
    begin(start);
    streams_[number].last = event;
    ++streams_[number].customers;
    schedule_arrival(number);
  }

  void begin(const std::optional<ServiceStart>& start) {
    if (!start) return;
    schedule(service_end, start->ends, start->server);
    if (!is_measured(start->job.arrived)) return;
    ClassWaits& waits = waits_[start->job.id];
    ++waits.customers;
    waits.minutes += system_.working_time.between(start->job.arrived, start->begins).minutes();
  }

  [[nodiscard]] bool is_measured(SimTime arrived) const {
    return system_.working_time.between(SimTime(0), arrived) >= Duration(period_.begin);
  }

  const QueueSystem& system_;
  MeasuredPeriod period_;
  StreamKey key_;
  EventCalendar calendar_;
  ServiceDesk desk_{0};
  std::vector<Stream> streams_;
  std::vector<ClassWaits> waits_;
  std::size_t open_streams_ = system_.classes.size();
};

}  // namespace

double ClassWaits::mean_minutes() const {
  return static_cast<double>(minutes) / static_cast<double>(customers);
}

double ClassWaits::share_waiting() const {
  return static_cast<double>(did_wait) / static_cast<double>(customers);
}

std::vector<ClassWaits> simulate_queue(const QueueSystem& system, MeasuredPeriod period, StreamKey key) {
  return QueueRun(system, period, key).run();
}

}  // namespace timbang::test_support
