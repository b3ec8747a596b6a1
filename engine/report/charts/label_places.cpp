#include "report/charts/label_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace timbang {
namespace {

constexpr double character_width = 8;
constexpr double label_height = 14;
constexpr double radius = 5;  // of a point
constexpr double gap = 6;     // between a point and its label

struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  [[nodiscard]] bool meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

Box box_of(const LabelledPoint& point, const LabelPlace& place) {
  const double width = character_width * static_cast<double>(point.characters);
  const double left = place.is_left ? point.x - gap - width : point.x + gap;
  const double top = place.is_below ? point.y + 2 : point.y - 2 - label_height;
  return {left, top, left + width, top + label_height};
}

bool is_free(const Box& box, std::size_t own, const std::vector<LabelledPoint>& points, const std::vector<Box>& taken) {
  if (std::ranges::any_of(taken, [&](const Box& other) { return box.meets(other); })) return false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Box mark{points[i].x - radius, points[i].y - radius, points[i].x + radius, points[i].y + radius};
    if (i != own && box.meets(mark)) return false;
  }
  return true;
}

double distance(const LabelledPoint& a, const LabelledPoint& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

std::vector<LabelPlace> place_labels(const std::vector<LabelledPoint>& points) {
  constexpr std::array<std::pair<bool, bool>, 4> sides{{{false, false}, {true, false}, {false, true}, {true, true}}};
  std::vector<LabelPlace> places;
  std::vector<Box> taken;
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::optional<LabelPlace> found;
    for (const auto& [is_left, is_below] : sides) {
      const LabelPlace place{is_left, is_below, i};
      if (!found && is_free(box_of(points[i], place), i, points, taken)) found = place;
    }
    if (found || i == 0) {
      places.push_back(found.value_or(LabelPlace{}));
      taken.push_back(box_of(points[i], places.back()));
      continue;
    }
    std::size_t nearest = 0;
    for (std::size_t other = 1; other < i; ++other) {
      if (distance(points[other], points[i]) < distance(points[nearest], points[i])) nearest = other;
    }
    places.push_back({places[nearest].is_left, places[nearest].is_below, places[nearest].with});
  }
  return places;
}

}  // namespace timbang
