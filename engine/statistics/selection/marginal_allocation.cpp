#include "statistics/selection/marginal_allocation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.hpp"
#include "random/elementary.hpp"

namespace timbang {

namespace {

/// Chances are bounded below, so that their logarithm stays finite and still ranks hopeless places.
constexpr double least_chance = 1e-12;

void check_bounds(const AllocationBounds& bounds) {
  TIMBANG_CHECK(!bounds.least.empty() && bounds.least.size() == bounds.most.size(), "bounds have the same places");
  for (std::size_t place = 0; place < bounds.least.size(); ++place) {
    TIMBANG_CHECK(bounds.least[place] <= bounds.most[place], "lower bounds do not exceed upper bounds");
  }
}

struct Margins {
  double mean = 0;
  double squares = 0;
  double count = 0;
};

/// Mean and sum of squared deviations of a place's margins of a target at a level; undefined ones are left out.
Margins margins_at(const std::vector<AllocationTrial>& trials, std::size_t place, std::size_t target) {
  Margins result;
  for (const AllocationTrial& trial : trials) {
    const double margin = trial.margins[place][target];
    // A target that is undefined in a trial cannot be missed there.
    if (std::isnan(margin)) continue;
    result.count += 1;
    // Welford's recursion: one pass without cancellation.
    const double step = margin - result.mean;
    result.mean += step / result.count;
    result.squares += step * (margin - result.mean);
  }
  return result;
}

/// By level the chance that a place meets a target.
std::vector<double> chances_of(const AllocationScreen& screen, std::size_t place, std::size_t target) {
  std::vector<Margins> levels;
  double squares = 0;
  double degrees = 0;
  for (const auto& trials : screen.trials) {
    levels.push_back(margins_at(trials, place, target));
    squares += levels.back().squares;
    degrees += std::max(0.0, levels.back().count - 1);
  }
  // Pooled over levels: a few trials of one level are too few for a spread of their own.
  const double sd = degrees > 0 ? std::sqrt(squares / degrees) : 0;
  std::vector<double> chances;
  for (const Margins& level : levels) {
    // No margin at all: a target that never applies holds.
    double chance = 1;
    // Without spread the mean decides alone.
    if (level.count > 0) chance = sd > 0 ? normal_cdf(level.mean / sd) : (level.mean >= 0 ? 1.0 : 0.0);
    chances.push_back(std::max(least_chance, chance));
  }
  return chances;
}

/// The level at which every place has its least or the asked number of units beyond it.
std::size_t level_of(const AllocationScreen& screen, std::size_t place, std::uint32_t units) {
  for (std::size_t level = 0; level < screen.levels.size(); ++level) {
    if (screen.levels[level][place] == units) return level;
  }
  TIMBANG_CHECK(false, "every number of units within the bounds has its level");
  return 0;
}

/// By place and units beyond the least what `by_level` says of the place.
template <class ByLevel>
PlaceValues by_units(const AllocationScreen& screen, const AllocationBounds& bounds, const ByLevel& by_level) {
  PlaceValues values(bounds.least.size());
  for (std::size_t place = 0; place < values.size(); ++place) {
    const std::vector<double> levels = by_level(place);
    for (std::uint32_t units = bounds.least[place]; units <= bounds.most[place]; ++units) {
      values[place].push_back(levels[level_of(screen, place, units)]);
    }
  }
  return values;
}

/// The most that one more unit adds, alone or on average with those that follow it; minus infinity if none can be
/// added.
double gain_per_unit(const std::vector<double>& values, std::size_t units) {
  double best = -std::numeric_limits<double>::infinity();
  for (std::size_t more = 1; units + more < values.size(); ++more) {
    // On average too: two units may help where one alone does not.
    best = std::max(best, (values[units + more] - values[units]) / static_cast<double>(more));
  }
  return best;
}

}  // namespace

std::size_t total_units(const Allocation& allocation) {
  return std::accumulate(allocation.begin(), allocation.end(), std::size_t{0});
}

AllocationScreen screen_levels(AllocationTrials& trials, const AllocationBounds& bounds, std::size_t first,
                               std::size_t count) {
  check_bounds(bounds);
  AllocationScreen screen;
  const std::uint32_t highest = *std::ranges::max_element(bounds.most);
  for (std::uint32_t units = *std::ranges::min_element(bounds.least); units <= highest; ++units) {
    Allocation level;
    for (std::size_t place = 0; place < bounds.least.size(); ++place) {
      // Levels are the same for all places as far as their bounds allow: one run screens every place.
      level.push_back(std::clamp(units, bounds.least[place], bounds.most[place]));
    }
    screen.levels.push_back(std::move(level));
  }
  trials.prepare(screen.levels, first, count);
  for (const Allocation& level : screen.levels) {
    std::vector<AllocationTrial> seen;
    for (std::size_t trial = first; trial < first + count; ++trial) seen.push_back(trials.at(level, trial));
    screen.trials.push_back(std::move(seen));
  }
  return screen;
}

PlaceValues chance_values(const AllocationScreen& screen, const AllocationBounds& bounds) {
  const std::size_t targets = screen.trials.front().front().margins.front().size();
  return by_units(screen, bounds, [&](std::size_t place) {
    std::vector<double> logs(screen.levels.size(), 0.0);
    for (std::size_t target = 0; target < targets; ++target) {
      const std::vector<double> chances = chances_of(screen, place, target);
      // Sums of logarithms: places and targets as if independent.
      for (std::size_t level = 0; level < logs.size(); ++level) logs[level] += portable_log(chances[level]);
    }
    // More units cannot make a place worse, so a fall is chance; without this the path would shun the level.
    for (std::size_t level = 1; level < logs.size(); ++level) logs[level] = std::max(logs[level], logs[level - 1]);
    return logs;
  });
}

PlaceValues gain_values(const AllocationScreen& screen, const AllocationBounds& bounds, std::size_t value_set) {
  return by_units(screen, bounds, [&](std::size_t place) {
    std::vector<double> means;
    for (const auto& trials : screen.trials) {
      double sum = 0;
      for (const AllocationTrial& trial : trials) sum += trial.gains[value_set][place];
      means.push_back(sum / static_cast<double>(trials.size()));
    }
    return means;
  });
}

double value_of(const Allocation& allocation, const AllocationBounds& bounds, const PlaceValues& values) {
  double sum = 0;
  for (std::size_t place = 0; place < allocation.size(); ++place) {
    sum += values[place].at(allocation[place] - bounds.least[place]);
  }
  return sum;
}

std::vector<Allocation> marginal_path(const AllocationBounds& bounds, const PlaceValues& values) {
  check_bounds(bounds);
  std::vector<Allocation> path{bounds.least};
  const std::size_t steps = total_units(bounds.most) - total_units(bounds.least);
  for (std::size_t step = 0; step < steps; ++step) {
    Allocation next = path.back();
    std::size_t best = next.size();
    double best_gain = 0;
    for (std::size_t place = 0; place < next.size(); ++place) {
      if (next[place] == bounds.most[place]) continue;
      const double gain = gain_per_unit(values[place], next[place] - bounds.least[place]);
      // Of equals the first place; at the first place whatever its gain, since every step adds a unit.
      if (best < next.size() && gain <= best_gain) continue;
      best = place;
      best_gain = gain;
    }
    ++next[best];
    path.push_back(std::move(next));
  }
  return path;
}

std::vector<Allocation> best_swaps(const Allocation& allocation, const AllocationBounds& bounds,
                                   const PlaceValues& values, std::size_t most) {
  std::vector<std::pair<double, Allocation>> swaps;
  for (std::size_t from = 0; from < allocation.size(); ++from) {
    for (std::size_t to = 0; to < allocation.size(); ++to) {
      if (from == to || allocation[from] == bounds.least[from] || allocation[to] == bounds.most[to]) continue;
      Allocation swapped = allocation;
      --swapped[from];
      ++swapped[to];
      const double value = value_of(swapped, bounds, values);
      swaps.emplace_back(value, std::move(swapped));
    }
  }
  // Stable, so that equal swaps come in the order of places.
  std::ranges::stable_sort(swaps, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Allocation> best;
  for (std::size_t i = 0; i < std::min(most, swaps.size()); ++i) best.push_back(std::move(swaps[i].second));
  return best;
}

}  // namespace timbang
