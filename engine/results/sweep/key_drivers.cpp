#include "results/sweep/key_drivers.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace timbang {
namespace {

using Runs = std::map<std::uint32_t, double>;  ///< by replication
using RunsOfPoints = std::map<std::uint32_t, Runs>;

/// The first path that a point sets, which is the parameter that stands alone there: shares that give way follow it.
struct AlonePoint {
  std::uint32_t point = 0;
  std::string path;
  std::string value;
};

/// The points after the first one; none if the design is no one_at_a_time, whose first point sets nothing.
std::vector<AlonePoint> alone_points(const SweepStore& store) {
  std::vector<AlonePoint> points;
  bool is_one_at_a_time = true;
  store.each_point([&](std::size_t index, const SweepPoint& point) {
    if (!point.refusal.empty()) return;
    if (index == 0 || point.settings.empty()) {
      // The first point of such a design sets nothing, and no other one does.
      is_one_at_a_time = is_one_at_a_time && index == 0 && point.settings.empty();
      return;
    }
    const auto& [path, value] = point.settings.front();
    points.push_back({static_cast<std::uint32_t>(index), path, value});
  });
  return is_one_at_a_time ? points : std::vector<AlonePoint>();
}

std::map<std::size_t, RunsOfPoints> city_values(const SweepStore& store) {
  std::map<std::size_t, RunsOfPoints> values;
  store.each_city_total(
      [&](const SweepValue& value) { values[value.outcome][value.point][value.replication] = value.value; });
  return values;
}

Estimate change(const Runs& alone, const Runs& base) {
  std::vector<double> a;
  std::vector<double> b;
  for (const auto& [run, value] : alone) {
    const auto paired = base.find(run);
    // Paired by replication: both points share their random numbers.
    if (paired == base.end()) continue;
    a.push_back(value);
    b.push_back(paired->second);
  }
  return a.empty() ? undefined_estimate() : paired_difference(a, b).difference;
}

std::vector<KeyDriver> drivers_of(const std::vector<AlonePoint>& points, const RunsOfPoints& values) {
  std::vector<KeyDriver> drivers;
  const Runs& base = values.at(0);
  for (const AlonePoint& point : points) {
    const auto runs = values.find(point.point);
    if (runs == values.end()) continue;
    const Estimate estimate = change(runs->second, base);
    if (std::isnan(estimate.mean)) continue;
    if (drivers.empty() || drivers.back().path != point.path) drivers.push_back({point.path, {}});
    drivers.back().ends.push_back({point.value, estimate});
  }
  // The widest first: on it the outcome depends most.
  std::stable_sort(drivers.begin(), drivers.end(),
                   [](const KeyDriver& a, const KeyDriver& b) { return a.width() > b.width(); });
  return drivers;
}

double mean(const Runs& runs) {
  std::vector<double> values;
  for (const auto& [run, value] : runs) values.push_back(value);
  return estimate_mean(values).mean;
}

}  // namespace

double KeyDriver::width() const {
  double low = 0;
  double high = 0;
  for (const DriverEnd& end : ends) {
    low = std::min(low, end.change.mean);
    high = std::max(high, end.change.mean);
  }
  return high - low;
}

std::vector<DriverTable> key_drivers(const SweepStore& store) {
  const std::vector<AlonePoint> points = alone_points(store);
  std::vector<DriverTable> tables;
  if (points.empty()) return tables;
  for (const auto& [outcome, values] : city_values(store)) {
    const auto base = values.find(0);
    // Without a value at the scenario itself there is no change from it.
    if (base == values.end() || std::isnan(mean(base->second))) continue;
    tables.push_back(
        {outcome, mean(base->second), static_cast<std::uint32_t>(base->second.size()), drivers_of(points, values)});
  }
  return tables;
}

}  // namespace timbang
