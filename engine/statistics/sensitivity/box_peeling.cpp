#include "statistics/sensitivity/box_peeling.hpp"

#include <algorithm>
#include <optional>

namespace timbang {

namespace {

enum class Side : std::uint8_t { low, high };

struct Contents {
  double count = 0;
  double response = 0;

  [[nodiscard]] double density() const { return response / count; }
};

Contents contents_of(const Box& box, const PointSet& points, std::span<const double> responses) {
  Contents contents;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!is_within(box, points[i])) continue;
    ++contents.count;
    contents.response += responses[i];
  }
  return contents;
}

/// How many points a slice has.
std::size_t slice_of(double share, std::size_t within) {
  return std::max<std::size_t>(1, static_cast<std::size_t>(share * static_cast<double>(within)));
}

/// An input's values within the box, ascending.
std::vector<double> values_within(const Box& box, const PointSet& points, std::size_t input) {
  std::vector<double> values;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (is_within(box, points[i])) values.push_back(points[i][input]);
  }
  std::ranges::sort(values);
  return values;
}

/// The box less a slice of one side; equal values go together. Nothing if that would be all.
std::optional<Box> less_slice(Box box, const PointSet& points, std::size_t input, Side side, double share) {
  const std::vector<double> values = values_within(box, points, input);
  if (values.empty()) return std::nullopt;
  // At least one point, so that peeling goes on in small boxes.
  const std::size_t slice = slice_of(share, values.size());
  if (side == Side::low) {
    // Equal values cannot be separated by a limit, so all of them go.
    const auto kept = std::ranges::upper_bound(values, values[slice - 1]);
    if (kept == values.end()) return std::nullopt;
    box[input].low = *kept;
  } else {
    // As on the other side: all values equal to the last one go.
    const auto gone = std::ranges::lower_bound(values, values[values.size() - slice]);
    if (gone == values.begin()) return std::nullopt;
    box[input].high = *(gone - 1);
  }
  return box;
}

/// The box with a slice more on one side: the next points outward that lie within all other limits.
std::optional<Box> plus_slice(Box box, const PointSet& points, std::size_t input, Side side, double share) {
  const std::size_t slice = slice_of(share, values_within(box, points, input).size());
  const InputLimits limits = box[input];
  // Open on both sides for a moment, to see the points beyond the present limit.
  box[input] = {};
  std::vector<double> beyond;
  for (const double value : values_within(box, points, input)) {
    if (side == Side::low ? value < limits.low : value > limits.high) beyond.push_back(value);
  }
  if (beyond.empty()) return std::nullopt;
  // With the present limits again: only one side is moved.
  box[input] = limits;
  const bool takes_all = beyond.size() <= slice;
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (side == Side::low) {
    box[input].low = takes_all ? -infinity : beyond[beyond.size() - slice];
  } else {
    box[input].high = takes_all ? infinity : beyond[slice - 1];
  }
  return box;
}

/// Of what `change` makes of the box at each side, the one with the highest mean response.
template <class Change>
std::optional<Box> best_change(const Box& box, const PointSet& points, std::span<const double> responses,
                               Change change) {
  std::optional<Box> best;
  Contents best_contents;
  for (std::size_t input = 0; input < box.size(); ++input) {
    for (const Side side : {Side::low, Side::high}) {
      const std::optional<Box> changed = change(box, input, side);
      if (!changed) continue;
      const Contents contents = contents_of(*changed, points, responses);
      const bool is_denser = !best || contents.density() > best_contents.density();
      // Of equal density the larger box: it covers more of what is looked for.
      const bool is_larger =
          best && contents.density() == best_contents.density() && contents.count > best_contents.count;
      if (!is_denser && !is_larger) continue;
      best = changed;
      best_contents = contents;
    }
  }
  return best;
}

}  // namespace

bool is_within(const Box& box, std::span<const double> point) {
  for (std::size_t input = 0; input < box.size(); ++input) {
    if (!box[input].contains(point[input])) return false;
  }
  return true;
}

std::vector<Box> peel(const PointSet& points, std::span<const double> responses, const DiscoverySettings& settings) {
  std::vector<Box> boxes{Box(points.dimensions())};
  const double fewest = settings.smallest_share * static_cast<double>(points.size());
  const auto change = [&](const Box& box, std::size_t input, Side side) {
    return less_slice(box, points, input, side, settings.peeled_share);
  };
  while (true) {
    const std::optional<Box> next = best_change(boxes.back(), points, responses, change);
    // The whole trajectory is returned: how much density is worth how much coverage is for the analyst to choose.
    if (!next || contents_of(*next, points, responses).count < fewest) return boxes;
    boxes.push_back(*next);
  }
}

Box paste(Box box, const PointSet& points, std::span<const double> responses, double share) {
  const auto change = [&](const Box& from, std::size_t input, Side side) {
    return plus_slice(from, points, input, side, share);
  };
  while (true) {
    const std::optional<Box> next = best_change(box, points, responses, change);
    if (!next) return box;
    // Strictly denser, so that pasting ends.
    if (!(contents_of(*next, points, responses).density() > contents_of(box, points, responses).density())) return box;
    box = *next;
  }
}

}  // namespace timbang
