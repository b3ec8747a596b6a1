#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/check.hpp"
#include "base/date.hpp"
#include "random/draw_purpose.hpp"

namespace timbang {

/// Names the stream of one trial: a 64-bit hash of (seed, replication, city code).
struct StreamKey {
  std::uint64_t value = 0;
};

[[nodiscard]] StreamKey trial_key(std::uint64_t seed, std::uint32_t replication, std::string_view city_code);
/// The key of the synthetic population: hash of (population seed, "population", city code).
[[nodiscard]] StreamKey population_key(std::uint64_t population_seed, std::string_view city_code);

/// A calendar identity, never a running count: kind in 8 bits, ordinal in 24.
class Occasion {
 public:
  enum class Kind : std::uint8_t { once = 0, month = 1, payout = 2, day = 3 };

  /// Requires: ordinal < 2^24.
  constexpr Occasion(Kind kind, std::uint32_t ordinal) : word_((static_cast<std::uint32_t>(kind) << 24U) | ordinal) {
    TIMBANG_CHECK(ordinal < (1U << 24U), "an occasion's ordinal has 24 bits");
  }

  [[nodiscard]] static constexpr Occasion once() { return {Kind::once, 0}; }
  [[nodiscard]] static constexpr Occasion of(Month month) {
    return {Kind::month, static_cast<std::uint32_t>(month.since_1900())};
  }
  /// Days since 1970.
  [[nodiscard]] static constexpr Occasion of(Date day) {
    return {Kind::day, static_cast<std::uint32_t>(day.days_since_1970())};
  }
  /// A payout is its channel and the last month it covers. Requires: channel < 16.
  [[nodiscard]] static constexpr Occasion payout(std::uint32_t channel, Month last_month_covered) {
    return {Kind::payout, static_cast<std::uint32_t>(last_month_covered.since_1900()) * 16U + channel};
  }

  [[nodiscard]] constexpr std::uint32_t word() const { return word_; }

 private:
  std::uint32_t word_ = 0;
};

/// 32 random bits that only their name decides (Philox 4x32-10; Salmon, Moraes, Dror and Shaw 2011).
/// Counter = {entity / 4, occasion, purpose, draw index}; the draw is word entity % 4.
[[nodiscard]] std::uint32_t draw_word(StreamKey key, std::uint32_t entity, Occasion occasion, DrawPurpose purpose,
                                      std::uint32_t index = 0);

/// The four draws of entities 4 * block .. 4 * block + 3 at once.
[[nodiscard]] std::array<std::uint32_t, 4> draw_block(StreamKey key, std::uint32_t block, Occasion occasion,
                                                      DrawPurpose purpose, std::uint32_t index = 0);

/// The draws of entities 4 * first_block, 4 * first_block + 1, ... for as many as `words` holds; the same words as
/// draw_word gives each, much quicker. For passes over a column of neighbouring entities.
void draw_blocks(StreamKey key, std::uint32_t first_block, Occasion occasion, DrawPurpose purpose,
                 std::span<std::uint32_t> words, std::uint32_t index = 0);

/// The draws of any entities: the same words as draw_word gives each, several times quicker. For passes over many
/// entities that are no neighbours; where most of a column is wanted, draw_blocks is quicker still.
/// Requires: equal sizes (CheckFailed).
void draw_words(StreamKey key, std::span<const std::uint32_t> entities, Occasion occasion, DrawPurpose purpose,
                std::span<std::uint32_t> words, std::uint32_t index = 0);

}  // namespace timbang
