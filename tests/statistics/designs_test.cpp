#include <algorithm>
#include <boost/random/sobol.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "statistics/designs/latin_hypercube.hpp"
#include "statistics/designs/rank_correlation.hpp"
#include "statistics/designs/sensitivity_designs.hpp"
#include "statistics/designs/simple_designs.hpp"
#include "statistics/designs/sobol_sequence.hpp"
#include "support/sample_checks.hpp"

using namespace timbang;

namespace {

const StreamKey key = trial_key(2026, 0, "designs");

std::vector<double> column(const PointSet& points, std::size_t dimension) {
  std::vector<double> values;
  for (std::size_t i = 0; i < points.size(); ++i) values.push_back(points[i][dimension]);
  return values;
}

/// How many points lie in each cell of `across` x `down` equal cells of two dimensions.
std::vector<int> cells(const PointSet& points, std::size_t across, std::size_t down) {
  std::vector<int> counts(across * down);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto x = static_cast<std::size_t>(points[i][0] * static_cast<double>(across));
    const auto y = static_cast<std::size_t>(points[i][1] * static_cast<double>(down));
    ++counts[x * down + y];
  }
  return counts;
}

}  // namespace

TEST_CASE("a full grid has every combination once, and its first points are balanced over levels") {
  const std::vector<std::vector<std::size_t>> shapes{{6, 4}, {4, 6}, {3, 3, 3}, {5, 2, 7}, {2, 2, 2, 2}, {9, 1, 4}};
  for (const std::vector<std::size_t>& levels : shapes) {
    std::vector<Levels> grid;
    for (std::size_t i = 0; i < grid_size(levels); ++i) grid.push_back(grid_point(levels, i));
    CHECK(std::set<Levels>(grid.begin(), grid.end()).size() == grid.size());
    std::vector<std::vector<int>> counts;
    for (const std::size_t count : levels) counts.emplace_back(count);
    for (const Levels& point : grid) {
      for (std::size_t j = 0; j < levels.size(); ++j) {
        ++counts[j].at(point[j]);
        const auto [fewest, most] = std::minmax_element(counts[j].begin(), counts[j].end());
        REQUIRE(*most - *fewest <= 2);
      }
    }
  }
  const std::vector<std::size_t> huge{1U << 31U, 1U << 31U, 1U << 31U};
  CHECK(grid_size(huge) == std::numeric_limits<std::size_t>::max());
}

TEST_CASE("a one-at-a-time design takes the first alternative of every dimension before any second") {
  const std::vector<std::size_t> alternatives{2, 1, 0, 2};
  std::vector<std::pair<std::size_t, std::size_t>> changes;
  for (const SingleChange& change : one_at_a_time(alternatives)) {
    changes.emplace_back(change.dimension, change.alternative);
  }
  CHECK(changes == std::vector<std::pair<std::size_t, std::size_t>>{{0, 0}, {1, 0}, {3, 0}, {0, 1}, {3, 1}});
}

TEST_CASE("reordering removes chance correlations from a Latin hypercube and keeps every value") {
  const PointSet chance = latin_hypercube(key, 1, 50, 8);
  const PointSet design = without_rank_correlations(chance);
  double largest_before = 0;
  double largest_after = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    std::vector<double> before = column(chance, i);
    std::vector<double> after = column(design, i);
    std::ranges::sort(before);
    std::ranges::sort(after);
    CHECK(before == after);
    for (std::size_t j = 0; j < i; ++j) {
      largest_before = std::max(largest_before, std::fabs(rank_correlations(chance)[i * 8 + j]));
      largest_after = std::max(largest_after, std::fabs(rank_correlations(design)[i * 8 + j]));
    }
  }
  CHECK(largest_before > 0.2);
  CHECK(largest_after < 0.08);
}

TEST_CASE("a correlated group has the requested rank correlations") {
  const std::vector<double> wanted{1, 0.7, 0, 0.7, 1, -0.4, 0, -0.4, 1};
  const PointSet design = with_rank_correlations(latin_hypercube(key, 2, 1000, 3), wanted);
  const std::vector<double> seen = rank_correlations(design);
  for (std::size_t i = 0; i < 9; ++i) CHECK(seen[i] == Approx(wanted[i]).margin(0.02));
}

TEST_CASE(
    "a normal copula gives the points of a Sobol sequence rank correlations, one by one, and leaves them uniform") {
  const std::vector<double> wanted{1, 0.7, 0, 0.7, 1, -0.4, 0, -0.4, 1};
  const PointSet uniforms = sobol_sequence(key, 9, 0, 1024, 3);
  const PointSet points = through_normal_copula(uniforms, wanted);
  const std::vector<double> seen = rank_correlations(points);
  for (std::size_t i = 0; i < 9; ++i) CHECK(seen[i] == Approx(wanted[i]).margin(0.02));
  CHECK(column(points, 0) == column(uniforms, 0));
  for (std::size_t j = 0; j < 3; ++j) {
    const double gap = timbang_test::kolmogorov_score(column(points, j), [](double x) { return x; });
    CHECK(gap < timbang_test::kolmogorov_limit);
  }
  const PointSet later = through_normal_copula(sobol_sequence(key, 9, 1000, 24, 3), wanted);
  CHECK(later[5][2] == points[1005][2]);
}

TEST_CASE("correlations that are not positive definite are refused") {
  CHECK_FALSE(is_rank_correlation_matrix(std::vector<double>{1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1}, 3));
  CHECK_FALSE(is_rank_correlation_matrix(std::vector<double>{1, 0.5, 0.4, 1}, 2));
  CHECK_FALSE(is_rank_correlation_matrix(std::vector<double>{1, 1, 1, 1}, 2));
  CHECK_FALSE(is_rank_correlation_matrix(std::vector<double>{1, 0, 0}, 2));
  CHECK(is_rank_correlation_matrix(std::vector<double>{1, 0.9, 0.9, 1}, 2));
}

TEST_CASE("tied values share their mean rank") {
  CHECK(average_ranks(std::vector<double>{5, 1, 5, 0, 5}) == std::vector<double>{4, 2, 4, 1, 4});
}

TEST_CASE("a scrambled Sobol sequence is a net: every elementary interval holds one of 2^m points") {
  const PointSet points = sobol_sequence(key, 3, 0, 256, 2);
  for (const std::size_t across : {1U, 4U, 16U, 64U, 256U}) {
    const std::vector<int> counts = cells(points, across, 256 / across);
    CHECK(std::ranges::all_of(counts, [](int count) { return count == 1; }));
  }
  const PointSet many = sobol_sequence(key, 3, 512, 128, 40);
  for (std::size_t j = 0; j < 40; ++j) {
    std::set<int> intervals;
    for (const double value : column(many, j)) intervals.insert(static_cast<int>(value * 128));
    CHECK(intervals.size() == 128);
  }
}

TEST_CASE("a scrambled Sobol sequence can be extended, and different seeds give different designs") {
  const PointSet whole = sobol_sequence(key, 4, 0, 40, 5);
  for (const std::size_t first : {0U, 1U, 2U, 17U}) {
    const PointSet part = sobol_sequence(key, 4, first, 10, 5);
    for (std::size_t i = 0; i < 10; ++i) {
      for (std::size_t j = 0; j < 5; ++j) REQUIRE(part[i][j] == whole[first + i][j]);
    }
  }
  CHECK(sobol_sequence(key, 5, 0, 40, 5).values() != whole.values());
}

TEST_CASE("over scramblings one point of a Sobol sequence is uniform with independent dimensions") {
  std::vector<double> first;
  std::vector<double> second;
  for (std::uint32_t design = 0; design < 2000; ++design) {
    const PointSet point = sobol_sequence(key, design, 3, 1, 2);
    first.push_back(point[0][0]);
    second.push_back(point[0][1]);
  }
  CHECK(timbang_test::kolmogorov_score(first, [](double x) { return x; }) < timbang_test::kolmogorov_limit);
  CHECK(std::fabs(timbang_test::correlation_score(first, second)) < timbang_test::normal_limit);
}

TEST_CASE("Owen scrambling integrates a smooth function with less error than independent points") {
  double squares = 0;
  for (std::uint32_t design = 0; design < 20; ++design) {
    const PointSet points = sobol_sequence(key, design, 0, 1024, 3);
    double sum = 0;
    for (std::size_t i = 0; i < 1024; ++i) sum += points[i][0] * points[i][1] * points[i][2] / 1024;
    squares += (sum - 0.125) * (sum - 0.125) / 20;
  }
  // Independent points have a standard error of 0.0046.
  CHECK(std::sqrt(squares) < 0.0046 / 50);
}

TEST_CASE("a block of a Saltelli design exchanges one group at a time between two points") {
  const InputGroups groups{{0, 2}, {1}};
  const PointSet points = saltelli_design(key, 6, 3, 3, groups, Exchange::both_ways);
  CHECK(points.size() == 3 * saltelli_block(2, Exchange::both_ways));
  const auto a = points[6];
  const auto b = points[11];
  CHECK(std::vector<double>(points[7].begin(), points[7].end()) == std::vector<double>{b[0], a[1], b[2]});
  CHECK(std::vector<double>(points[8].begin(), points[8].end()) == std::vector<double>{a[0], b[1], a[2]});
  CHECK(std::vector<double>(points[9].begin(), points[9].end()) == std::vector<double>{a[0], b[1], a[2]});
  CHECK(std::vector<double>(points[10].begin(), points[10].end()) == std::vector<double>{b[0], a[1], b[2]});
  CHECK(saltelli_design(key, 6, 3, 3, groups).size() == 12);
  CHECK_THROWS_AS(saltelli_design(key, 6, 3, 3, InputGroups{{0, 1}, {1, 2}}), CheckFailed);
  CHECK_THROWS_AS(saltelli_design(key, 6, 3, 3, InputGroups{{0, 1}}), CheckFailed);
}

TEST_CASE("on three places of Morris's trajectories each meets its neighbours, on two each the other") {
  const PointSet points = morris_design(key, 7, 200, std::vector<std::size_t>{3, 2});
  std::map<std::pair<double, double>, int> steps;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i % 3 == 0) continue;
    for (std::size_t j = 0; j < 2; ++j) {
      if (points[i][j] == points[i - 1][j]) continue;
      const auto [low, high] = std::minmax(points[i][j], points[i - 1][j]);
      ++steps[{static_cast<double>(j) + low / 10, high - low}];
    }
  }
  // Of the first from 0 and from a half, of the second over all of it; five standard deviations wide.
  REQUIRE(steps.size() == 3);
  CHECK(std::abs(steps[{0.0, 0.5}] - 100) < 5 * std::sqrt(200 * 0.25));
  CHECK(std::abs(steps[{0.05, 0.5}] - 100) < 5 * std::sqrt(200 * 0.25));
  CHECK(steps[{1.0, 1.0}] == 200);
}

TEST_CASE("a Saltelli design pairs no point of A with its own B, and a larger one begins with a smaller one") {
  const PointSet points = saltelli_design(key, 6, 64, 2, single_inputs(2));
  const PointSet base = sobol_sequence(key, 6, 0, 64, 4);
  std::set<double> of_sequence;
  std::set<double> of_design;
  int own = 0;
  for (std::size_t block = 0; block < 64; ++block) {
    CHECK(points[4 * block][0] == base[block][0]);
    own += points[4 * block + 3][0] == base[block][2] ? 1 : 0;
    of_sequence.insert(base[block][2]);
    of_design.insert(points[4 * block + 3][0]);
  }
  // Six octaves and the origin, in each of which one is expected to stay.
  CHECK(own < 20);
  CHECK(of_design == of_sequence);
  const PointSet more = saltelli_design(key, 6, 100, 2, single_inputs(2));
  for (std::size_t i = 0; i < points.size(); ++i) {
    CHECK(std::equal(points[i].begin(), points[i].end(), more[i].begin()));
  }
}

TEST_CASE("Morris trajectories move every dimension once by the step on the grid, up and down equally often") {
  constexpr std::size_t dimensions = 6;
  const PointSet points = morris_design(key, 7, 400, std::vector<std::size_t>(dimensions, 4));
  REQUIRE(points.size() == 400 * (dimensions + 1));
  int ups = 0;
  std::vector<int> first_moved(dimensions);
  std::vector<int> starts(4);
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (const double value : points[i]) REQUIRE(value * 3 == Approx(std::round(value * 3)));
    if (i % (dimensions + 1) == 0) {
      ++starts[static_cast<std::size_t>(std::lround(points[i][0] * 3))];
      continue;
    }
    int moved = 0;
    for (std::size_t j = 0; j < dimensions; ++j) {
      const double step = points[i][j] - points[i - 1][j];
      if (step == 0) continue;
      ++moved;
      REQUIRE(std::fabs(step) == Approx(2.0 / 3));
      ups += step > 0 ? 1 : 0;
      if (i % (dimensions + 1) == 1) ++first_moved[j];
    }
    REQUIRE(moved == 1);
  }
  // Each bound is five standard deviations wide.
  CHECK(std::abs(ups - 1200) < 5 * std::sqrt(2400 * 0.25));
  for (const int count : first_moved) CHECK(std::abs(count - 400 / 6.0) < 5 * std::sqrt(400 * 5 / 36.0));
  for (const int count : starts) CHECK(std::abs(count - 100) < 5 * std::sqrt(400 * 3 / 16.0));
}
