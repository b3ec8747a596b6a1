#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "random/distributions.hpp"
#include "random/draw.hpp"

namespace timbang {

/// Entities drawn for at once; a multiple of the four of a block.
inline constexpr std::size_t chunk_of_draws = 2048;

/// Calls use(first, words) with the keyed draws of all entities below `count`, chunk by chunk in order: words[i] is
/// that of entity first + i.
template <class Use>
void for_each_chunk(StreamKey key, std::size_t count, Occasion occasion, DrawPurpose purpose, const Use& use) {
  std::array<std::uint32_t, chunk_of_draws> words;
  for (std::size_t first = 0; first < count; first += chunk_of_draws) {
    const std::span<std::uint32_t> some(words.data(), std::min(chunk_of_draws, count - first));
    draw_blocks(key, static_cast<std::uint32_t>(first / 4), occasion, purpose, some);
    use(first, some);
  }
}

/// Calls use(i, word) with the keyed draw of every entity i < count, in order.
template <class Use>
void for_each_draw(StreamKey key, std::size_t count, Occasion occasion, DrawPurpose purpose, const Use& use) {
  for_each_chunk(key, count, occasion, purpose, [&](std::size_t first, std::span<const std::uint32_t> words) {
    for (std::size_t i = 0; i < words.size(); ++i) use(first + i, words[i]);
  });
}

/// Calls use(i, value) with the keyed standard normal draw of every entity i < count, in order.
template <class Use>
void for_each_normal(StreamKey key, std::size_t count, Occasion occasion, DrawPurpose purpose, const Use& use) {
  for_each_chunk(key, count, occasion, purpose, [&](std::size_t first, std::span<const std::uint32_t> words) {
    std::array<double, chunk_of_draws> values;
    standard_normals(words, std::span(values.data(), words.size()));
    for (std::size_t i = 0; i < words.size(); ++i) use(first + i, values[i]);
  });
}

}  // namespace timbang
