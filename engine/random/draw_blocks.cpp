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

/// The four words of the blocks first_block .. first_block + lanes - 1, one after the other.
TIMBANG_FOR_EVERY_PROCESSOR
void draw_lanes(std::uint64_t key, std::uint32_t first_block, std::array<std::uint32_t, 3> rest, std::uint32_t* words) {
  Lane c0;
  Lane c1;
  Lane c2;
  Lane c3;
  for (std::size_t i = 0; i < lanes; ++i) {
    c0[i] = first_block + static_cast<std::uint32_t>(i);
    c1[i] = rest[0];
    c2[i] = rest[1];
    c3[i] = rest[2];
  }
  auto key_0 = static_cast<std::uint32_t>(key);
  auto key_1 = static_cast<std::uint32_t>(key >> 32U);
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
  for (std::size_t i = 0; i < lanes; ++i) {
    words[4 * i] = c0[i];
    words[4 * i + 1] = c1[i];
    words[4 * i + 2] = c2[i];
    words[4 * i + 3] = c3[i];
  }
}

}  // namespace

void draw_blocks(StreamKey key, std::uint32_t first_block, Occasion occasion, DrawPurpose purpose,
                 std::span<std::uint32_t> words, std::uint32_t index) {
  constexpr std::size_t at_once = 4 * lanes;
  const std::array<std::uint32_t, 3> rest{occasion.word(), static_cast<std::uint32_t>(purpose), index};
  std::uint32_t block = first_block;
  std::size_t done = 0;
  for (; done + at_once <= words.size(); done += at_once, block += lanes) {
    draw_lanes(key.value, block, rest, words.data() + done);
  }
  if (done == words.size()) return;
  std::array<std::uint32_t, at_once> last;
  draw_lanes(key.value, block, rest, last.data());
  std::copy_n(last.begin(), words.size() - done, words.begin() + static_cast<std::ptrdiff_t>(done));
}

}  // namespace timbang
