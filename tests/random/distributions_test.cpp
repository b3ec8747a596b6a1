#include "random/distributions.hpp"

#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/ranges.hpp"
#include "random/draw.hpp"
#include "support/sample_checks.hpp"

// Every random check has a fixed seed, and would raise a false alarm for about one seed in a million.

using timbang::bernoulli;
using timbang::Probability;
using timbang_test::kolmogorov_limit;
using timbang_test::kolmogorov_score;
using timbang_test::mean_of;
using timbang_test::moment_about;
using timbang_test::normal_limit;

namespace {

constexpr std::uint32_t highest_word = std::numeric_limits<std::uint32_t>::max();

std::vector<std::uint32_t> words(std::size_t count) {
  std::vector<std::uint32_t> column(count);
  timbang::draw_blocks(timbang::trial_key(2023, 0, "3275"), 0, timbang::Occasion::once(),
                       timbang::DrawPurpose::transaction_delay, column);
  return column;
}

/// A sample of a distribution: its value for each of 200 thousand random words.
template <class Distribution>
std::vector<double> sample(Distribution distribution) {
  return timbang::mapped(words(200'000), [&](const auto word) { return distribution(word); });
}

/// How many standard errors the sample's mean lies from `mean`.
double mean_score(const std::vector<double>& values, double mean, double deviation) {
  return std::abs(mean_of(values) - mean) * std::sqrt(static_cast<double>(values.size())) / deviation;
}

}  // namespace

TEST_CASE("uniform numbers exclude 0 and 1 and are symmetric about one half") {
  CHECK(timbang::uniform_open(0) == 0x1p-33);
  CHECK(timbang::uniform_open(highest_word) == 1.0 - 0x1p-33);
  for (const auto word : words(1000)) {
    CHECK(timbang::uniform_open(word) + timbang::uniform_open(highest_word - word) == 1.0);
  }
}

TEST_CASE("an event of probability 0 never occurs and one of probability 1 always does") {
  for (const std::uint32_t word : {0U, 1U, 0x80000000U, highest_word}) {
    CHECK_FALSE(bernoulli(word, Probability(0.0)));
    CHECK(bernoulli(word, Probability(1.0)));
  }
}

TEST_CASE("an event occurs for exactly its probability's share of the random words") {
  CHECK(bernoulli(0x3fffffffU, Probability(0.25)));
  CHECK_FALSE(bernoulli(0x40000000U, Probability(0.25)));
  CHECK(bernoulli(0U, Probability(0x1p-32)));
  CHECK_FALSE(bernoulli(1U, Probability(0x1p-32)));
  const auto hits = sample([](std::uint32_t word) { return bernoulli(word, Probability(0.019)) ? 1.0 : 0.0; });
  CHECK(mean_score(hits, 0.019, std::sqrt(0.019 * 0.981)) < normal_limit);
}

TEST_CASE("uniform numbers between bounds include the lower, exclude the upper, and have the right moments") {
  CHECK(timbang::uniform_between(0, 60.0, 150.0) == 60.0);
  CHECK(timbang::uniform_between(highest_word, 60.0, 150.0) < 150.0);
  const auto values = sample([](std::uint32_t word) { return timbang::uniform_between(word, 60.0, 150.0); });
  CHECK(kolmogorov_score(values, [](double x) { return (x - 60.0) / 90.0; }) < kolmogorov_limit);
  CHECK(mean_score(values, 105.0, 90.0 / std::sqrt(12.0)) < normal_limit);
}

TEST_CASE("exponential numbers have their distribution and moments") {
  const auto values = sample([](std::uint32_t word) { return timbang::exponential(word, 5.0); });
  const boost::math::exponential_distribution<double> exact(0.2);
  CHECK(kolmogorov_score(values, [&](double x) { return cdf(exact, x); }) < kolmogorov_limit);
  CHECK(mean_score(values, 5.0, 5.0) < normal_limit);
  CHECK(moment_about(values, 5.0, 2) == Approx(25.0).epsilon(0.03));  // standard error of the variance: 0.63 %
  CHECK(timbang::exponential(12345, 0.0) == 0.0);
  CHECK(timbang::exponential(highest_word, 5.0) > 0.0);
  CHECK_THROWS_AS(timbang::exponential(12345, -1.0), timbang::CheckFailed);
}

TEST_CASE("standard normal numbers have their distribution and first four moments") {
  const auto values = sample(timbang::standard_normal);
  const boost::math::normal_distribution<double> exact;
  CHECK(kolmogorov_score(values, [&](double x) { return cdf(exact, x); }) < kolmogorov_limit);
  CHECK(mean_score(values, 0.0, 1.0) < normal_limit);
  const double root = std::sqrt(static_cast<double>(values.size()));
  CHECK(std::abs(moment_about(values, 0.0, 2) - 1.0) * root < normal_limit * std::sqrt(2.0));
  CHECK(std::abs(moment_about(values, 0.0, 3)) * root < normal_limit * std::sqrt(15.0));
  CHECK(std::abs(moment_about(values, 0.0, 4) - 3.0) * root < normal_limit * std::sqrt(96.0));
}

TEST_CASE("a column of standard normals equals the scalar function bit for bit") {
  auto column = words(10'007);
  column.insert(column.end(), {0U, 1U, 0x13333332U, 0x13333333U, 0x13333334U, 0x7fffffffU, 0x80000000U, 0xecccccccU,
                               0xecccccceU, highest_word});
  std::vector<double> values(column.size());
  timbang::standard_normals(column, values);
  for (std::size_t i = 0; i < column.size(); ++i) CHECK(values[i] == timbang::standard_normal(column[i]));
  CHECK_THROWS_AS(timbang::standard_normals(column, std::span(values).first(3)), timbang::CheckFailed);
}

TEST_CASE("a column of exponentials equals the scalar function bit for bit") {
  auto column = words(10'007);
  column.insert(column.end(), {0U, 1U, 0x7fffffffU, 0x80000000U, 0xb504f333U, 0xb504f334U, highest_word});
  std::vector<double> values(column.size());
  timbang::exponentials(column, 60.0, values);
  for (std::size_t i = 0; i < column.size(); ++i) CHECK(values[i] == timbang::exponential(column[i], 60.0));
  CHECK_THROWS_AS(timbang::exponentials(column, 60.0, std::span(values).first(3)), timbang::CheckFailed);
  CHECK_THROWS_AS(timbang::exponentials(column, -1.0, values), timbang::CheckFailed);
}

TEST_CASE("log-normal numbers have their distribution") {
  const auto values = sample([](std::uint32_t word) { return timbang::log_normal(word, 7.0, 0.6); });
  const boost::math::lognormal_distribution<double> exact(std::log(7.0), 0.6);
  CHECK(kolmogorov_score(values, [&](double x) { return cdf(exact, x); }) < kolmogorov_limit);
  CHECK(timbang::log_normal(12345, 7.0, 0.0) == 7.0);
  CHECK_THROWS_AS(timbang::log_normal(12345, 0.0, 0.6), timbang::CheckFailed);
}

TEST_CASE("a half fixed, half exponential variate keeps its mean and never falls below the fixed part") {
  const auto values = sample([](std::uint32_t word) { return timbang::fixed_plus_exponential(word, 60.0, 0.5); });
  CHECK(mean_score(values, 60.0, 30.0) < normal_limit);
  const boost::math::exponential_distribution<double> rest(1.0 / 30.0);
  CHECK(kolmogorov_score(values, [&](double x) { return cdf(rest, x - 30.0); }) < kolmogorov_limit);
  CHECK(timbang::fixed_plus_exponential(12345, 60.0, 1.0) == 60.0);
  CHECK(timbang::fixed_plus_exponential(12345, 60.0, 0.0) == timbang::exponential(12345, 60.0));
}
