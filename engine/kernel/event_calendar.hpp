#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/check.hpp"
#include "kernel/event.hpp"
#include "kernel/soon_events.hpp"

namespace timbang {

/// The future event list: buckets by day, the open day sorted, and separately what is scheduled for the open day after
/// it was opened.
///
/// Invariant: events leave in the order of (order, subject, what), whatever the order in which they came.
/// A copyable value: the state of a run at policy_start is kept and continued by every arm.
/// Buckets are chains of chunks from one pool, so that a copy is a few allocations and a steady state needs none.
/// Requires: nothing is scheduled before the last event taken, in that same order (CheckFailed).
class EventCalendar {
 public:
  void schedule(Event event) {
    TIMBANG_CHECK(!precedes(event, last_taken_), "an event was scheduled before the last event taken");
    ++size_;
    if (event.time().day() <= open_day_) {
      within_day_.insert(event);
    } else {
      put_in_bucket(event);
    }
  }

  /// The next event, removed; nothing when no event is left.
  [[nodiscard]] std::optional<Event> take() {
    if (!has_next_ready()) return std::nullopt;
    --size_;
    Event next;
    if (within_day_is_next()) {
      next = within_day_.earliest();
      within_day_.remove_earliest();
    } else {
      next = today_[position_++];
    }
    last_taken_ = next;
    return next;
  }

  /// The next event's time without removing it; SimTime::never() when no event is left.
  [[nodiscard]] SimTime next_time() {
    if (!has_next_ready()) return SimTime::never();
    return within_day_is_next() ? within_day_.earliest().time() : today_[position_].time();
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size() == 0; }

 private:
  static constexpr std::uint32_t chunk_events = 32;
  static constexpr std::uint32_t no_chunk = 0xffffffffU;

  using Chunk = std::array<Event, chunk_events>;

  /// A day's events: full chunks, but for the first of the chain.
  struct Bucket {
    std::uint32_t chunk = no_chunk;
    std::uint32_t events = 0;
  };

  /// Opens the next day that has events if the open one is used up; false if no event is left.
  [[nodiscard]] bool has_next_ready() {
    if (position_ < today_.size() || !within_day_.empty()) return true;
    if (size_ == 0) return false;
    open_next_day();
    return true;
  }

  /// Requires: an event is ready.
  [[nodiscard]] bool within_day_is_next() const {
    if (within_day_.empty()) return false;
    return position_ == today_.size() || precedes(within_day_.earliest(), today_[position_]);
  }

  void put_in_bucket(Event event);
  [[nodiscard]] std::uint32_t new_chunk(std::uint32_t next);
  void open_next_day();
  template <std::uint32_t MinutesTogether>
  void gather(const Bucket& bucket);
  void release(const Bucket& bucket);
  /// Calls visit(event) for every event of the bucket.
  template <class Visit>
  void visit_events(const Bucket& bucket, Visit visit) const;

  std::vector<Bucket> buckets_;            ///< by day; those up to open_day_ are empty
  std::vector<Chunk> chunks_;              ///< the pool
  std::vector<std::uint32_t> next_chunk_;  ///< of every chunk: the next of its chain
  std::uint32_t free_chunk_ = no_chunk;
  std::int32_t open_day_ = -1;
  std::vector<Event> today_;  ///< the open day's events in order, taken up to position_
  std::size_t position_ = 0;
  SoonEvents within_day_;  ///< what was scheduled for the open day or before after it was opened
  std::size_t size_ = 0;
  Event last_taken_;
};

}  // namespace timbang
