#include <tuple>

#include "kernel/event_calendar.hpp"
#include "proof/exact_checks.hpp"
#include "random/draw.hpp"

namespace timbang {
namespace {

constexpr std::uint32_t event_count = 20'000;

/// Told apart from the calendar's own comparison, which is under test.
bool stands_before(const Event& a, const Event& b) {
  return std::tie(a.order, a.subject, a.what) < std::tie(b.order, b.subject, b.what);
}

/// An event within 40 days of its place among few minutes, phases and subjects, so that many share all but the last.
Event some_event(StreamKey key, std::uint32_t number, SimTime earliest) {
  const auto words = draw_block(key, number, Occasion::once(), DrawPurpose::same_minute_order);
  constexpr std::int32_t spread = 40 * SimTime::minutes_per_day;
  const auto minutes = static_cast<std::int32_t>(words[0] % spread);
  EventParts parts;
  // A third of the events lie close together, the others on few minutes of the day, so that ties are frequent.
  parts.time = earliest + Duration(number % 3 == 0 ? 1 + minutes % 5 : 1 + minutes / 360 * 360);
  parts.phase = static_cast<std::uint8_t>(words[1] % 4);
  parts.place = words[2] % 3;
  parts.subject = words[3] % 16;
  parts.generation = number;
  return make_event(parts);
}

}  // namespace

std::vector<Check> check_calendar(std::uint64_t seed) {
  const StreamKey key = trial_key(seed, 0, "calendar");
  EventCalendar calendar;
  std::uint32_t scheduled = 0;
  for (; scheduled < event_count / 2; ++scheduled) calendar.schedule(some_event(key, scheduled, SimTime()));
  std::int64_t taken = 0;
  std::int64_t disorder = 0;
  Event last;
  while (const auto event = calendar.take()) {
    disorder += static_cast<std::int64_t>(taken > 0 && !stands_before(last, *event));
    last = *event;
    ++taken;
    // Half of the events are scheduled while others are taken, as in a run.
    if (scheduled < event_count) calendar.schedule(some_event(key, scheduled++, last.time()));
  }
  const auto check = [](const char* quantity, double expected, std::int64_t found) {
    return exact_check({CheckGroup::laws, "calendar", quantity, "event_order"}, expected, static_cast<double>(found));
  };
  return {check("events_taken", event_count, taken), check("events_out_of_order", 0, disorder)};
}

}  // namespace timbang
