#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/city.hpp"

namespace timbang {

/// Calls use(i, word) for every i < count, in order, with the draw of the family row_of(i): the words that City::draw
/// gives, several times quicker. For passes over many families. `use` may change anything but the families' rows.
template <class RowOf, class Use>
void for_each_family_draw(const City& city, std::size_t count, const RowOf& row_of, Occasion occasion,
                          DrawPurpose purpose, const Use& use) {
  constexpr std::size_t stretch = 512;
  std::array<std::uint32_t, stretch> households;
  std::array<std::uint32_t, stretch> words;
  for (std::size_t first = 0; first < count; first += stretch) {
    const std::size_t some = std::min(stretch, count - first);
    for (std::size_t i = 0; i < some; ++i) households[i] = city.household_of(row_of(first + i));
    draw_words(city.key, std::span(households.data(), some), occasion, purpose, std::span(words.data(), some));
    for (std::size_t i = 0; i < some; ++i) use(first + i, words[i]);
  }
}

/// Calls use(row, word) with the draw of every family in the register.
template <class Use>
void for_each_family_draw(const City& city, Occasion occasion, DrawPurpose purpose, const Use& use) {
  const auto row = [](std::size_t i) { return static_cast<KpmIndex>(i); };
  for_each_family_draw(city, city.kpm.size(), row, occasion, purpose,
                       [&](std::size_t i, std::uint32_t word) { use(static_cast<KpmIndex>(i), word); });
}

/// The draws of these families, in their order.
[[nodiscard]] inline std::vector<std::uint32_t> draws_of(const City& city, std::span<const KpmIndex> families,
                                                         Occasion occasion, DrawPurpose purpose) {
  std::vector<std::uint32_t> words(families.size());
  for_each_family_draw(
      city, families.size(), [&](std::size_t i) { return families[i]; }, occasion, purpose,
      [&](std::size_t i, std::uint32_t word) { words[i] = word; });
  return words;
}

}  // namespace timbang
