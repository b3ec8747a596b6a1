#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/probability.hpp"
#include "model/state/city.hpp"

namespace timbang {

/// Families and their households, in the order of both.
struct FamilyColumns {
  std::vector<KpmIndex> rows;
  std::vector<std::uint32_t> households;
};

/// Who holds a place, in the order of rows.
[[nodiscard]] inline FamilyColumns listed_families(const City& city) {
  FamilyColumns listed;
  listed.rows.resize(city.kpm.size());
  listed.households.resize(city.kpm.size());
  std::size_t count = 0;
  for (KpmIndex row = 0; row < city.kpm.size(); ++row) {  // without a branch, which could not be predicted
    listed.rows[count] = row;
    listed.households[count] = city.household_of(row);
    count += city.kpm.listed[row];
  }
  listed.rows.resize(count);
  listed.households.resize(count);
  return listed;
}

/// Calls use(row), in order, for each of these families whose draw (City::draw) is a success. For small probabilities.
template <class Use>
void for_each_success(const City& city, const FamilyColumns& families, Occasion occasion, DrawPurpose purpose,
                      Probability chance, const Use& use) {
  constexpr std::size_t stretch = 512;
  constexpr std::size_t few = 32;  // checked together, since most often none of them is a success
  std::array<std::uint32_t, stretch> words;
  if (chance.words() == 0) return;
  const auto highest = static_cast<std::uint32_t>(chance.words() - 1);
  for (std::size_t first = 0; first < families.rows.size(); first += stretch) {
    const std::size_t some = std::min(stretch, families.rows.size() - first);
    draw_words(city.key, std::span(families.households).subspan(first, some), occasion, purpose,
               std::span(words.data(), some));
    for (std::size_t from = 0; from < some; from += few) {
      const std::size_t until = std::min(from + few, some);
      std::uint32_t lowest = words[from];
      for (std::size_t i = from; i < until; ++i) lowest = std::min(lowest, words[i]);
      if (lowest > highest) continue;
      for (std::size_t i = from; i < until; ++i) {
        if (words[i] <= highest) use(families.rows[first + i]);
      }
    }
  }
}

}  // namespace timbang
