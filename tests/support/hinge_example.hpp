#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/sweep_store.hpp"

namespace timbang::test {

/// A sweep of one outcome of the city: point 0 as the scenario has it, then the points' settings, each with the values
/// of its replications in order.
struct HingePoint {
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<double> values;
};

inline SweepStore hinge_store(const std::filesystem::path& folder, const std::vector<HingePoint>& points) {
  const std::size_t outcome = find_outcome("delivery.returned_to_treasury").value();
  SweepStore store =
      SweepStore::open(folder, {"alone", "example", "0123456789abcdef", {outcome}, {"city"}, {"all", "2023-04"}});
  const auto hash = [](std::size_t point) { return "values-" + std::to_string(point); };
  store.set_points(points.size(), [&](std::size_t i) { return SweepPoint{points[i].settings, hash(i), "", {}}; });
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t run = 0; run < points[i].values.size(); ++run) {
      SweepTrial trial;
      trial.key = {hash(i), 7, static_cast<std::uint32_t>(run)};
      trial.values = {points[i].values[run], -1};
      store.add(trial);
    }
  }
  return store;
}

}  // namespace timbang::test
