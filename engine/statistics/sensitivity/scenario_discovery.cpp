#include "statistics/sensitivity/scenario_discovery.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <utility>

#include "base/check.hpp"
#include "statistics/sensitivity/box_peeling.hpp"

namespace timbang {

namespace {

/// A part of the points, with responses.
struct Part {
  PointSet points;
  std::vector<double> responses;
};

/// The halves, by the rank of a draw for every point that has a response.
std::pair<Part, Part> halves(const PointSet& points, std::span<const double> responses, StreamKey key) {
  std::vector<std::pair<std::uint32_t, std::size_t>> draws;
  for (std::size_t i = 0; i < points.size(); ++i) {
    // Undefined responses would count as failures of a box.
    if (std::isnan(responses[i])) continue;
    TIMBANG_CHECK(responses[i] >= 0 && responses[i] <= 1, "a response is a share");
    const auto entity = static_cast<std::uint32_t>(i);
    draws.emplace_back(draw_word(key, entity, Occasion::once(), DrawPurpose::half), i);
  }
  TIMBANG_CHECK(draws.size() >= 4, "at least four points have a response");
  std::ranges::sort(draws);
  std::pair<Part, Part> result{{PointSet(points.dimensions()), {}}, {PointSet(points.dimensions()), {}}};
  for (std::size_t rank = 0; rank < draws.size(); ++rank) {
    // The odd point goes to the half that chooses.
    Part& part = rank < (draws.size() + 1) / 2 ? result.first : result.second;
    part.points.add(points[draws[rank].second]);
    part.responses.push_back(responses[draws[rank].second]);
  }
  return result;
}

/// The largest box of wanted density, or the densest; the larger of equals.
const Box& choose(const std::vector<Box>& boxes, const std::vector<BoxMeasures>& measures, double wanted_density) {
  std::size_t best = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    // Boxes shrink along the trajectory, so the first one that is dense enough is the largest.
    if (measures[i].density >= wanted_density) return boxes[i];
    if (measures[i].density > measures[best].density) best = i;
  }
  return boxes[best];
}

/// P(X >= hits) of a binomial X; hits may be a sum of shares, between whole numbers by the incomplete beta function.
double binomial_tail(double hits, double trials, double probability) {
  if (hits <= 0 || probability >= 1) return 1;
  if (probability <= 0) return 0;
  return boost::math::ibeta(hits, trials - hits + 1, probability);
}

LimitedInput test_limits(const Box& box, std::size_t input, const Part& part) {
  // All limits but this one: what it adds is tested within the others.
  Box without = box;
  without[input] = {};
  const BoxMeasures wide = measure_box(without, part.points, part.responses);
  const BoxMeasures narrow = measure_box(box, part.points, part.responses);
  // A share of points back to a count; a response that is a share makes fractions of hits.
  const double trials = std::round(narrow.mass * static_cast<double>(part.points.size()));
  // A box without test points says nothing, so nothing is significant.
  if (trials < 1) return {input, 1};
  return {input, binomial_tail(narrow.density * trials, trials, wide.density)};
}

}  // namespace

BoxMeasures measure_box(const Box& box, const PointSet& points, std::span<const double> responses) {
  TIMBANG_CHECK(box.size() == points.dimensions(), "a box has limits for every input");
  TIMBANG_CHECK(responses.size() == points.size(), "every point has a response");
  double all = 0;
  double within = 0;
  double count = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    all += responses[i];
    if (!is_within(box, points[i])) continue;
    within += responses[i];
    ++count;
  }
  return {within / all, within / count, count / static_cast<double>(points.size())};
}

Discovery discover(const PointSet& points, std::span<const double> responses, StreamKey key,
                   const DiscoverySettings& settings) {
  TIMBANG_CHECK(responses.size() == points.size(), "every point has a response");
  const auto [choosing, testing] = halves(points, responses, key);
  Discovery result;
  const std::vector<Box> boxes = peel(choosing.points, choosing.responses, settings);
  for (const Box& box : boxes) result.peeling.push_back(measure_box(box, choosing.points, choosing.responses));
  result.box = paste(choose(boxes, result.peeling, settings.wanted_density), choosing.points, choosing.responses,
                     settings.peeled_share);
  result.chosen_on = measure_box(result.box, choosing.points, choosing.responses);
  // A box chosen among many flatters itself on its own points; the other half of them gives its true measures.
  result.tested_on = measure_box(result.box, testing.points, testing.responses);
  for (std::size_t input = 0; input < result.box.size(); ++input) {
    if (!result.box[input].is_open()) result.limited.push_back(test_limits(result.box, input, testing));
  }
  return result;
}

}  // namespace timbang
