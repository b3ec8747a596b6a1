#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/stop.hpp"
#include "trials/running/plan_units.hpp"
#include "trials/running/rank_link.hpp"
#include "trials/running/trial_plan.hpp"
#include "trials/running/unit_work.hpp"
#include "trials/store/trial_store.hpp"

namespace timbang {

/// Who simulates.
struct Workers {
  unsigned threads = 1;       ///< of this process; 0: the ranks alone, or without any the calling thread (browsers)
  RankLink* ranks = nullptr;  ///< also the ranks of mpirun
};

struct TrialProgress {
  enum class Stage : std::uint8_t { fitting, simulating };
  Stage stage = Stage::fitting;
  std::uint64_t done = 0;  ///< different trials, those that were stored included
  std::uint64_t total = 0;
  double seconds = 0;  ///< since the first trial of this call; 0 while fitting
};

/// A trial that broke a law of the model, or whose city cannot be made. Kept in the store, tried again by the next
/// call.
struct FailedTrial {
  std::size_t scenario = 0;  ///< position in the plan
  std::uint32_t replication = 0;
  std::string reason;
};

/// What running a plan came to.
struct TrialRun {
  std::uint64_t wanted = 0;  ///< different trials of the plan's shard
  std::uint64_t shared = 0;  ///< of them, those that were stored already
  std::uint64_t simulated = 0;
  std::vector<FailedTrial> failures = {};      ///< of those simulated now, in the order of the plan's units
  std::vector<std::size_t> unfit_cities = {};  ///< those that no welfare distribution fits
  double seconds = 0;                          ///< from the first trial to the last
  bool is_stopped = false;                     ///< asked to stop before all was done
};

/// Simulates what a store has not of a plan, and stores it. What is stored is the same for any number of threads and
/// ranks, and whether it was stopped and resumed. The only one that does. For one thread; keeps cities and fits from
/// plan to plan.
class TrialRunner {
 public:
  struct Observers {
    std::function<void(const TrialProgress&)> progress = {};
    /// Each trial simulated now, once it is stored, in the order of the plan's units: its scenario's position.
    std::function<void(std::size_t, const Trial&)> finished = {};
  };

  /// Requires: the store outlives it.
  TrialRunner(TrialStore& store, Workers workers, Observers observers, StopToken stop);

  /// Asked to stop, it finishes the units in hand. Throws ScenarioError (results_read_only), StoreWriteError,
  /// RankFailed. Failed trials are results: the caller says whether it can go on.
  [[nodiscard]] TrialRun run(const TrialPlan& plan);

  /// Fits the baselines of so many scenarios, those that the store does not know, and stores the fits. By scenario the
  /// fit, nothing inside where none fits; nothing at all if asked to stop. Each is made on one thread; `tell` hears how
  /// many are known. Throws StoreWriteError.
  [[nodiscard]] std::optional<std::vector<FitBook::Known>> fit(std::size_t count,
                                                               const std::function<Scenario(std::size_t)>& scenario,
                                                               std::uint64_t population_seed,
                                                               const std::function<void(std::size_t)>& tell = {});
  /// The fit of one baseline, made here and now unless it was before; nothing inside where none fits. It is not stored
  /// until fit() asks for it. Safe on any thread.
  [[nodiscard]] FitBook::Known fit_of(const Scenario& scenario, std::uint64_t population_seed);

  /// Who hears of what is run next.
  [[nodiscard]] Observers& observers() { return observers_; }

 private:
  struct Call;

  void recall_fits(const TrialPlan& plan, const std::vector<std::size_t>& cities);
  bool prepare_cities(const TrialPlan& plan, const PlanUnits& units, Call& call);
  [[nodiscard]] UnitWork work_of(const TrialPlan& plan, const PlanUnits& units, std::size_t unit) const;
  [[nodiscard]] FinishedUnit simulate_here(const TrialPlan& plan, const PlanUnits& units, std::size_t unit,
                                           const StopToken& abandon);
  [[nodiscard]] FinishedUnit simulate_on(int rank, const TrialPlan& plan, const PlanUnits& units, std::size_t unit,
                                         const StopToken& abandon);
  void simulate(const TrialPlan& plan, const PlanUnits& units, Call& call);
  void keep(const std::vector<FinishedUnit>& finished, Call& call);
  void report(TrialProgress::Stage stage, const Call& call) const;

  TrialStore& store_;
  Workers workers_;
  Observers observers_;
  StopToken stop_;
  CityShelf cities_;
};

}  // namespace timbang
