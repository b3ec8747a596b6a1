#include <algorithm>
#include <array>
#include <cstddef>

#include "random/draw.hpp"
#include "random/every_processor.hpp"
#include "random/philox.hpp"

// Philox over many neighbouring blocks at once, laid out so that the compiler takes as many of them in a step as the
// processor's vectors hold.

namespace timbang {
namespace {

/// The four words of the blocks first_block .. first_block + philox_lanes - 1, one after the other.
TIMBANG_FOR_EVERY_PROCESSOR
void draw_lanes(RestOfName name, std::uint32_t first_block, std::uint32_t* words) {
  for (std::size_t i = 0; i < philox_lanes; ++i) {
    const PhiloxWords of_block = words_of_block(name, first_block + static_cast<std::uint32_t>(i));
    words[4 * i] = static_cast<std::uint32_t>(of_block.c0);
    words[4 * i + 1] = static_cast<std::uint32_t>(of_block.c1);
    words[4 * i + 2] = static_cast<std::uint32_t>(of_block.c2);
    words[4 * i + 3] = static_cast<std::uint32_t>(of_block.c3);
  }
}

RestOfName rest_of_name(StreamKey key, Occasion occasion, DrawPurpose purpose, std::uint32_t index) {
  return {key.value, {occasion.word(), static_cast<std::uint32_t>(purpose), index}};
}

}  // namespace

void draw_blocks(StreamKey key, std::uint32_t first_block, Occasion occasion, DrawPurpose purpose,
                 std::span<std::uint32_t> words, std::uint32_t index) {
  constexpr std::size_t at_once = 4 * philox_lanes;
  const RestOfName name = rest_of_name(key, occasion, purpose, index);
  std::uint32_t block = first_block;
  std::size_t done = 0;
  for (; done + at_once <= words.size(); done += at_once, block += philox_lanes) {
    draw_lanes(name, block, words.data() + done);
  }
  if (done == words.size()) return;
  // draw_lanes() always writes whole lanes, so the rest goes through a buffer.
  std::array<std::uint32_t, at_once> last;
  draw_lanes(name, block, last.data());
  std::copy_n(last.begin(), words.size() - done, words.begin() + static_cast<std::ptrdiff_t>(done));
}

void draw_words(StreamKey key, std::span<const std::uint32_t> entities, Occasion occasion, DrawPurpose purpose,
                std::span<std::uint32_t> words, std::uint32_t index) {
  TIMBANG_CHECK(entities.size() == words.size(), "there is one word for every entity");
  // The fastest implementation that this processor supports; all of them give the same words.
  static const DrawScattered draw_scattered = ways_to_draw_scattered().back();
  const RestOfName name = rest_of_name(key, occasion, purpose, index);
  std::size_t done = 0;
  for (; done + philox_lanes <= words.size(); done += philox_lanes) {
    draw_scattered(name, entities.data() + done, words.data() + done);
  }
  if (done == words.size()) return;
  // Lanes beyond the last entity draw for entity 0 and are thrown away.
  std::array<std::uint32_t, philox_lanes> last_entities{};
  std::array<std::uint32_t, philox_lanes> last_words;
  std::copy(entities.begin() + static_cast<std::ptrdiff_t>(done), entities.end(), last_entities.begin());
  draw_scattered(name, last_entities.data(), last_words.data());
  std::copy_n(last_words.begin(), words.size() - done, words.begin() + static_cast<std::ptrdiff_t>(done));
}

}  // namespace timbang
