#include "statistics/sensitivity/scenario_discovery.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <map>
#include <utility>

#include "base/check.hpp"
#include "statistics/sensitivity/box_peeling.hpp"

namespace timbang {

namespace {

/// A part of the points, with responses and the block that each belongs to.
struct Part {
  PointSet points;
  std::vector<double> responses;
  std::vector<std::size_t> blocks;
};

/// The halves, by the rank of a draw for every block that has a response.
std::pair<Part, Part> halves(const PointSet& points, std::span<const double> responses,
                             std::span<const std::size_t> blocks, StreamKey key) {
  const auto block_of = [&](std::size_t point) { return blocks.empty() ? point : blocks[point]; };
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < points.size(); ++i) {
    // Undefined responses would count as failures of a box.
    if (std::isnan(responses[i])) continue;
    TIMBANG_CHECK(responses[i] >= 0 && responses[i] <= 1, "a response is a share");
    members[block_of(i)].push_back(i);
  }
  TIMBANG_CHECK(members.size() >= 4, "at least four blocks have a response");
  std::vector<std::pair<std::uint32_t, std::size_t>> draws;
  for (const auto& [block, of_block] : members) {
    const auto entity = static_cast<std::uint32_t>(of_block.front());
    draws.emplace_back(draw_word(key, entity, Occasion::once(), DrawPurpose::half), block);
  }
  std::ranges::sort(draws);
  std::pair<Part, Part> result{{PointSet(points.dimensions()), {}, {}}, {PointSet(points.dimensions()), {}, {}}};
  for (std::size_t rank = 0; rank < draws.size(); ++rank) {
    // The odd block goes to the half that chooses.
    Part& part = rank < (draws.size() + 1) / 2 ? result.first : result.second;
    for (const std::size_t point : members[draws[rank].second]) {
      part.points.add(points[point]);
      part.responses.push_back(responses[point]);
      part.blocks.push_back(draws[rank].second);
    }
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

/// Blocks with a point in a box, and the mean over them of their mean response there.
struct BlockDensity {
  double blocks = 0;
  double density = 0;
};

BlockDensity block_density(const Box& box, const Part& part) {
  std::map<std::size_t, std::pair<double, double>> sums;
  for (std::size_t i = 0; i < part.points.size(); ++i) {
    if (!is_within(box, part.points[i])) continue;
    sums[part.blocks[i]].first += part.responses[i];
    sums[part.blocks[i]].second += 1;
  }
  BlockDensity found{static_cast<double>(sums.size()), 0};
  for (const auto& [block, sum] : sums) found.density += sum.first / sum.second / found.blocks;
  return found;
}

double test_limits(const Box& box, std::size_t input, const Part& part) {
  // All limits but this one: what it adds is tested within the others.
  Box without = box;
  without[input] = {};
  const BlockDensity wide = block_density(without, part);
  // Points that share a draw count once: their responses are not independent. A share makes fractions of hits.
  const BlockDensity narrow = block_density(box, part);
  // A box without test points says nothing, so nothing is significant.
  if (narrow.blocks < 1) return 1;
  return binomial_tail(narrow.density * narrow.blocks, narrow.blocks, wide.density);
}

/// Takes from the box the limit that most likely is chance, until those left stand out from it; says what became of
/// all.
std::vector<LimitedInput> named_limits(Box& box, const Part& part) {
  std::vector<LimitedInput> limited;
  std::vector<std::size_t> left;
  for (std::size_t input = 0; input < box.size(); ++input) {
    if (box[input].is_open()) continue;
    left.push_back(limited.size());
    limited.push_back({input, box[input], 1, false});
  }
  // Shared among the limits that the search chose, so that chance names any of them in at most 5 of 100 searches.
  const double level = chance_of_naming / static_cast<double>(std::max<std::size_t>(limited.size(), 1));
  while (!left.empty()) {
    for (const std::size_t i : left) limited[i].quasi_p_value = test_limits(box, limited[i].input, part);
    const auto worst = std::ranges::max_element(left, {}, [&](std::size_t i) { return limited[i].quasi_p_value; });
    if (limited[*worst].quasi_p_value <= level) break;
    // The others are tested again without it: within a small box of chance limits a true one would not stand out.
    box[limited[*worst].input] = {};
    left.erase(worst);
  }
  for (const std::size_t i : left) limited[i].stands_out = true;
  return limited;
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

Discovery discover(const PointSet& points, std::span<const double> responses, std::span<const std::size_t> blocks,
                   StreamKey key, const DiscoverySettings& settings) {
  TIMBANG_CHECK(responses.size() == points.size(), "every point has a response");
  TIMBANG_CHECK(blocks.empty() || blocks.size() == points.size(), "every point is in a block");
  const auto [choosing, testing] = halves(points, responses, blocks, key);
  Discovery result;
  const std::vector<Box> boxes = peel(choosing.points, choosing.responses, settings);
  for (const Box& box : boxes) result.peeling.push_back(measure_box(box, choosing.points, choosing.responses));
  result.box = paste(choose(boxes, result.peeling, settings.wanted_density), choosing.points, choosing.responses,
                     settings.peeled_share);
  result.limited = named_limits(result.box, testing);
  result.chosen_on = measure_box(result.box, choosing.points, choosing.responses);
  // A box chosen among many flatters itself on its own points; the other half of them gives its true measures.
  result.tested_on = measure_box(result.box, testing.points, testing.responses);
  return result;
}

}  // namespace timbang
