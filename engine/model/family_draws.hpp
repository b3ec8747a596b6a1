#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/city.hpp"

namespace timbang {

/// Calls use(i, word) for every one of these families, in their order, with the words that City::draw gives, several
/// times quicker.
template <class Use>
void for_each_family_draw(const City& city, std::span<const KpmIndex> families, Occasion occasion, DrawPurpose purpose,
                          const Use& use) {
  constexpr std::size_t stretch = 512;
  std::array<std::uint32_t, stretch> households;
  std::array<std::uint32_t, stretch> words;
  for (std::size_t first = 0; first < families.size(); first += stretch) {
    const std::size_t some = std::min(stretch, families.size() - first);
    for (std::size_t i = 0; i < some; ++i) households[i] = city.household_of(families[first + i]);
    draw_words(city.key, std::span(households.data(), some), occasion, purpose, std::span(words.data(), some));
    for (std::size_t i = 0; i < some; ++i) use(first + i, words[i]);
  }
}

/// Calls use(row, word) with the draw of every family that holds a place, in the order of rows. `use` leaves the places
/// as they are.
template <class Use>
void for_each_listed_draw(const City& city, Occasion occasion, DrawPurpose purpose, const Use& use) {
  std::vector<KpmIndex> listed;
  listed.reserve(city.kpm.size());
  for (KpmIndex row = 0; row < city.kpm.size(); ++row) {
    if (city.kpm.listed[row] != 0) listed.push_back(row);
  }
  for_each_family_draw(city, listed, occasion, purpose,
                       [&](std::size_t i, std::uint32_t word) { use(listed[i], word); });
}

/// The draws of these families, in their order.
[[nodiscard]] inline std::vector<std::uint32_t> draws_of(const City& city, std::span<const KpmIndex> families,
                                                         Occasion occasion, DrawPurpose purpose) {
  std::vector<std::uint32_t> words(families.size());
  for_each_family_draw(city, families, occasion, purpose, [&](std::size_t i, std::uint32_t word) { words[i] = word; });
  return words;
}

}  // namespace timbang
