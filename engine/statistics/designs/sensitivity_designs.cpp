#include "statistics/designs/sensitivity_designs.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "statistics/designs/random_order.hpp"
#include "statistics/designs/sobol_sequence.hpp"

namespace timbang {

namespace {

using Point = std::vector<double>;

bool hold_each_once(const InputGroups& groups, std::size_t dimensions) {
  std::vector<int> times(dimensions);
  // Counted instead of marked: an input that is in two groups is as wrong as one in none.
  for (const std::vector<std::size_t>& group : groups) {
    for (const std::size_t input : group) {
      if (input >= dimensions) return false;
      ++times[input];
    }
  }
  return std::ranges::all_of(times, [](int count) { return count == 1; });
}

Point exchanged(Point point, const Point& other, const std::vector<std::size_t>& group) {
  for (const std::size_t input : group) point[input] = other[input];
  return point;
}

/// The order in which a trajectory moves its dimensions: that of a draw for each.
std::vector<std::size_t> moving_order(StreamKey key, Occasion design, std::uint32_t trajectory,
                                      std::size_t dimensions) {
  return random_order(dimensions, [&](std::uint32_t dimension) {
    return draw_word(key, trajectory, design, DrawPurpose::trajectory_order, dimension);
  });
}

/// Which point of the sequence gives a block its B: another one of the same octave (2^k .. 2^(k+1) - 1), in an order of
/// its own, so that 2^k blocks have the same points of B as without it.
std::vector<std::size_t> partners(StreamKey key, Occasion design, std::size_t blocks) {
  std::vector<std::size_t> partner{0};
  for (std::size_t first = 1; first < blocks; first *= 2) {
    const std::vector<std::size_t> order = random_order(first, [&](std::uint32_t place) {
      return draw_word(key, static_cast<std::uint32_t>(first) + place, design, DrawPurpose::block_partner);
    });
    for (const std::size_t place : order) partner.push_back(first + place);
  }
  return partner;
}

/// A number below `count`, each as likely but for 2^-32.
std::size_t below(std::uint32_t word, std::size_t count) {
  return static_cast<std::size_t>((std::uint64_t{word} * count) >> 32U);
}

}  // namespace

InputGroups single_inputs(std::size_t dimensions) {
  InputGroups groups;
  for (std::size_t j = 0; j < dimensions; ++j) groups.push_back({j});
  return groups;
}

std::size_t saltelli_block(std::size_t groups, Exchange exchange) {
  return (exchange == Exchange::both_ways ? 2 * groups : groups) + 2;
}

PointSet saltelli_design(StreamKey key, std::uint32_t design, std::size_t blocks, std::size_t dimensions,
                         const InputGroups& groups, Exchange exchange) {
  TIMBANG_CHECK(hold_each_once(groups, dimensions), "every input is in one group");
  // A and B from one sequence of twice the dimensions: two sequences would not be independent of each other. Nor are
  // columns i and D + i of one at a hundred points, by which indices are estimated: each point of A takes another's B.
  const std::vector<std::size_t> partner = partners(key, Occasion(Occasion::Kind::once, design), blocks);
  const PointSet base = sobol_sequence(key, design, 0, partner.size(), 2 * dimensions);
  PointSet points(dimensions);
  for (std::size_t block = 0; block < blocks; ++block) {
    const auto middle = static_cast<std::ptrdiff_t>(dimensions);
    const Point a(base[block].begin(), base[block].begin() + middle);
    const auto other = base[partner[block]];
    const Point b(other.begin() + middle, other.end());
    points.add(a);
    for (const std::vector<std::size_t>& group : groups) points.add(exchanged(a, b, group));
    if (exchange == Exchange::both_ways) {
      for (const std::vector<std::size_t>& group : groups) points.add(exchanged(b, a, group));
    }
    // A first and B last: whoever reads a block finds both without knowing the number of groups (sobol_indices.cpp).
    points.add(b);
  }
  return points;
}

PointSet morris_design(StreamKey key, std::uint32_t design, std::size_t trajectories,
                       std::span<const std::size_t> levels) {
  TIMBANG_CHECK(std::ranges::all_of(levels, [](std::size_t places) { return places >= 2; }),
                "a dimension of Morris's trajectories has two places or more");
  const Occasion occasion(Occasion::Kind::once, design);
  const std::size_t dimensions = levels.size();
  PointSet points(dimensions);
  for (std::uint32_t t = 0; t < trajectories; ++t) {
    std::vector<std::size_t> places(dimensions);
    std::vector<std::size_t> goals(dimensions);
    for (std::uint32_t j = 0; j < dimensions; ++j) {
      // With an even number of places a step over half of them makes every place equally likely (Morris 1991).
      const std::size_t half = levels[j] / 2;
      const std::size_t low = below(draw_word(key, t, occasion, DrawPurpose::trajectory_start, j), levels[j] - half);
      const bool rises = draw_word(key, t, occasion, DrawPurpose::trajectory_direction, j) >> 31U == 0;
      places[j] = rises ? low : low + half;
      goals[j] = rises ? low + half : low;
    }
    Point point(dimensions);
    const auto coordinate = [&](std::size_t j, std::size_t place) {
      return static_cast<double>(place) / static_cast<double>(levels[j] - 1);
    };
    for (std::size_t j = 0; j < dimensions; ++j) point[j] = coordinate(j, places[j]);
    points.add(point);
    // Morris's random order of inputs, anew for each trajectory.
    for (const std::size_t j : moving_order(key, occasion, t, dimensions)) {
      point[j] = coordinate(j, goals[j]);
      points.add(point);
    }
  }
  return points;
}

}  // namespace timbang
