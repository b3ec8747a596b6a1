#include "statistics/designs/latin_hypercube.hpp"

#include "random/distributions.hpp"
#include "statistics/designs/random_order.hpp"

namespace timbang {

namespace {

/// For each point its interval in one dimension: the rank of a draw of its own; equal draws rank by point.
std::vector<std::size_t> shuffled_intervals(StreamKey key, Occasion design, std::size_t points,
                                            std::uint32_t dimension) {
  const std::vector<std::size_t> order = random_order(points, [&](std::uint32_t point) {
    return draw_word(key, point, design, DrawPurpose::design_interval, dimension);
  });
  // Ranks of independent draws are a random permutation that each dimension can make for itself.
  std::vector<std::size_t> intervals(points);
  for (std::size_t rank = 0; rank < points; ++rank) intervals[order[rank]] = rank;
  return intervals;
}

}  // namespace

PointSet latin_hypercube(StreamKey key, std::uint32_t design, std::size_t points, std::size_t dimensions) {
  const Occasion occasion(Occasion::Kind::once, design);
  std::vector<std::vector<double>> coordinates(points, std::vector<double>(dimensions));
  for (std::size_t j = 0; j < dimensions; ++j) {
    const auto dimension = static_cast<std::uint32_t>(j);
    const std::vector<std::size_t> intervals = shuffled_intervals(key, occasion, points, dimension);
    for (std::size_t i = 0; i < points; ++i) {
      const std::uint32_t word =
          draw_word(key, static_cast<std::uint32_t>(i), occasion, DrawPurpose::design_place, dimension);
      // A random place in the interval, so that a mean over the points is unbiased.
      coordinates[i][j] = (static_cast<double>(intervals[i]) + uniform_open(word)) / static_cast<double>(points);
    }
  }
  PointSet design_points(dimensions);
  for (const std::vector<double>& point : coordinates) design_points.add(point);
  return design_points;
}

std::vector<double> uniform_point(StreamKey key, std::uint32_t number, std::size_t dimensions) {
  std::vector<double> point(dimensions);
  for (std::size_t j = 0; j < dimensions; ++j) {
    // A point's number names its draws, so that more points leave those before them as they are.
    point[j] =
        uniform_open(draw_word(key, number, Occasion::once(), DrawPurpose::prior_point, static_cast<std::uint32_t>(j)));
  }
  return point;
}

}  // namespace timbang
