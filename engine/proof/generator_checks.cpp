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
Block draw(const KnownAnswer& known) {
  const StreamKey key{static_cast<std::uint64_t>(known.key[1]) << 32U | known.key[0]};
  const Occasion occasion(static_cast<Occasion::Kind>(known.counter[1] >> 24U), known.counter[1] & 0xffffffU);
  return draw_block(key, known.counter[0], occasion, static_cast<DrawPurpose>(known.counter[2]), known.counter[3]);
}

}  // namespace

std::vector<Check> check_generator() {
  std::vector<Check> checks;
  for (const KnownAnswer& known : known_answers) {
    const Block words = draw(known);
    int equal = 0;
    for (std::size_t i = 0; i < words.size(); ++i) equal += static_cast<int>(words[i] == known.words[i]);
    checks.push_back(exact_check({CheckGroup::generator, known.subject, "equal_words",
                                  "Salmon, Moraes, Dror and Shaw 2011; Random123, tests/kat_vectors, philox4x32 10"},
                                 static_cast<double>(words.size()), equal));
  }
  return checks;
}

}  // namespace timbang
