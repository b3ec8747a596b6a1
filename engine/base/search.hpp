#pragma once

#include <algorithm>

namespace timbang {

/// Whether an element equals the value; where a field is named, whether that field of an element does.
template <class Range, class Value, class Field = std::identity>
[[nodiscard]] constexpr bool contains(const Range& range, const Value& value, Field field = {}) {
  return std::ranges::find(range, value, field) != std::ranges::end(range);
}

/// The first element whose field equals the value, null if there is none. It points into the range.
template <class Range, class Value, class Field>
[[nodiscard]] constexpr auto* find_by(Range& range, const Value& value, Field field) {
  const auto found = std::ranges::find(range, value, field);
  return found == std::ranges::end(range) ? nullptr : &*found;
}

}  // namespace timbang
