#include "random/draw.hpp"

#include <Random123/philox.h>

#include "base/mix.hpp"

namespace timbang {
namespace {

std::uint64_t mix_text(std::uint64_t hash, std::string_view text) {
  // The length comes first, so that two texts in a row cannot be split in two ways.
  hash = mix(hash, text.size());
  for (const char byte : text) hash = mix(hash, static_cast<unsigned char>(byte));
  return hash;
}

std::array<std::uint32_t, 4> philox(StreamKey key, const std::array<std::uint32_t, 4>& counter) {
  // Random123's own order of words, so that its published test vectors apply.
  const r123::Philox4x32::ctr_type input{{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x32::key_type words{
      {static_cast<std::uint32_t>(key.value), static_cast<std::uint32_t>(key.value >> 32U)}};
  const auto output = r123::Philox4x32()(input, words);
  return {output[0], output[1], output[2], output[3]};
}

}  // namespace

StreamKey trial_key(std::uint64_t seed, std::uint32_t replication, std::string_view city_code) {
  // The leading word keeps the keys of trials and of populations with equal seeds apart.
  return {mix_text(mix(mix(mix_text(0, "trial"), seed), replication), city_code)};
}

StreamKey population_key(std::uint64_t population_seed, std::string_view city_code) {
  return {mix_text(mix(mix_text(0, "population"), population_seed), city_code)};
}

std::array<std::uint32_t, 4> draw_block(StreamKey key, std::uint32_t block, Occasion occasion, DrawPurpose purpose,
                                        std::uint32_t index) {
  return philox(key, {block, occasion.word(), static_cast<std::uint32_t>(purpose), index});
}

std::uint32_t draw_word(StreamKey key, std::uint32_t entity, Occasion occasion, DrawPurpose purpose,
                        std::uint32_t index) {
  // Four neighbouring entities share a block, so that a column of entities needs a quarter of the blocks.
  return draw_block(key, entity / 4U, occasion, purpose, index)[entity % 4U];
}

}  // namespace timbang
