#include <algorithm>
#include <array>
#include <cstddef>

#include "random/draw.hpp"
#include "random/every_processor.hpp"

// Philox 4x32-10 (Salmon, Moraes, Dror and Shaw 2011) over many blocks at once, laid out so that the compiler takes as
// many of them in a step as the processor's vectors hold. The words are those of draw_block(): integers, so that no
// instruction set can make a difference.

namespace timbang {
namespace {

constexpr std::size_t lanes = 64;  ///< so many that the compiler keeps the loop, and takes it by vectors
constexpr int rounds = 10;
constexpr std::uint32_t multiplier_0 = 0xD2511F53U;
constexpr std::uint32_t multiplier_1 = 0xCD9E8D57U;
constexpr std::uint32_t weyl_0 = 0x9E3779B9U;
constexpr std::uint32_t weyl_1 = 0xBB67AE85U;

constexpr std::uint32_t upper_half(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::uint32_t>((std::uint64_t{a} * b) >> 32U);
}

using Lane = std::array<std::uint32_t, lanes>;

/// The counters of as many blocks as there are lanes, and after the rounds their words.
struct Blocks {
  Lane c0;
  Lane c1;
  Lane c2;
  Lane c3;
};

/// All of the name but the block.
struct RestOfName {
  std::uint64_t key = 0;
  std::array<std::uint32_t, 3> counter{};
};

/// Only as a part of the functions below, and so for each kind of processor, is this quick.
[[gnu::always_inline]] inline void run_rounds(const RestOfName& name, Blocks& blocks) {
  Lane& c0 = blocks.c0;
  Lane& c1 = blocks.c1;
  Lane& c2 = blocks.c2;
  Lane& c3 = blocks.c3;
  for (std::size_t i = 0; i < lanes; ++i) {
    c1[i] = name.counter[0];
    c2[i] = name.counter[1];
    c3[i] = name.counter[2];
  }
  auto key_0 = static_cast<std::uint32_t>(name.key);
  auto key_1 = static_cast<std::uint32_t>(name.key >> 32U);
  for (int round = 0; round < rounds; ++round) {
    // Halves apart: g++ sees no vectors in one product of which both halves are used.
    for (std::size_t i = 0; i < lanes; ++i) {
      const std::uint32_t upper_0 = upper_half(multiplier_0, c0[i]);
      const std::uint32_t upper_1 = upper_half(multiplier_1, c2[i]);
      const std::uint32_t lower_0 = multiplier_0 * c0[i];
      const std::uint32_t lower_1 = multiplier_1 * c2[i];
      c0[i] = upper_1 ^ c1[i] ^ key_0;
      c1[i] = lower_1;
      c2[i] = upper_0 ^ c3[i] ^ key_1;
      c3[i] = lower_0;
    }
    key_0 += weyl_0;
    key_1 += weyl_1;
  }
}

/// The four words of the blocks first_block .. first_block + lanes - 1, one after the other.
TIMBANG_FOR_EVERY_PROCESSOR
void draw_lanes(const RestOfName& name, std::uint32_t first_block, std::uint32_t* words) {
  Blocks blocks;
  for (std::size_t i = 0; i < lanes; ++i) blocks.c0[i] = first_block + static_cast<std::uint32_t>(i);
  run_rounds(name, blocks);
  for (std::size_t i = 0; i < lanes; ++i) {
    words[4 * i] = blocks.c0[i];
    words[4 * i + 1] = blocks.c1[i];
    words[4 * i + 2] = blocks.c2[i];
    words[4 * i + 3] = blocks.c3[i];
  }
}

/// The word of each of `lanes` entities.
TIMBANG_FOR_EVERY_PROCESSOR
void draw_scattered(const RestOfName& name, const std::uint32_t* entities, std::uint32_t* words) {
  Blocks blocks;
  for (std::size_t i = 0; i < lanes; ++i) blocks.c0[i] = entities[i] / 4U;
  run_rounds(name, blocks);
  for (std::size_t i = 0; i < lanes; ++i) {
    const std::uint32_t place = entities[i] % 4U;
    const std::uint32_t first_two = place == 0 ? blocks.c0[i] : blocks.c1[i];
    const std::uint32_t last_two = place == 2 ? blocks.c2[i] : blocks.c3[i];
    words[i] = place < 2 ? first_two : last_two;
  }
}

RestOfName rest_of_name(StreamKey key, Occasion occasion, DrawPurpose purpose, std::uint32_t index) {
  return {key.value, {occasion.word(), static_cast<std::uint32_t>(purpose), index}};
}

}  // namespace

void draw_blocks(StreamKey key, std::uint32_t first_block, Occasion occasion, DrawPurpose purpose,
                 std::span<std::uint32_t> words, std::uint32_t index) {
  constexpr std::size_t at_once = 4 * lanes;
  const RestOfName name = rest_of_name(key, occasion, purpose, index);
  std::uint32_t block = first_block;
  std::size_t done = 0;
  for (; done + at_once <= words.size(); done += at_once, block += lanes) {
    draw_lanes(name, block, words.data() + done);
  }
  if (done == words.size()) return;
  std::array<std::uint32_t, at_once> last;
  draw_lanes(name, block, last.data());
  std::copy_n(last.begin(), words.size() - done, words.begin() + static_cast<std::ptrdiff_t>(done));
}

void draw_words(StreamKey key, std::span<const std::uint32_t> entities, Occasion occasion, DrawPurpose purpose,
                std::span<std::uint32_t> words, std::uint32_t index) {
  TIMBANG_CHECK(entities.size() == words.size(), "one word for every entity");
  const RestOfName name = rest_of_name(key, occasion, purpose, index);
  std::size_t done = 0;
  for (; done + lanes <= words.size(); done += lanes) draw_scattered(name, entities.data() + done, words.data() + done);
  if (done == words.size()) return;
  Lane last_entities{};
  Lane last_words;
  std::copy(entities.begin() + static_cast<std::ptrdiff_t>(done), entities.end(), last_entities.begin());
  draw_scattered(name, last_entities.data(), last_words.data());
  std::copy_n(last_words.begin(), words.size() - done, words.begin() + static_cast<std::ptrdiff_t>(done));
}

}  // namespace timbang
