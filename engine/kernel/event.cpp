#include "kernel/event.hpp"

#include "base/check.hpp"

namespace timbang {

Event make_event(const EventParts& parts) {
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
