#include <deque>
#include <functional>
#include <queue>
#include <vector>

#include "desk.hpp"

namespace timbang::bench {
namespace {

/// First come first served among callbacks of one minute.
struct Callback {
  std::int32_t minute = 0;
  std::uint64_t sequence = 0;
  std::function<void()> act;

  friend bool operator>(const Callback& a, const Callback& b) {
    return a.minute != b.minute ? a.minute > b.minute : a.sequence > b.sequence;
  }
};

class CallbackRun {
 public:
  CallbackRun(StreamKey key, std::int64_t customers) : customers_(key), expected_(customers) { schedule_arrival(); }

  DeskOutcome run() {
    while (!callbacks_.empty()) {
      const std::function<void()> act = std::move(const_cast<Callback&>(callbacks_.top()).act);
      now_ = callbacks_.top().minute;
      callbacks_.pop();
      act();
    }
    return outcome_;
  }

 private:
  void schedule(std::int32_t minute, std::function<void()> act) {
    callbacks_.push({minute, sequence_++, std::move(act)});
  }

  void schedule_arrival() {
    next_ = customers_.next();
    schedule(next_.arrives, [this] { arrive(); });
  }

  void arrive() {
    ++outcome_.customers;
    waiting_.push_back(next_);
    if (busy_ < desk_servers) begin();
    if (outcome_.customers < expected_) schedule_arrival();
  }

  void begin() {
    const Customers::Customer customer = waiting_.front();
    waiting_.pop_front();
    ++busy_;
    outcome_.waited_minutes += now_ - customer.arrives;
    schedule(now_ + customer.service, [this] { end(); });
  }

  void end() {
    --busy_;
    outcome_.last_end = now_;
    if (!waiting_.empty()) begin();
  }

  Customers customers_;
  std::int64_t expected_;
  Customers::Customer next_;
  std::priority_queue<Callback, std::vector<Callback>, std::greater<>> callbacks_;
  std::uint64_t sequence_ = 0;
  std::int32_t now_ = 0;
  std::deque<Customers::Customer> waiting_;
  std::uint32_t busy_ = 0;
  DeskOutcome outcome_;
};

}  // namespace

DeskOutcome desk_on_callbacks(StreamKey key, std::int64_t customers) {
  return CallbackRun(key, customers).run();
}

}  // namespace timbang::bench
