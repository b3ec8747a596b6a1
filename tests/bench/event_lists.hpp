#pragma once

#include <boost/heap/d_ary_heap.hpp>
#include <cstdint>
#include <queue>
#include <vector>

#include "hold.hpp"
#include "kernel/event_calendar.hpp"

namespace timbang::bench {

/// The engine's own list.
class KernelCalendar {
 public:
  void push(Pending pending) {
    calendar_.schedule(make_event({.time = SimTime(pending.minute), .subject = pending.subject}));
  }
  Pending pop() {
    const Event event = *calendar_.take();
    return {event.time().minute(), event.subject};
  }

 private:
  EventCalendar calendar_;
};

/// What one would write by hand: 24 bytes, first come first served among equals.
struct Record {
  std::int64_t minute = 0;
  std::uint64_t sequence = 0;
  std::uint64_t subject = 0;

  friend bool operator>(const Record& a, const Record& b) {
    return a.minute != b.minute ? a.minute > b.minute : a.sequence > b.sequence;
  }
};

/// A priority queue of records. Requires: Queue has push, top (the earliest) and pop.
template <class Queue>
class RecordQueue {
 public:
  void push(Pending pending) { queue_.push(Record{pending.minute, sequence_++, pending.subject}); }
  Pending pop() {
    const Record record = queue_.top();
    queue_.pop();
    return {static_cast<std::int32_t>(record.minute), static_cast<std::uint32_t>(record.subject)};
  }

 private:
  Queue queue_;
  std::uint64_t sequence_ = 0;
};

using StandardQueue = RecordQueue<std::priority_queue<Record, std::vector<Record>, std::greater<>>>;
template <unsigned Arity>
using DaryHeap =
    RecordQueue<boost::heap::d_ary_heap<Record, boost::heap::arity<Arity>, boost::heap::compare<std::greater<>>>>;

}  // namespace timbang::bench
