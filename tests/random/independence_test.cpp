#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "random/distributions.hpp"
#include "random/draw.hpp"
#include "support/sample_checks.hpp"

// Every check has a fixed seed, and would raise a false alarm for about one seed in a million.

using timbang::draw_word;
using timbang::DrawPurpose;
using timbang::Occasion;
using timbang::trial_key;
using timbang_test::kolmogorov_limit;
using timbang_test::normal_limit;

namespace {

constexpr std::uint32_t sample_size = 100'000;

/// Uniform numbers made of word(0), word(1), ...
template <class Word>
std::vector<double> uniforms(Word word) {
  std::vector<double> values;
  for (std::uint32_t i = 0; i < sample_size; ++i) values.push_back(timbang::uniform_open(word(i)));
  return values;
}

void check_uniform_and_unlinked(const std::string& along, const std::vector<double>& values) {
  CAPTURE(along);
  CHECK(timbang_test::kolmogorov_score(values, [](double x) { return x; }) < kolmogorov_limit);
  for (const std::ptrdiff_t lag : {1, 2, 3, 4}) {
    const std::vector<double> earlier(values.begin(), values.end() - lag);
    const std::vector<double> later(values.begin() + lag, values.end());
    CHECK(std::abs(timbang_test::correlation_score(earlier, later)) < normal_limit);
  }
}

}  // namespace

TEST_CASE("draws along any coordinate are uniform and uncorrelated with their neighbours") {
  const auto key = trial_key(2023, 0, "3275");
  const auto once = Occasion::once();
  const auto purpose = DrawPurpose::transaction_delay;
  check_uniform_and_unlinked("entity", uniforms([&](std::uint32_t i) { return draw_word(key, i, once, purpose); }));
  check_uniform_and_unlinked("occasion", uniforms([&](std::uint32_t i) {
                               return draw_word(key, 5, Occasion(Occasion::Kind::month, i), purpose);
                             }));
  check_uniform_and_unlinked(
      "purpose", uniforms([&](std::uint32_t i) { return draw_word(key, 5, once, static_cast<DrawPurpose>(i)); }));
  check_uniform_and_unlinked("index", uniforms([&](std::uint32_t i) { return draw_word(key, 5, once, purpose, i); }));
  check_uniform_and_unlinked("replication", uniforms([&](std::uint32_t i) {
                               return draw_word(trial_key(2023, i, "3275"), 5, once, purpose);
                             }));
  check_uniform_and_unlinked(
      "seed", uniforms([&](std::uint32_t i) { return draw_word(trial_key(i, 0, "3275"), 5, once, purpose); }));
}

TEST_CASE("columns of different trials, occasions, purposes or indices are uncorrelated") {
  const auto key = trial_key(2023, 0, "3275");
  const auto month = Occasion::of(timbang::Month(2023, 1));
  const auto purpose = DrawPurpose::welfare_shock;
  const auto column = uniforms([&](std::uint32_t i) { return draw_word(key, i, month, purpose); });
  const auto score = [&](auto word) { return std::abs(timbang_test::correlation_score(column, uniforms(word))); };
  CHECK(score([&](std::uint32_t i) { return draw_word(trial_key(2023, 1, "3275"), i, month, purpose); }) <
        normal_limit);
  CHECK(score([&](std::uint32_t i) { return draw_word(trial_key(2024, 0, "3275"), i, month, purpose); }) <
        normal_limit);
  CHECK(score([&](std::uint32_t i) { return draw_word(trial_key(2023, 0, "3276"), i, month, purpose); }) <
        normal_limit);
  CHECK(score([&](std::uint32_t i) { return draw_word(key, i, Occasion::of(timbang::Month(2023, 2)), purpose); }) <
        normal_limit);
  CHECK(score([&](std::uint32_t i) { return draw_word(key, i, month, DrawPurpose::welfare_initial); }) < normal_limit);
  CHECK(score([&](std::uint32_t i) { return draw_word(key, i, month, purpose, 1); }) < normal_limit);
}
