#include "kernel/event_calendar.hpp"

#include <algorithm>

namespace timbang {
namespace {

void sort_events(Event* begin, Event* end) {
  // An unstable sort will do: the order is total, so no two different events compare equal.
  std::sort(begin, end, [](const Event& a, const Event& b) { return precedes(a, b); });
}

/// Puts events in order of which few stand far from their place.
void sort_nearly_sorted(std::vector<Event>& events) {
  // Insertion sort: linear here, since each event moves only within its slot.
  for (std::size_t i = 1; i < events.size(); ++i) {
    const Event event = events[i];
    std::size_t place = i;
    for (; place > 0 && precedes(event, events[place - 1]); --place) events[place] = events[place - 1];
    events[place] = event;
  }
}

}  // namespace

void EventCalendar::put_in_bucket(Event event) {
  const auto day = static_cast<std::size_t>(event.time().day());
  if (day >= buckets_.size()) buckets_.resize(day + 1);
  Bucket& bucket = buckets_[day];
  const std::uint32_t slot = bucket.events % chunk_events;
  // New chunks go to the front of the chain, so that only the first one can be partly filled.
  if (slot == 0) bucket.chunk = new_chunk(bucket.chunk);
  chunks_[bucket.chunk][slot] = event;
  ++bucket.events;
}

std::uint32_t EventCalendar::new_chunk(std::uint32_t next) {
  std::uint32_t chunk = free_chunk_;
  // Free chunks form a list through `next_chunk_`; the pool grows only if it is empty.
  if (chunk == no_chunk) {
    chunk = static_cast<std::uint32_t>(chunks_.size());
    chunks_.emplace_back();
    next_chunk_.push_back(next);
  } else {
    free_chunk_ = next_chunk_[chunk];
    next_chunk_[chunk] = next;
  }
  return chunk;
}

void EventCalendar::open_next_day() {
  auto day = static_cast<std::size_t>(open_day_ + 1);
  while (buckets_[day].events == 0) ++day;
  open_day_ = static_cast<std::int32_t>(day);
  const Bucket bucket = buckets_[day];
  // Emptied before the day is handled: what is scheduled for it from now on goes to `within_day_` and not here.
  buckets_[day] = Bucket{};
  today_.resize(bucket.events);
  position_ = 0;
  // Counting costs a step for every count, sorting some for every event that shares one.
  if (bucket.events < 64) {
    gather<32>(bucket);
  } else if (bucket.events < 512) {
    gather<8>(bucket);
  } else {
    gather<1>(bucket);
  }
  release(bucket);
}

template <class Visit>
void EventCalendar::visit_events(const Bucket& bucket, Visit visit) const {
  // Only the first chunk of the chain may be partly filled (put_in_bucket()).
  std::uint32_t events = (bucket.events - 1) % chunk_events + 1;
  for (std::uint32_t chunk = bucket.chunk; chunk != no_chunk; chunk = next_chunk_[chunk]) {
    for (std::uint32_t slot = 0; slot < events; ++slot) visit(chunks_[chunk][slot]);
    events = chunk_events;
  }
}

template <std::uint32_t MinutesTogether>
void EventCalendar::gather(const Bucket& bucket) {
  // A counting sort by slots of some minutes, then a sort within each slot.
  constexpr std::size_t counts = static_cast<std::size_t>(SimTime::minutes_per_day) / MinutesTogether;
  static_assert(counts * MinutesTogether == SimTime::minutes_per_day);
  const std::int32_t midnight = open_day_ * SimTime::minutes_per_day;
  const auto place_of = [midnight](const Event& event) {
    return static_cast<std::uint32_t>(event.time().minute() - midnight) / MinutesTogether;
  };
  // ends[p] first counts what has place p, then is where its events begin, and after the scatter where they end.
  std::array<std::uint32_t, counts> ends{};
  visit_events(bucket, [&](const Event& event) { ++ends[place_of(event)]; });
  std::uint32_t begin = 0;
  std::uint32_t most = 0;
  for (std::uint32_t& end : ends) {
    const std::uint32_t count = end;
    most = std::max(most, count);
    end = begin;
    begin += count;
  }
  visit_events(bucket, [&](const Event& event) { today_[ends[place_of(event)]++] = event; });
  // Insertion sort is quadratic in the size of a slot, so large slots are sorted one by one.
  if (most <= 16) return sort_nearly_sorted(today_);
  Event* from = today_.data();
  for (const std::uint32_t end : ends) {
    Event* to = today_.data() + end;
    if (to - from > 1) sort_events(from, to);
    from = to;
  }
}

void EventCalendar::release(const Bucket& bucket) {
  // The whole chain goes back to the pool at once.
  std::uint32_t last = bucket.chunk;
  while (next_chunk_[last] != no_chunk) last = next_chunk_[last];
  next_chunk_[last] = free_chunk_;
  free_chunk_ = bucket.chunk;
}

}  // namespace timbang
