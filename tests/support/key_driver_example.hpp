#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/sweep/sweep_store.hpp"
#include "support/made_up_trial.hpp"

namespace timbang::test {

/// A sweep of one outcome of the city: point 0 as the scenario has it, then the points' settings, each with the values
/// of its replications in order.
struct DriverPoint {
  std::vector<std::pair<std::string, std::string>> settings;
  std::vector<double> values;
};

inline SweepStore key_driver_store(const std::filesystem::path& folder, const std::vector<DriverPoint>& points) {
  const std::size_t outcome = outcome::delivery_returned_to_treasury;
  SweepStore store =
      SweepStore::open(folder, {"alone", "example", "0123456789abcdef", kept_of_city(outcome), made_up_identity()});
  const auto hash = [](std::size_t point) { return "values-" + std::to_string(point); };
  DesignRecord design;
  design.kind = ExperimentDesign::Kind::one_at_a_time;
  store.set_design({7, 100, {}}, design, points.size(), [&](std::size_t i) {
    return SweepPoint{points[i].settings, hash(i), "", {}};
  });
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t run = 0; run < points[i].values.size(); ++run) {
      store.trials().add(made_up_trial(hash(i), 7, static_cast<std::uint32_t>(run), outcome, points[i].values[run]));
    }
  }
  return store;
}

}  // namespace timbang::test
