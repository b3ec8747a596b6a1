#include "kernel/event_calendar.hpp"

namespace timbang {
namespace {

/// From here on counting by minute is cheaper than comparing (measured).
constexpr std::uint32_t few_events = 64;

}  // namespace

void EventCalendar::put_in_bucket(const Event& event) {
  const auto day = static_cast<std::size_t>(event.time().day());
  if (day >= buckets_.size()) buckets_.resize(day + 1);
  Bucket& bucket = buckets_[day];
  const std::uint32_t slot = bucket.events % chunk_events;
  if (slot == 0) bucket.chunk = new_chunk(bucket.chunk);
  chunks_[bucket.chunk][slot] = event;
  ++bucket.events;
}

std::uint32_t EventCalendar::new_chunk(std::uint32_t next) {
  std::uint32_t chunk = free_chunk_;
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
  buckets_[day] = Bucket{};
  today_.resize(bucket.events);
  position_ = 0;
  if (bucket.events < few_events) {
    gather(bucket);
  } else {
    gather_by_minute(bucket);
  }
  release(bucket);
}

template <class Visit>
void EventCalendar::visit_events(const Bucket& bucket, Visit visit) const {
  std::uint32_t events = (bucket.events - 1) % chunk_events + 1;
  for (std::uint32_t chunk = bucket.chunk; chunk != no_chunk; chunk = next_chunk_[chunk]) {
    for (std::uint32_t slot = 0; slot < events; ++slot) visit(chunks_[chunk][slot]);
    events = chunk_events;
  }
}

void EventCalendar::gather(const Bucket& bucket) {
  std::size_t at = 0;
  visit_events(bucket, [&](const Event& event) { today_[at++] = event; });
  std::sort(today_.begin(), today_.end(), precedes);
}

void EventCalendar::gather_by_minute(const Bucket& bucket) {
  constexpr auto minutes = static_cast<std::size_t>(SimTime::minutes_per_day);
  const std::int32_t midnight = open_day_ * SimTime::minutes_per_day;
  const auto minute_of = [midnight](const Event& event) {
    return static_cast<std::size_t>(event.time().minute() - midnight);
  };
  // ends[m] first counts minute m, then is where minute m's events begin, and after the scatter where they end.
  std::array<std::uint32_t, minutes> ends{};
  visit_events(bucket, [&](const Event& event) { ++ends[minute_of(event)]; });
  std::uint32_t begin = 0;
  for (std::uint32_t& end : ends) {
    const std::uint32_t count = end;
    end = begin;
    begin += count;
  }
  visit_events(bucket, [&](const Event& event) { today_[ends[minute_of(event)]++] = event; });
  auto from = today_.begin();
  for (const std::uint32_t end : ends) {
    const auto to = today_.begin() + end;
    if (to - from > 1) std::sort(from, to, precedes);
    from = to;
  }
}

void EventCalendar::release(const Bucket& bucket) {
  std::uint32_t last = bucket.chunk;
  while (next_chunk_[last] != no_chunk) last = next_chunk_[last];
  next_chunk_[last] = free_chunk_;
  free_chunk_ = bucket.chunk;
}

}  // namespace timbang
