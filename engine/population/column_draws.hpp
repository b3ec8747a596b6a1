#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "random/draw.hpp"

namespace timbang {

/// Calls use(i, word) with the keyed draw of every entity i < count, in order: one block serves four neighbours.
template <class Use>
void for_each_draw(StreamKey key, std::size_t count, Occasion occasion, DrawPurpose purpose, const Use& use) {
  for (std::size_t first = 0; first < count; first += 4) {
    const auto words = draw_block(key, static_cast<std::uint32_t>(first / 4), occasion, purpose);
    const std::size_t end = std::min(first + 4, count);
    for (std::size_t i = first; i < end; ++i) use(i, words[i - first]);
  }
}

}  // namespace timbang
