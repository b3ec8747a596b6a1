// Coverage of the intervals of Sobol indices at the size of the shipped design, over 400 designs.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <vector>

#include "random/draw.hpp"
#include "statistics/designs/sensitivity_designs.hpp"
#include "statistics/sensitivity/sobol_indices.hpp"

using namespace timbang;

namespace {

const StreamKey key = trial_key(2010, 0, "coverage");
constexpr double pi = 3.141592653589793;
constexpr std::uint32_t designs = 400;

/// A function of the unit cube with its true indices.
struct KnownFunction {
  std::function<double(std::span<const double>)> at;
  std::vector<double> first;
  std::vector<double> total;
};

/// Ishigami and Homma (1990) with a = 7, b = 0.1; indices as Saltelli et al. (2008) print them.
KnownFunction ishigami() {
  const auto at = [](std::span<const double> u) {
    const auto angle = [&](std::size_t i) { return pi * (2 * u[i] - 1); };
    const double bent = std::sin(angle(1));
    return std::sin(angle(0)) * (1 + 0.1 * std::pow(angle(2), 4)) + 7 * bent * bent;
  };
  return {at, {0.3139, 0.4424, 0}, {0.5576, 0.4424, 0.2437}};
}

/// Sobol's g-function with the coefficients of Saltelli and Sobol (1995), and its indices in closed form.
KnownFunction g_function() {
  const std::vector<double> a{0, 1, 4.5, 9, 99, 99, 99, 99};
  KnownFunction g;
  g.at = [a](std::span<const double> u) {
    double product = 1;
    for (std::size_t i = 0; i < a.size(); ++i) product *= (std::fabs(4 * u[i] - 2) + a[i]) / (1 + a[i]);
    return product;
  };
  const auto part = [](double coefficient) { return 1 / (3 * (1 + coefficient) * (1 + coefficient)); };
  double all = 1;
  for (const double each : a) all *= 1 + part(each);
  for (const double each : a) {
    g.first.push_back(part(each) / (all - 1));
    g.total.push_back(part(each) * all / (1 + part(each)) / (all - 1));
  }
  return g;
}

/// By input the least of the coverages of its two indices.
std::vector<double> coverage(const KnownFunction& function, std::size_t blocks) {
  const std::size_t inputs = function.first.size();
  std::vector<double> first(inputs);
  std::vector<double> total(inputs);
  for (std::uint32_t design = 0; design < designs; ++design) {
    const PointSet points = saltelli_design(key, design, blocks, inputs, single_inputs(inputs));
    SaltelliOutcomes outcomes{{}, inputs, 1, Exchange::one_way};
    for (std::size_t i = 0; i < points.size(); ++i) outcomes.values.push_back(function.at(points[i]));
    const SobolIndices found = sobol_indices(outcomes, {trial_key(design, 1, "bootstrap"), 200, 0.95});
    for (std::size_t i = 0; i < inputs; ++i) {
      first[i] += found.groups[i].first.range->contains(function.first[i]) ? 1.0 / designs : 0;
      total[i] += found.groups[i].total.range->contains(function.total[i]) ? 1.0 / designs : 0;
    }
  }
  std::vector<double> least(inputs);
  for (std::size_t i = 0; i < inputs; ++i) least[i] = std::min(first[i], total[i]);
  return least;
}

}  // namespace

// With A and B in the same order of one sequence an index of the g-function was covered in 0.75 (64 blocks), 0.89 (128)
// and 0.85 (256) of designs. Counted on 1 December 2026: at 128 and 256 all in 0.93 to 0.99. At 64 all in 0.90 and more
// but one, of 0.0001, which is covered in 0.76: analyse asks for 128.
TEST_CASE("95 % intervals of Sobol indices cover them in 91 of 100 designs of 128 blocks and more") {
  for (const KnownFunction& function : {ishigami(), g_function()}) {
    for (const std::size_t blocks : {64U, 128U, 256U}) {
      CAPTURE(blocks);
      for (const double each : coverage(function, blocks)) CHECK(each >= (blocks < 128 ? 0.72 : 0.91));
    }
  }
}
