#include "random/draw.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <vector>

using timbang::draw_block;
using timbang::draw_blocks;
using timbang::draw_word;
using timbang::DrawPurpose;
using timbang::Occasion;
using timbang::StreamKey;

namespace {

using Block = std::array<std::uint32_t, 4>;

/// The occasion whose word is this one.
Occasion occasion_of_word(std::uint32_t word) {
  return {static_cast<Occasion::Kind>(word >> 24U), word & 0xffffffU};
}

struct KnownAnswer {
  Block counter;
  std::array<std::uint32_t, 2> key;
  Block answer;
};

}  // namespace

TEST_CASE("a block is Philox 4x32-10 by the known answers that Random123 publishes") {
  const std::array<KnownAnswer, 3> known_answers{
      {{{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
       {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
        {0xffffffff, 0xffffffff},
        {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
       {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
        {0xa4093822, 0x299f31d0},
        {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}}};
  for (const auto& known : known_answers) {
    const StreamKey key{static_cast<std::uint64_t>(known.key[1]) << 32U | known.key[0]};
    CHECK(draw_block(key, known.counter[0], occasion_of_word(known.counter[1]),
                     static_cast<DrawPurpose>(known.counter[2]), known.counter[3]) == known.answer);
  }
}

TEST_CASE("a draw is its entity's word of the block, one by one and by the column") {
  const StreamKey key = timbang::trial_key(7, 3, "3275");
  const auto occasion = Occasion::of(timbang::Month(2023, 3));
  for (const std::size_t count : {0U, 1U, 3U, 4U, 5U, 31U, 64U, 103U}) {
    std::vector<std::uint32_t> column(count + 1, 0xabcdef01U);
    draw_blocks(key, 25, occasion, DrawPurpose::welfare_shock, std::span(column).first(count), 2);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t entity = 100 + i;
      const auto word = draw_word(key, entity, occasion, DrawPurpose::welfare_shock, 2);
      CHECK(column[i] == word);
      CHECK(draw_block(key, entity / 4, occasion, DrawPurpose::welfare_shock, 2)[entity % 4] == word);
    }
    CHECK(column[count] == 0xabcdef01U);
  }
}
