#include "model/state/city.hpp"

#include "base/mix.hpp"

namespace timbang {

void schedule(City& city, const EventToSchedule& event) {
  const bool too_early = event.at == city.now && event.phase <= city.phase;
  // Phases order the events of a minute. This phase is already being handled, so an event of it or of an earlier phase
  // would be out of order: it takes place a minute later.
  const SimTime at = too_early ? event.at + Duration(1) : event.at;
  if (at >= city.end) return;
  EventParts parts;
  parts.time = at;
  parts.phase = static_cast<std::uint8_t>(event.phase);
  parts.place = event.place;
  parts.kind = static_cast<std::uint8_t>(event.kind);
  parts.generation = event.generation;
  parts.subject = event.subject;
  city.calendar.schedule(make_event(parts));
}

std::uint32_t keyed_place(const City& city, KpmIndex index, Occasion occasion) {
  const std::uint64_t name = (static_cast<std::uint64_t>(city.household_of(index)) << 32U) | occasion.word();
  // From the name and not from a counter, which would differ between arms as soon as one of them schedules one event
  // more. An event holds 28 bits of it.
  return static_cast<std::uint32_t>(mix(city.key.value, name) >> 36U);
}

}  // namespace timbang
