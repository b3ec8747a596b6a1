#include <optional>

#include "base/stop.hpp"
#include "desk.hpp"
#include "kernel/run_loop.hpp"
#include "kernel/service_desk.hpp"

namespace timbang::bench {
namespace {

/// The order of events of one minute, so that a service may end in the minute in which it begins.
enum Phase : std::uint8_t { arrival, service_end };

class DeskRun {
 public:
  DeskRun(StreamKey key, std::int64_t customers) : customers_(key), expected_(customers) {
    const WorkingTime always({{SimTime(0), SimTime::never()}});
    for (std::uint32_t i = 0; i < desk_servers; ++i) desk_.add_server(always);
    schedule_arrival();
  }

  DeskOutcome run() {
    Fingerprint fingerprint;
    run_until(calendar_, *this, SimTime::never(), fingerprint, StopToken());
    return outcome_;
  }

  void handle(const Event& event) {
    if (event.phase() == arrival) return arrive(event.time());
    desk_.complete(event.subject, event.time());
    outcome_.last_end = event.time().minute();
    begin(desk_.take_next(event.subject, event.time()));
  }

 private:
  void arrive(SimTime now) {
    Job job;
    job.order = static_cast<std::uint64_t>(outcome_.customers);
    job.minutes = Duration(next_.service);
    job.arrived = now;
    ++outcome_.customers;
    begin(desk_.submit(job, now));
    if (outcome_.customers < expected_) schedule_arrival();
  }

  void schedule_arrival() {
    next_ = customers_.next();
    calendar_.schedule(make_event({.time = SimTime(next_.arrives), .phase = arrival}));
  }

  void begin(const std::optional<ServiceStart>& start) {
    if (!start) return;
    outcome_.waited_minutes += (start->begins - start->job.arrived).minutes();
    calendar_.schedule(make_event({.time = start->ends, .phase = service_end, .subject = start->server}));
  }

  Customers customers_;
  std::int64_t expected_;
  Customers::Customer next_;
  EventCalendar calendar_;
  ServiceDesk desk_{0};
  DeskOutcome outcome_;
};

}  // namespace

DeskOutcome desk_on_kernel(StreamKey key, std::int64_t customers) {
  return DeskRun(key, customers).run();
}

}  // namespace timbang::bench
