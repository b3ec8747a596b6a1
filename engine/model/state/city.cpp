#include "model/state/city.hpp"

#include "base/mix.hpp"

namespace timbang {

void schedule(City& city, const Happening& happening) {
  const bool too_early = happening.at == city.now && happening.phase <= city.phase;
  const SimTime at = too_early ? happening.at + Duration(1) : happening.at;
  if (at >= city.end) return;
  EventParts parts;
  parts.time = at;
  parts.phase = static_cast<std::uint8_t>(happening.phase);
  parts.place = happening.place;
  parts.kind = static_cast<std::uint8_t>(happening.kind);
  parts.generation = happening.generation;
  parts.subject = happening.subject;
  city.calendar.schedule(make_event(parts));
}

std::uint32_t keyed_place(const City& city, KpmIndex index, Occasion occasion) {
  const std::uint64_t name = (static_cast<std::uint64_t>(city.household_of(index)) << 32U) | occasion.word();
  return static_cast<std::uint32_t>(mix(city.key.value, name) >> 36U);
}

}  // namespace timbang
