#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "statistics/designs/latin_hypercube.hpp"
#include "statistics/designs/rank_correlation.hpp"
#include "statistics/designs/sensitivity_designs.hpp"
#include "statistics/sensitivity/elementary_effects.hpp"
#include "statistics/sensitivity/partial_rank_correlation.hpp"

using namespace timbang;

namespace {

const StreamKey key = trial_key(2010, 0, "sensitivity");
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();

/// Morris's function (1991) of 20 inputs; where he drew coefficients, these alternate between -1 and 1.
double morris_function(std::span<const double> x) {
  std::vector<double> w;
  for (std::size_t i = 0; i < 20; ++i) {
    const bool is_bent = i == 2 || i == 4 || i == 6;
    w.push_back(is_bent ? 2 * (1.1 * x[i] / (x[i] + 0.1) - 0.5) : 2 * (x[i] - 0.5));
  }
  double y = 0;
  for (std::size_t i = 0; i < 20; ++i) {
    y += w[i] * (i < 10 ? 20 : i % 2 == 0 ? -1 : 1);
    for (std::size_t j = i + 1; j < 20; ++j) {
      y += w[i] * w[j] * (j < 6 ? -15 : (i + j) % 2 == 0 ? 1 : -1);
      for (std::size_t k = j + 1; k < 5; ++k) {
        y += -10 * w[i] * w[j] * w[k];
        for (std::size_t l = k + 1; l < 4; ++l) y += 5 * w[i] * w[j] * w[k] * w[l];
      }
    }
  }
  return y;
}

}  // namespace

TEST_CASE("Morris screening ranks the inputs of Morris's test function as published") {
  const PointSet points = morris_design(key, 8, 50, std::vector<std::size_t>(20, 4));
  std::vector<double> outcomes;
  for (std::size_t i = 0; i < points.size(); ++i) outcomes.push_back(morris_function(points[i]));
  outcomes[45] = nan_value;
  const MorrisScreening screening = morris_screening(points, std::vector<double>(20, 1), outcomes, {key, 200, 0.95});
  CHECK(screening.trajectories_used == 49);
  CHECK(screening.trajectories_dropped == 1);
  for (std::size_t j = 0; j < 20; ++j) {
    CAPTURE(j);
    const ElementaryEffects& input = screening.inputs[j];
    CHECK(input.mu_star.value >= std::fabs(input.mu.value) - 1e-9);
    if (j < 6) CHECK(input.sigma.value > 25);   // they act together
    if (j == 6) CHECK(input.sigma.value > 10);  // bends
    if (j >= 7 && j < 10) {
      // Straight with slope 2 x 20, and products with the three bent inputs, whose mean over the four levels is 0.401.
      const double slope = 40 + 2 * 3 * 0.401 * (j % 2 == 0 ? 1 : -1);
      CHECK(input.mu.value == Approx(slope).margin(3));
      CHECK(input.mu.range->contains(slope));
      CHECK(input.sigma.value < 10);
    }
    if (j >= 10) CHECK(input.mu_star.value < 10);
  }
}

TEST_CASE("elementary effects of a plane are its slopes with zero standard deviation") {
  const PointSet points = morris_design(key, 9, 8, std::vector<std::size_t>(3, 6));
  std::vector<double> outcomes;
  for (std::size_t i = 0; i < points.size(); ++i) outcomes.push_back(2 * points[i][0] - 5 * points[i][1]);
  const MorrisScreening screening = morris_screening(points, std::vector<double>(3, 1), outcomes, {key, 100, 0.9});
  CHECK(screening.inputs[0].mu.value == Approx(2));
  CHECK(screening.inputs[1].mu.value == Approx(-5));
  CHECK(screening.inputs[1].mu_star.value == Approx(5));
  CHECK(screening.inputs[1].sigma.value == Approx(0).margin(1e-12));
  CHECK(screening.inputs[2].mu_star.value == Approx(0).margin(1e-12));
  CHECK_THROWS_AS(morris_screening(PointSet(2), std::vector<double>(2, 1), std::vector<double>{1}, {key, 100, 0.9}),
                  CheckFailed);
}

TEST_CASE("partial rank correlations of two inputs agree with the three-variable formula on any scale") {
  const PointSet points = latin_hypercube(key, 10, 60, 2);
  std::vector<double> outcomes;
  std::vector<double> stretched;
  PointSet together(3);
  for (std::size_t i = 0; i < 60; ++i) {
    outcomes.push_back(points[i][0] - 0.5 * points[i][1] + 0.4 * std::sin(static_cast<double>(i)));
    stretched.push_back(std::exp(3 * outcomes.back()));
    together.add(std::vector<double>{points[i][0], points[i][1], outcomes.back()});
  }
  const std::vector<double> r = rank_correlations(together);
  const std::vector<IndexEstimate> partial = partial_rank_correlations(points, outcomes);
  CHECK(partial[0].value == Approx((r[2] - r[1] * r[5]) / std::sqrt((1 - r[1] * r[1]) * (1 - r[5] * r[5]))));
  CHECK(partial[1].value == Approx((r[5] - r[1] * r[2]) / std::sqrt((1 - r[1] * r[1]) * (1 - r[2] * r[2]))));
  CHECK(partial_rank_correlations(points, stretched)[0].value == partial[0].value);
  CHECK(partial[0].range->contains(partial[0].value));
  CHECK(partial[1].range->high < 0);
}

TEST_CASE("the 95 % interval of a zero partial rank correlation covers zero in 95 % of cases") {
  constexpr int samples = 1000;
  int covered = 0;
  for (std::uint32_t sample = 0; sample < samples; ++sample) {
    const PointSet points = latin_hypercube(key, 1000 + sample, 40, 4);
    std::vector<double> outcomes;
    for (std::size_t i = 0; i < 40; ++i) outcomes.push_back(2 * points[i][0] + points[i][1] * points[i][2]);
    covered += partial_rank_correlations(points, outcomes)[3].range->contains(0) ? 1 : 0;
  }
  CHECK(covered >= 932);  // 2.6 standard errors below 950
  CHECK(covered <= 985);
}

TEST_CASE("the 95 % interval of a partial rank correlation covers that of a normal model in 95 % of cases") {
  // y = x / 2 + z + noise, all normal: Pearson's correlations are 1/3 and 2/3, Spearman's 6 / pi asin(r / 2) of them.
  const auto spearman = [](double r) { return 6 / std::acos(-1.0) * std::asin(r / 2); };
  const double truth = spearman(1.0 / 3) / std::sqrt(1 - spearman(2.0 / 3) * spearman(2.0 / 3));
  constexpr int samples = 500;
  int covered = 0;
  for (std::uint32_t sample = 0; sample < samples; ++sample) {
    const Occasion occasion(Occasion::Kind::once, 5000 + sample);
    PointSet points(3);
    std::vector<double> outcomes;
    for (std::uint32_t i = 0; i < 40; ++i) {
      std::vector<double> at;
      for (std::uint32_t j = 0; j < 4; ++j) {
        at.push_back(standard_normal(draw_word(key, i, occasion, DrawPurpose::tie, j)));
      }
      outcomes.push_back(at[0] / 2 + at[1] + at[3]);
      at.pop_back();
      points.add(at);
    }
    covered += partial_rank_correlations(points, outcomes)[0].range->contains(truth) ? 1 : 0;
  }
  // 2.6 standard errors below 475: one run in 200 would fail at exactly 95 %; the seeds are fixed.
  CHECK(covered >= 462);
  CHECK(covered <= 488);
}

TEST_CASE("screening leaves out points with an undefined outcome, and undefined results are NaN") {
  PointSet points = latin_hypercube(key, 11, 30, 2);
  std::vector<double> outcomes;
  for (std::size_t i = 0; i < 30; ++i) outcomes.push_back(points[i][0] * points[i][0] + 0.1 * points[i][1]);
  const double before = partial_rank_correlations(points, outcomes)[0].value;
  points.add(std::vector<double>{0.5, 0.5});
  outcomes.push_back(nan_value);
  CHECK(partial_rank_correlations(points, outcomes)[0].value == before);
  CHECK(std::isnan(partial_rank_correlations(points, std::vector<double>(31, 1.0))[0].value));
  CHECK(std::isnan(partial_rank_correlations(PointSet(2), {})[1].value));
}

TEST_CASE(
    "effects are told over the whole range by the distance that was really moved, of words as the change itself") {
  // 1, 2 and 4 in the first dimension; three words in the second.
  const PointSet places = morris_design(key, 10, 40, std::vector<std::size_t>{3, 3});
  PointSet points(2);
  std::vector<double> outcomes;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const double number = places[i][0] == 0 ? 1 : places[i][0] == 1 ? 4 : 2;
    const double word = places[i][1] * 2;
    points.add(std::vector<double>{number, word});
    outcomes.push_back(10 * number + (word == 1 ? 7 : 0));
  }
  const std::vector<double> ranges{3, 0};
  const MorrisScreening screening = morris_screening(points, ranges, outcomes, {key, 100, 0.9});
  CHECK(screening.inputs[0].mu_star.value == Approx(30));
  CHECK(screening.inputs[0].sigma.value == Approx(0).margin(1e-9));
  CHECK(screening.inputs[1].mu_star.value == Approx(7));
  // Up to the middle word and down from it.
  CHECK(std::fabs(screening.inputs[1].mu.value) < 3);
}

TEST_CASE("a trajectory of which a step moved nothing is dropped, and is no contradiction") {
  PointSet points(2);
  for (const auto& [a, b] :
       std::vector<std::pair<double, double>>{{0, 0}, {1, 0}, {1, 1}, {0, 0}, {0, 0}, {0, 1}, {1, 1}, {0, 1}, {0, 0}}) {
    points.add(std::vector<double>{a, b});
  }
  std::vector<double> outcomes;
  for (std::size_t i = 0; i < points.size(); ++i) outcomes.push_back(3 * points[i][0] + points[i][1]);
  const MorrisScreening screening = morris_screening(points, std::vector<double>{1, 1}, outcomes, {key, 100, 0.9});
  CHECK(screening.trajectories_used == 2);
  CHECK(screening.trajectories_dropped == 1);
  CHECK(screening.inputs[0].mu_star.value == Approx(3));
}
