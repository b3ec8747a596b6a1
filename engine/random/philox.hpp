#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace timbang {

// Philox 4x32-10 (Salmon, Moraes, Dror and Shaw 2011), for what draws many blocks at once: the words are those of
// draw_block(). Integers, so that no instruction set can make a difference.

inline constexpr std::size_t philox_lanes = 64;  ///< drawn at once, by vectors
inline constexpr int philox_rounds = 10;
inline constexpr std::uint64_t philox_multiplier_0 = 0xD2511F53U;
inline constexpr std::uint64_t philox_multiplier_1 = 0xCD9E8D57U;
inline constexpr std::uint32_t philox_weyl_0 = 0x9E3779B9U;
inline constexpr std::uint32_t philox_weyl_1 = 0xBB67AE85U;

/// The coordinates of a draw without its block.
struct RestOfName {
  std::uint64_t key = 0;
  std::array<std::uint32_t, 3> counter{};
};

constexpr std::uint64_t philox_lower_half(std::uint64_t word) {
  return static_cast<std::uint32_t>(word);
}

/// The words of a block, each in the lower half of 64 bits: both halves of a product are then at hand.
struct PhiloxWords {
  std::uint64_t c0 = 0;
  std::uint64_t c1 = 0;
  std::uint64_t c2 = 0;
  std::uint64_t c3 = 0;
};

/// Must be inlined: the loop that calls it is compiled for each kind of processor, with its vectors.
[[gnu::always_inline]] inline PhiloxWords words_of_block(const RestOfName& name, std::uint32_t block) {
  PhiloxWords words{block, name.counter[0], name.counter[1], name.counter[2]};
  auto key_0 = static_cast<std::uint32_t>(name.key);
  auto key_1 = static_cast<std::uint32_t>(name.key >> 32U);
  for (int round = 0; round < philox_rounds; ++round) {
    const std::uint64_t product_0 = philox_multiplier_0 * philox_lower_half(words.c0);
    const std::uint64_t product_1 = philox_multiplier_1 * philox_lower_half(words.c2);
    words = {(product_1 >> 32U) ^ words.c1 ^ key_0, product_1, (product_0 >> 32U) ^ words.c3 ^ key_1, product_0};
    key_0 += philox_weyl_0;
    key_1 += philox_weyl_1;
  }
  return words;
}

/// Puts the word of each of `philox_lanes` entities into `words`.
using DrawScattered = void (*)(const RestOfName& name, const std::uint32_t* entities, std::uint32_t* words);

/// The implementations that this processor can run, the fastest last. All draw the same words.
[[nodiscard]] std::vector<DrawScattered> ways_to_draw_scattered();

}  // namespace timbang
