#include <algorithm>
#include <array>
#include <cstdint>

#include "proof/exact_checks.hpp"
#include "random/draw.hpp"

namespace timbang {
namespace {

using Block = std::array<std::uint32_t, 4>;

struct KnownAnswer {
  const char* subject;
  Block counter;
  std::array<std::uint32_t, 2> key;
  Block words;
};

/// The lines "philox4x32 10" of Random123's tests/kat_vectors; the last ones' inputs are digits of pi.
constexpr std::array<KnownAnswer, 3> known_answers{
    {{"philox_zeros", {0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
     {"philox_ones",
      {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
      {0xffffffff, 0xffffffff},
      {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
     {"philox_pi",
      {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
      {0xa4093822, 0x299f31d0},
      {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}}};

/// A counter's words take the places of a draw's name.
Occasion occasion_of(const KnownAnswer& known) {
  return {static_cast<Occasion::Kind>(known.counter[1] >> 24U), known.counter[1] & 0xffffffU};
}
StreamKey key_of(const KnownAnswer& known) {
  return {static_cast<std::uint64_t>(known.key[1]) << 32U | known.key[0]};
}

Block draw_alone(const KnownAnswer& known) {
  return draw_block(key_of(known), known.counter[0], occasion_of(known), static_cast<DrawPurpose>(known.counter[2]),
                    known.counter[3]);
}

/// The same words out of a column, which are made another way: blocks up to the last one that there is.
Block draw_in_column(const KnownAnswer& known) {
  constexpr std::uint32_t before = 45;
  constexpr std::uint32_t after = 30;
  const std::uint32_t first = known.counter[0] - std::min(before, known.counter[0]);
  // At the end of all counters there are no blocks after the last one.
  const std::uint32_t last = known.counter[0] + std::min(after, 0xffffffffU - known.counter[0]);
  std::vector<std::uint32_t> column(4 * (std::size_t{last} - first + 1));
  draw_blocks(key_of(known), first, occasion_of(known), static_cast<DrawPurpose>(known.counter[2]), column,
              known.counter[3]);
  Block words{};
  std::copy_n(column.begin() + 4 * static_cast<std::ptrdiff_t>(known.counter[0] - first), words.size(), words.begin());
  return words;
}

int equal_words(const Block& a, const Block& b) {
  int equal = 0;
  for (std::size_t i = 0; i < a.size(); ++i) equal += static_cast<int>(a[i] == b[i]);
  return equal;
}

}  // namespace

std::vector<Check> check_generator() {
  std::vector<Check> checks;
  const auto add = [&](const KnownAnswer& known, const char* quantity, const Block& words) {
    checks.push_back(exact_check({CheckGroup::generator, known.subject, quantity,
                                  "Salmon, Moraes, Dror and Shaw 2011; Random123, tests/kat_vectors, philox4x32 10"},
                                 static_cast<double>(known.words.size()), equal_words(words, known.words)));
  };
  for (const KnownAnswer& known : known_answers) {
    add(known, "equal_words", draw_alone(known));
    add(known, "equal_words_in_column", draw_in_column(known));
  }
  return checks;
}

}  // namespace timbang
