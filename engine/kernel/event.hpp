#pragma once

#include <compare>
#include <cstdint>
#include <type_traits>

#include "base/check.hpp"
#include "base/sim_time.hpp"

namespace timbang {

/// One future event: data, not a closure, so that it can be hashed, traced and counted, and costs no allocation.
///
/// order = minute 24 bits | phase 4 | keyed place 28 | sequence 8. Events are handled in the order of this word. The
/// phase is the model's order of events within a minute. The keyed place, a hash of what the event is about, breaks
/// ties without favouring low numbers. The sequence orders events of one subject. what = kind 8 bits | generation 24;
/// an event whose generation is no longer its subject's is stale and is dropped by the model.
struct Event {
  std::uint64_t order = 0;
  std::uint32_t subject = 0;
  std::uint32_t what = 0;

  [[nodiscard]] constexpr SimTime time() const { return SimTime(static_cast<std::int32_t>(order >> 40U)); }
  [[nodiscard]] constexpr std::uint8_t phase() const { return static_cast<std::uint8_t>((order >> 36U) & 0xfU); }
  [[nodiscard]] constexpr std::uint8_t kind() const { return static_cast<std::uint8_t>(what >> 24U); }
  [[nodiscard]] constexpr std::uint32_t generation() const { return what & 0xffffffU; }

  friend constexpr auto operator<=>(const Event&, const Event&) = default;
};

/// In which order events happen.
[[nodiscard]] constexpr bool precedes(const Event& a, const Event& b) {
  if (a.order != b.order) return a.order < b.order;
  return a.subject != b.subject ? a.subject < b.subject : a.what < b.what;
}
static_assert(sizeof(Event) == 16 && std::is_trivially_copyable_v<Event>);

/// The parts of an event, by name. Requires: time in [0, 2^24), phase < 16.
struct EventParts {
  SimTime time;
  std::uint8_t phase = 0;
  std::uint32_t place = 0;  ///< the low 28 bits are used
  std::uint8_t sequence = 0;
  std::uint8_t kind = 0;
  std::uint32_t generation = 0;  ///< the low 24 bits are used
  std::uint32_t subject = 0;
};

[[nodiscard]] inline Event make_event(const EventParts& parts) {
  const std::int32_t minute = parts.time.minute();
  TIMBANG_CHECK(minute >= 0 && minute < (1 << 24), "an event's time must lie in [0, 2^24) minutes");
  TIMBANG_CHECK(parts.phase < 16, "an event's phase must be below 16");
  Event event;
  event.order = (static_cast<std::uint64_t>(minute) << 40U) | (static_cast<std::uint64_t>(parts.phase) << 36U) |
                (static_cast<std::uint64_t>(parts.place & 0xfffffffU) << 8U) | parts.sequence;
  event.subject = parts.subject;
  event.what = (static_cast<std::uint32_t>(parts.kind) << 24U) | (parts.generation & 0xffffffU);
  return event;
}

}  // namespace timbang
