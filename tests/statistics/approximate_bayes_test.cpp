#include "statistics/calibration/approximate_bayes.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "statistics/calibration/history_matching.hpp"
#include "statistics/calibration/posterior_directions.hpp"
#include "statistics/calibration/rank_uniformity.hpp"
#include "statistics/calibration/weighted_sample.hpp"
#include "statistics/designs/latin_hypercube.hpp"

using namespace timbang;

namespace {

const StreamKey key = trial_key(11, 0, "bayes");
constexpr double infinite = std::numeric_limits<double>::infinity();

double normal(std::uint32_t number, std::uint32_t index) {
  return standard_normal(draw_word(key, number, Occasion::once(), DrawPurpose::drawn_target, index));
}

OutcomeTarget value(double at, double sd) {
  return {at, at, sd};
}

/// The kernel's mean over many normal outcomes, by summing over a fine grid.
double integrated_kernel(const OutcomeTarget& target, const Emulated& emulated) {
  const double sd = std::sqrt(emulated.variance);
  double sum = 0;
  double density_sum = 0;
  for (int i = -8000; i <= 8000; ++i) {
    const double z = i / 1000.0;
    const double density = std::exp(-z * z / 2);
    sum += density * discrepancy_kernel(target, emulated.mean + sd * z);
    density_sum += density;
  }
  return sum / density_sum;
}

}  // namespace

TEST_CASE("the distance from a target is 0 within it, and signed outside") {
  const OutcomeTarget band{0.85, 1.0, 0.05};
  CHECK(distance_from(band, 0.9) == 0);
  CHECK(distance_from(band, 0.75) == Approx(-0.10));
  CHECK(distance_from(band, 1.2) == Approx(0.2));
  const OutcomeTarget at_least{70, infinite, 5};
  CHECK(distance_from(at_least, 99) == 0);
  CHECK(implausibility(at_least, {50, 75}) == Approx(2));
  CHECK(implausibility(value(2, 3), {14, 16}) == Approx(2.4));
  CHECK(largest_implausibility(std::vector{at_least, value(2, 3)}, std::vector<Emulated>{{50, 75}, {14, 16}}) ==
        Approx(2.4));
}

TEST_CASE(
    "the expected kernel agrees with numerical integration over normal outcomes, for values, bands and open ends") {
  for (const OutcomeTarget& target : {value(1.9, 0.5), OutcomeTarget{0.5, 1.5, 0.2}, OutcomeTarget{1, infinite, 0.4},
                                      OutcomeTarget{-infinite, 1, 0.4}}) {
    for (const Emulated& emulated : {Emulated{1.2, 0.3}, Emulated{4, 2}, Emulated{-2, 0.01}, Emulated{1, 1e-8}}) {
      CHECK(expected_kernel(target, emulated) == Approx(integrated_kernel(target, emulated)).margin(1e-4));
    }
  }
  CHECK(expected_kernel(value(1, 0.5), {2, 0}) == Approx(discrepancy_kernel(value(1, 0.5), 2)));
}

TEST_CASE("a missing outcome agrees with no target") {
  CHECK(discrepancy_kernel(value(1, 1), std::nan("")) == 0);
}

TEST_CASE("ABC with the discrepancy as its kernel recovers a closed-form posterior") {
  // Prior N(0, 1); outcome theta + chance of sd 0.6; observed 1 with discrepancy 0.8: the posterior is normal with
  // precision 1 + 1 / (0.36 + 0.64) = 2 and mean 0.5. Two seeds each, whose kernels are averaged.
  constexpr std::uint32_t points = 40'000;
  std::vector<double> thetas;
  std::vector<double> weights;
  for (std::uint32_t i = 0; i < points; ++i) {
    const double theta = normal(i, 0);
    double kernel = 0;
    for (std::uint32_t seed = 1; seed <= 2; ++seed) {
      kernel += discrepancy_kernel(value(1, 0.8), theta + 0.6 * normal(i, seed)) / 2;
    }
    thetas.push_back(theta);
    weights.push_back(kernel);
  }
  weights = normalised(std::move(weights));
  const double effective_size = effective_sample_size(weights);
  CHECK(effective_size > points / 4.0);
  CHECK(weighted_mean(thetas, weights) == Approx(0.5).margin(5 * std::sqrt(0.5 / effective_size)));
  CHECK(weighted_sd(thetas, weights) == Approx(std::sqrt(0.5)).margin(5 * std::sqrt(0.25 / effective_size)));
  CHECK(weighted_quantile(thetas, weights, 0.975) == Approx(0.5 + 1.95996 * std::sqrt(0.5)).margin(0.05));

  std::vector<double> members;
  for (const std::size_t chosen : resample(weights, 4000, key)) members.push_back(thetas[chosen]);
  const std::vector<double> equal(members.size(), 1.0 / static_cast<double>(members.size()));
  CHECK(weighted_mean(members, equal) == Approx(0.5).margin(0.05));
  CHECK(weighted_sd(members, equal) == Approx(std::sqrt(0.5)).margin(0.05));
}

TEST_CASE("history matching keeps the true point and rules out most distant points") {
  const auto outcome = [](std::span<const double> x) { return 10 * x[0] + 3 * x[1] * x[1]; };
  int kept_truths = 0;
  int ruled_out = 0;
  for (std::uint32_t i = 0; i < 200; ++i) {
    const std::vector<double> truth = uniform_point(key, i, 2);
    const double observed = outcome(truth) + 0.3 * normal(i, 9);
    const OutcomeTarget target = value(observed, 0.3);
    if (implausibility(target, {outcome(truth), 0.01}) <= 3) ++kept_truths;
    if (implausibility(target, {outcome(uniform_point(key, 5000 + i, 2)), 0.01}) > 3) ++ruled_out;
  }
  CHECK(kept_truths >= 197);
  CHECK(ruled_out > 120);
}

TEST_CASE("resampling takes every index as often as its expected count, rounded down or up") {
  const std::vector<double> weights{0.05, 0.25, 0.0, 0.5, 0.2};
  std::map<std::size_t, int> times;
  for (const std::size_t index : resample(weights, 10, key)) ++times[index];
  CHECK(times[0] <= 1);
  CHECK(times[1] >= 2);
  CHECK(times[1] <= 3);
  CHECK(times[2] == 0);
  CHECK(times[3] == 5);
  CHECK(times[4] == 2);
}

TEST_CASE(
    "weights without a positive one are refused, and equal weights have an effective sample size of their number") {
  CHECK_THROWS_AS(normalised({0, 0}), CheckFailed);
  CHECK_THROWS_AS(normalised({1, -1}), CheckFailed);
  CHECK(effective_sample_size(std::vector<double>(8, 0.125)) == Approx(8));
  CHECK(effective_sample_size(std::vector<double>{1, 0, 0}) == Approx(1));
}

TEST_CASE("weighted quantiles interpolate between neighbours, and equal weights give ordinary quantiles") {
  const std::vector<double> values{4, 1, 3, 2};
  const std::vector<double> equal(4, 0.25);
  CHECK(weighted_quantile(values, equal, 0.5) == Approx(2.5));
  CHECK(weighted_quantile(values, equal, 0) == 1);
  CHECK(weighted_quantile(values, equal, 1) == 4);
  CHECK(weighted_quantile(values, std::vector<double>{0, 0, 1, 0}, 0.3) == 3);
}

TEST_CASE("the directions of a known posterior are found, and directions explained by chance are marked") {
  // Prior standard normal in 3 dimensions, scaled by 2, 1 and 5; the posterior knows the difference of the first two.
  constexpr std::uint32_t count = 5000;
  const std::vector<double> prior_sd{2, 1, 5};
  PointSet points(3);
  for (std::uint32_t i = 0; i < count; ++i) {
    const double apart = 0.1 * normal(i, 20);
    const double together = normal(i, 21);
    const double half = std::sqrt(0.5);
    points.add(std::vector<double>{2 * half * (together + apart), half * (together - apart), 5 * normal(i, 22)});
  }
  const std::vector<double> weights(count, 1.0 / count);
  const PosteriorDirections found = posterior_directions(points, weights, prior_sd);
  const Direction& best = found.directions.front();
  CHECK(best.sd_ratio == Approx(0.1).epsilon(0.05));
  CHECK(std::fabs(best.loadings[0]) == Approx(std::sqrt(0.5)).margin(0.02));
  CHECK(best.loadings[0] == Approx(-best.loadings[1]).margin(0.02));
  CHECK(std::fabs(best.loadings[2]) < 0.02);
  CHECK(best.sd_ratio < found.lowest_by_chance);
  CHECK(found.directions.back().sd_ratio == Approx(1).margin(0.06));
  CHECK(found.directions.back().sd_ratio < found.highest_by_chance + 0.02);
}

TEST_CASE("ranks of true values among draws are uniform for the same distribution and not for a shifted one") {
  constexpr std::uint32_t truths = 400;
  std::vector<std::size_t> right;
  std::vector<std::size_t> shifted;
  std::vector<std::size_t> narrow;
  for (std::uint32_t i = 0; i < truths; ++i) {
    std::vector<double> draws;
    for (std::uint32_t j = 0; j < 39; ++j) draws.push_back(normal(i, 100 + j));
    const std::uint32_t word = draw_word(key, i, Occasion::once(), DrawPurpose::tie);
    right.push_back(rank_among(draws, normal(i, 99), word));
    shifted.push_back(rank_among(draws, normal(i, 99) + 0.5, word));
    narrow.push_back(rank_among(draws, 1.5 * normal(i, 99), word));
  }
  const double of_right = uniformity_p_value(right, 40, 8);
  const double of_shifted = uniformity_p_value(shifted, 40, 8);
  CHECK(of_right > 0.01);
  CHECK(of_shifted < 1e-6);
  CHECK(uniformity_p_value(narrow, 40, 8) < 1e-4);
  CHECK(are_all_uniform(std::vector{of_right, 0.006}));
  CHECK_FALSE(are_all_uniform(std::vector{of_right, 0.004}));
}

TEST_CASE("a true value tied with draws is ranked among them uniformly at random") {
  const std::vector<double> draws{1, 2, 2, 2, 3};
  CHECK(rank_among(draws, 2, 0) == 1);
  CHECK(rank_among(draws, 2, 0xFFFFFFFFU) == 4);
  CHECK(rank_among(draws, 0, 5) == 0);
  CHECK(rank_among(draws, 9, 5) == 5);
}
