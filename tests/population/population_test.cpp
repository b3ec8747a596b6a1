#include "population/population.hpp"
#include "population/build_population.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <numeric>

#include "base/check.hpp"
#include "base/mix.hpp"
#include "base/programme.hpp"
#include "random/elementary.hpp"
#include "support/small_scenario.hpp"

using namespace timbang;

namespace {

const WelfareQuantile typical{1.028, 0.591, 0.67};

Population small_population(std::uint64_t seed = 7) {
  return build_population(test::small_scenario(), seed, typical);
}

std::uint64_t fingerprint(const Population& population) {
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < population.households(); ++i) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &population.permanent[i], sizeof bits);
    hash = mix(hash, bits);
    hash = mix(hash, population.size[i] * 65536ULL + population.kelurahan[i] * 256ULL + population.channel[i]);
  }
  for (const auto& list : population.listing) {
    for (const HouseholdId household : list) hash = mix(hash, household.index());
  }
  return hash;
}

/// Scores are then in the order of permanent welfare itself.
Scenario without_noise(double contamination) {
  Scenario scenario = test::small_scenario();
  scenario.baseline.front().values.welfare.proxy_noise_sigma = 0;
  scenario.baseline.front().values.welfare.contamination = contamination;
  return scenario;
}

}  // namespace

TEST_CASE("a population seed gives the same population bit for bit on every machine") {
  CHECK(fingerprint(small_population()) == fingerprint(small_population()));
  CHECK(fingerprint(small_population()) == 0x832a55b4ad41fac9ULL);
  CHECK(fingerprint(small_population()) != fingerprint(small_population(8)));
}

TEST_CASE("each kecamatan has population over mean size households, in contiguous kelurahan of even size") {
  const Population population = small_population();
  REQUIRE(population.first_household == std::vector<std::uint32_t>{0, 7833, 7833 + 5222, 7833 + 5222 + 2901});
  std::vector<int> by_kelurahan(4);
  for (std::size_t i = 0; i < 7833; ++i) {
    ++by_kelurahan[population.kelurahan[i]];
    if (i > 0) CHECK(population.kelurahan[i] >= population.kelurahan[i - 1]);
  }
  for (const int households : by_kelurahan) CHECK(std::abs(households - 7833 / 4.0) < 1);
  CHECK(population.kelurahan[7833] == 0);
  CHECK(population.kelurahan.back() == 1);
}

// 15,956 households: each bound is 4.5 standard errors, so that a false alarm has odds of less than 1 in 100,000.
TEST_CASE("permanent welfare is standard normal and payment channels follow their shares") {
  const Population population = small_population();
  const auto n = static_cast<double>(population.households());
  double sum = 0;
  double squares = 0;
  for (const float a : population.permanent) {
    sum += static_cast<double>(a);
    squares += static_cast<double>(a) * static_cast<double>(a);
  }
  CHECK(std::abs(sum / n) < 4.5 / std::sqrt(n));
  CHECK(std::abs(squares / n - 1) < 4.5 * std::sqrt(2 / n));
  const auto bank = std::ranges::count(population.channel, static_cast<std::uint8_t>(Channel::bank));
  CHECK(std::abs(static_cast<double>(bank) / n - 0.52) < 4.5 * std::sqrt(0.52 * 0.48 / n));
}

// Bounds of 4.5 standard errors in each of ten deciles: false-alarm odds below 1 in 10,000.
TEST_CASE("mean household size by decile of permanent welfare is the scenario's") {
  const Scenario scenario = test::small_scenario();
  const Population population = small_population();
  std::array<double, 10> persons{};
  std::array<double, 10> households{};
  for (std::size_t i = 0; i < population.households(); ++i) {
    const double rank = normal_cdf(static_cast<double>(population.permanent[i]));
    const auto decile = std::min<std::size_t>(9, static_cast<std::size_t>(rank * 10));
    persons[decile] += population.size[i];
    households[decile] += 1;
  }
  for (std::size_t d = 0; d < 10; ++d) {
    const double expected = scenario.baseline.front().values.households.decile_size[d];
    CHECK(persons[d] / households[d] == Approx(expected).margin(4.5 * 1.15 / std::sqrt(households[d])));
  }
  CHECK(population.persons() == std::accumulate(population.size.begin(), population.size.end(), std::int64_t{0}));
}

TEST_CASE("a mean household size outside the range of sizes is refused") {
  Scenario scenario = test::small_scenario();
  scenario.baseline.front().values.households.decile_size[3] = 8.5;
  CHECK_THROWS_AS(build_population(scenario, 7, typical), CheckFailed);
}

TEST_CASE("programme places are proportional to population and sum to the number of families") {
  const Population population = small_population();
  CHECK(population.places == std::vector<std::uint32_t>{1031, 688, 382});
}

TEST_CASE("more places than households are refused") {
  Scenario scenario = test::small_scenario();
  scenario.baseline.front().values.programme.kpm = 16000;
  CHECK_THROWS_AS(build_population(scenario, 7, typical), CheckFailed);
}

TEST_CASE("each registry listing holds every household of its kecamatan once") {
  const Population population = small_population();
  for (std::size_t k = 0; k < population.kecamatan_count(); ++k) {
    std::vector<std::uint32_t> sorted;
    for (const HouseholdId household : population.listing[k]) sorted.push_back(household.index());
    std::ranges::sort(sorted);
    std::vector<std::uint32_t> expected(population.first_household[k + 1] - population.first_household[k]);
    std::iota(expected.begin(), expected.end(), population.first_household[k]);
    CHECK(sorted == expected);
  }
}

TEST_CASE("without noise and contamination the poorest households get the places") {
  const Population population = build_population(without_noise(0), 7, typical);
  for (const auto& listing : population.listing) {
    CHECK(std::ranges::is_sorted(listing, [&](HouseholdId a, HouseholdId b) {
      return population.permanent[a.index()] < population.permanent[b.index()];
    }));
  }
}

// Of 103 places given at random about 13 % go to households that would be listed anyway; 4.5 standard errors.
TEST_CASE("the contaminated share of places goes to random households and the rest to the lowest scores") {
  const Population population = build_population(without_noise(0.1), 7, typical);
  const auto& listing = population.listing[0];
  const std::size_t places = population.places[0];
  const std::size_t at_random = 103;
  const auto poorer = [&](HouseholdId a, HouseholdId b) {
    return population.permanent[a.index()] < population.permanent[b.index()];
  };
  CHECK(std::is_sorted(listing.begin() + static_cast<std::ptrdiff_t>(at_random), listing.end(), poorer));
  CHECK_FALSE(std::ranges::is_sorted(listing, poorer));
  double rank_sum = 0;
  for (std::size_t i = 0; i < at_random; ++i) {
    rank_sum += normal_cdf(static_cast<double>(population.permanent[listing[i].index()]));
  }
  CHECK(rank_sum / static_cast<double>(at_random) == Approx(0.5).margin(4.5 * std::sqrt(1 / 12.0 / 103)));
  const auto worst_by_score = listing[places - 1];
  CHECK(normal_cdf(static_cast<double>(population.permanent[worst_by_score.index()])) < 0.135);
}

TEST_CASE("a household's welfare does not depend on how many families are listed") {
  Scenario other = test::small_scenario();
  other.baseline.front().values.programme.kpm = 500;
  CHECK(build_population(other, 7, typical).permanent == small_population().permanent);
}
