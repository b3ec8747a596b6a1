#pragma once

#include <functional>
#include <limits>
#include <string>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/sweep/sweep_store.hpp"
#include "statistics/designs/point_set.hpp"
#include "support/made_up_trial.hpp"
#include "support/temporary_folder.hpp"

namespace timbang::test {

/// A sweep whose outcome is a function of its inputs, written into a store as if it had been simulated.
class MadeUpSweep {
 public:
  /// What a trial gives: NaN fails it, infinity leaves it undone.
  using Function = std::function<double(std::span<const double> at, std::uint32_t point, std::uint32_t replication)>;

  static constexpr double failed = std::numeric_limits<double>::quiet_NaN();
  static constexpr double undone = std::numeric_limits<double>::infinity();

  MadeUpSweep(const DesignRecord& design, const PointSet& values, const PointSet& chances, const Function& function) {
    SweepStore store = SweepStore::open(folder_.path(), shape());
    const SweepTask task{design.seed, design.replications, {}};
    store.set_design(task, design, values.size(), [&](std::size_t number) {
      SweepPoint point;
      point.values_sha256 = "point " + std::to_string(number);
      for (std::size_t i = 0; i < values.dimensions(); ++i) {
        point.inputs.push_back({chances[number][i], values[number][i]});
      }
      return point;
    });
    for (std::uint32_t point = 0; point < values.size(); ++point) {
      for (std::uint32_t replication = 0; replication < design.replications; ++replication) {
        add(store.trials(), design.seed, point, replication, function(values[point], point, replication));
      }
    }
    store.trials().close();
  }

  [[nodiscard]] SweepStore store() const { return SweepStore::read(folder_.path()); }
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_.path(); }

  static std::size_t backlog() { return outcome::complaints_backlog; }

  static DesignInput input(const std::string& path, double low, double high,
                           DesignInput::Role role = DesignInput::Role::uncertain) {
    return {path, "minutes", low, high, {}, role};
  }

 private:
  static SweepShape shape() {
    return {"made-up", "nowhere", "0123456789", kept_of_city(backlog()), made_up_identity()};
  }

  static void add(TrialStore& store, std::uint64_t seed, std::uint32_t point, std::uint32_t replication, double value) {
    if (value == undone) return;
    const Trial trial = made_up_trial("point " + std::to_string(point), seed, replication, backlog(), value);
    const bool has_failed = value != value;
    store.add(has_failed ? failed_trial(trial, "law broken") : trial);
  }

  TemporaryFolder folder_;
};

}  // namespace timbang::test
