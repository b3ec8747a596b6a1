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

constexpr std::size_t lanes = 64;  ///< taken at once, by vectors
constexpr int rounds = 10;
constexpr std::uint64_t multiplier_0 = 0xD2511F53U;
constexpr std::uint64_t multiplier_1 = 0xCD9E8D57U;
constexpr std::uint32_t weyl_0 = 0x9E3779B9U;
constexpr std::uint32_t weyl_1 = 0xBB67AE85U;

constexpr std::uint64_t lower_half(std::uint64_t word) {
  return static_cast<std::uint32_t>(word);
}

/// All of the name but the block.
struct RestOfName {
  std::uint64_t key = 0;
  std::array<std::uint32_t, 3> counter{};
};

/// The words of a block, each in the lower half of 64 bits: the product is then one instruction of the vectors, and
/// both of its halves are at hand.
struct Words {
  std::uint64_t c0 = 0;
  std::uint64_t c1 = 0;
  std::uint64_t c2 = 0;
  std::uint64_t c3 = 0;
};

/// Only as a part of the functions below, and so for each kind of processor, is this quick.
[[gnu::always_inline]] inline Words words_of_block(const RestOfName& name, std::uint32_t block) {
  Words words{block, name.counter[0], name.counter[1], name.counter[2]};
  auto key_0 = static_cast<std::uint32_t>(name.key);
  auto key_1 = static_cast<std::uint32_t>(name.key >> 32U);
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t product_0 = multiplier_0 * lower_half(words.c0);
    const std::uint64_t product_1 = multiplier_1 * lower_half(words.c2);
    words = {(product_1 >> 32U) ^ words.c1 ^ key_0, product_1, (product_0 >> 32U) ^ words.c3 ^ key_1, product_0};
    key_0 += weyl_0;
    key_1 += weyl_1;
  }
  return words;
}

/// The four words of the blocks first_block .. first_block + lanes - 1, one after the other.
TIMBANG_FOR_EVERY_PROCESSOR
void draw_lanes(RestOfName name, std::uint32_t first_block, std::uint32_t* words) {
  for (std::size_t i = 0; i < lanes; ++i) {
    const Words of_block = words_of_block(name, first_block + static_cast<std::uint32_t>(i));
    words[4 * i] = static_cast<std::uint32_t>(of_block.c0);
    words[4 * i + 1] = static_cast<std::uint32_t>(of_block.c1);
    words[4 * i + 2] = static_cast<std::uint32_t>(of_block.c2);
    words[4 * i + 3] = static_cast<std::uint32_t>(of_block.c3);
  }
}

/// The word of each of `lanes` entities.
TIMBANG_FOR_EVERY_PROCESSOR
void draw_scattered(RestOfName name, const std::uint32_t* entities, std::uint32_t* words) {
  for (std::size_t i = 0; i < lanes; ++i) {
    const Words of_block = words_of_block(name, entities[i] / 4U);
    const std::uint32_t place = entities[i] % 4U;
    const std::uint64_t first_two = place == 0 ? of_block.c0 : of_block.c1;
    const std::uint64_t last_two = place == 2 ? of_block.c2 : of_block.c3;
    words[i] = static_cast<std::uint32_t>(place < 2 ? first_two : last_two);
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
  std::array<std::uint32_t, lanes> last_entities{};
  std::array<std::uint32_t, lanes> last_words;
  std::copy(entities.begin() + static_cast<std::ptrdiff_t>(done), entities.end(), last_entities.begin());
  draw_scattered(name, last_entities.data(), last_words.data());
  std::copy_n(last_words.begin(), words.size() - done, words.begin() + static_cast<std::ptrdiff_t>(done));
}

}  // namespace timbang
