#pragma once

#include <array>
#include <cstddef>

namespace timbang {

/// A row of a table that is indexed by an enumeration.
template <class Key, class Value>
struct Keyed {
  Key key;
  Value value;
};

/// Whether every row stands at its key's position, and none is missing up to the last key. For a static_assert beside
/// the table: a value added to the enumeration then does not compile before it has a row.
template <class Key, class Value, std::size_t Size>
[[nodiscard]] constexpr bool has_row_of_each(const std::array<Keyed<Key, Value>, Size>& table, Key last) {
  for (std::size_t i = 0; i < Size; ++i) {
    if (static_cast<std::size_t>(table[i].key) != i) return false;
  }
  return Size == static_cast<std::size_t>(last) + 1;
}

}  // namespace timbang
