#include "random/draw.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cstdint>
#include <set>
#include <vector>

#include "random/philox.hpp"

using timbang::draw_block;
using timbang::draw_blocks;
using timbang::draw_word;
using timbang::DrawPurpose;
using timbang::Occasion;
using timbang::StreamKey;
using timbang::trial_key;

TEST_CASE("drawing one entity gives the same word as drawing a column of entities") {
  const StreamKey key = trial_key(7, 3, "3275");
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

TEST_CASE("words of scattered entities equal single draws, and nothing beyond the output is written") {
  const auto key = trial_key(3, 2, "3275");
  for (const std::size_t count : {0U, 1U, 63U, 64U, 65U, 200U}) {
    std::vector<std::uint32_t> entities;
    for (std::uint32_t i = 0; i < count; ++i) entities.push_back(i * i * 7U + 0xfffff000U);
    std::vector<std::uint32_t> words(count + 1, 0xabcdef01U);
    timbang::draw_words(key, entities, Occasion::once(), DrawPurpose::patience, std::span(words).first(count), 5);
    for (std::size_t i = 0; i < count; ++i) {
      CHECK(words[i] == draw_word(key, entities[i], Occasion::once(), DrawPurpose::patience, 5));
    }
    CHECK(words[count] == 0xabcdef01U);
  }
  std::vector<std::uint32_t> one(1);
  CHECK_THROWS_AS(timbang::draw_words(key, {}, Occasion::once(), DrawPurpose::patience, one), timbang::CheckFailed);
}

TEST_CASE("every implementation of scattered draws gives the words of single draws") {
  const auto key = trial_key(3, 2, "3275");
  const timbang::RestOfName name{key.value,
                                 {Occasion::once().word(), static_cast<std::uint32_t>(DrawPurpose::patience), 5}};
  std::array<std::uint32_t, timbang::philox_lanes> entities;
  for (std::uint32_t i = 0; i < entities.size(); ++i) entities[i] = i * i * 7U + 0xfffff000U;
  for (const timbang::DrawScattered draw_scattered : timbang::ways_to_draw_scattered()) {
    std::array<std::uint32_t, timbang::philox_lanes> words{};
    draw_scattered(name, entities.data(), words.data());
    for (std::size_t i = 0; i < words.size(); ++i) {
      CHECK(words[i] == draw_word(key, entities[i], Occasion::once(), DrawPurpose::patience, 5));
    }
  }
}

TEST_CASE("a trial's key depends on seed, replication and city, and a population's key on its seed and city") {
  CHECK(trial_key(1, 0, "3275").value == 0x8303e9e5e5fb159eULL);
  CHECK(timbang::population_key(1, "3275").value == 0x96b842ed4502e231ULL);
  const std::set<std::uint64_t> keys{trial_key(1, 0, "3275").value,
                                     trial_key(2, 0, "3275").value,
                                     trial_key(1, 1, "3275").value,
                                     trial_key(0, 1, "3275").value,
                                     trial_key(1, 0, "3276").value,
                                     trial_key(1, 0, "5273").value,
                                     trial_key(1, 0, "327").value,
                                     trial_key(1, 0, "").value,
                                     trial_key(0x100000000ULL, 0, "3275").value,
                                     timbang::population_key(1, "3275").value,
                                     timbang::population_key(0, "3275").value,
                                     timbang::population_key(1, "3276").value};
  CHECK(keys.size() == 12);
}

TEST_CASE("changing any coordinate of a draw changes the draw") {
  const StreamKey key = trial_key(11, 4, "3275");
  const auto march = Occasion::of(timbang::Month(2023, 3));
  const auto april = Occasion::of(timbang::Month(2023, 4));
  const std::set<std::uint32_t> words{draw_word(key, 1000, march, DrawPurpose::absence),
                                      draw_word(trial_key(12, 4, "3275"), 1000, march, DrawPurpose::absence),
                                      draw_word(trial_key(11, 5, "3275"), 1000, march, DrawPurpose::absence),
                                      draw_word(trial_key(11, 4, "3276"), 1000, march, DrawPurpose::absence),
                                      draw_word(key, 1001, march, DrawPurpose::absence),
                                      draw_word(key, 1002, march, DrawPurpose::absence),
                                      draw_word(key, 1003, march, DrawPurpose::absence),
                                      draw_word(key, 1004, march, DrawPurpose::absence),
                                      draw_word(key, 1000, april, DrawPurpose::absence),
                                      draw_word(key, 1000, Occasion::once(), DrawPurpose::absence),
                                      draw_word(key, 1000, march, DrawPurpose::question),
                                      draw_word(key, 1000, march, DrawPurpose::absence, 1)};
  CHECK(words.size() == 12);
  CHECK(draw_word(key, 1000, march, DrawPurpose::absence) == draw_word(key, 1000, march, DrawPurpose::absence));
}

TEST_CASE("occasions of different kinds or ordinals differ") {
  using timbang::Date;
  using timbang::Month;
  const std::set<std::uint32_t> words{Occasion::once().word(),
                                      Occasion::of(Month(2023, 3)).word(),
                                      Occasion::of(Month(2023, 4)).word(),
                                      Occasion::payout(0, Month(2023, 3)).word(),
                                      Occasion::payout(1, Month(2023, 3)).word(),
                                      Occasion::payout(0, Month(2023, 4)).word(),
                                      Occasion::of(Date(2023, 3, 1)).word()};
  CHECK(words.size() == 7);
  CHECK(Occasion::of(Month(2023, 3)).word() == (1U << 24U) + 1478U);
  CHECK_THROWS_AS(Occasion::of(Date(1969, 12, 31)), timbang::CheckFailed);
}
