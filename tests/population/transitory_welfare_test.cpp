#include "population/transitory_welfare.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace timbang;

namespace {

constexpr std::size_t households = 40000;
const StreamKey key = population_key(11, "00.01");

double mean_product(const std::vector<float>& a, const std::vector<float>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += static_cast<double>(a[i]) * static_cast<double>(b[i]);
  return sum / static_cast<double>(a.size());
}

}  // namespace

// Bounds are 4.5 standard errors of 40,000 households: false-alarm odds below 1 in 10,000 over the case.
TEST_CASE("transitory welfare stays standard normal with autocorrelation equal to its persistence") {
  std::vector<float> x(households);
  begin_transitory(key, Month(2023, 1), x);
  const std::vector<float> start = x;
  for (std::int32_t month = 1; month <= 6; ++month) advance_transitory(key, Month(2023, 1) + month, 0.85, x);
  const double standard_error = 1 / std::sqrt(static_cast<double>(households));
  CHECK(std::abs(mean_product(x, std::vector<float>(households, 1.0F))) < 4.5 * standard_error);
  CHECK(std::abs(mean_product(x, x) - 1) < 4.5 * std::sqrt(2.0) * standard_error);
  CHECK(std::abs(mean_product(start, start) - 1) < 4.5 * std::sqrt(2.0) * standard_error);
  CHECK(std::abs(mean_product(start, x) - std::pow(0.85, 6)) < 4.5 * 1.1 * standard_error);
}

TEST_CASE("transitory welfare of a household does not depend on the number of households") {
  std::vector<float> all(households);
  std::vector<float> few(101);
  begin_transitory(key, Month(2023, 1), all);
  begin_transitory(key, Month(2023, 1), few);
  advance_transitory(key, Month(2023, 2), 0.5, all);
  advance_transitory(key, Month(2023, 2), 0.5, few);
  CHECK(std::equal(few.begin(), few.end(), all.begin()));
}

TEST_CASE("persistence 1 keeps transitory welfare constant and persistence 0 makes it independent") {
  std::vector<float> x(households);
  begin_transitory(key, Month(2023, 1), x);
  const std::vector<float> start = x;
  advance_transitory(key, Month(2023, 2), 1, x);
  CHECK(x == start);
  advance_transitory(key, Month(2023, 3), 0, x);
  CHECK(std::abs(mean_product(start, x)) < 4.5 / std::sqrt(static_cast<double>(households)));
}

TEST_CASE("score weights keep the score standard normal") {
  const ScoreWeights weights = score_weights(0.36);
  CHECK(weights.transitory == Approx(0.6));
  CHECK(weights.permanent == Approx(0.8));
}
