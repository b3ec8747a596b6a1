#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <vector>

#include "studies/decide/decision_measure.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang {

/// Thrown where a decision was asked to stop; what was finished is stored.
struct DecisionStopped {};

/// A trial of a decision broke a law of the model.
class DecisionTrialFailed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What trials of scenarios say, by scenario and replication.
using DecisionTrials = std::vector<std::vector<AllocationTrial>>;

/// Runs scenarios for a decision: each trial once, kept in the store, the same whatever the number of threads and
/// ranks.
class DecisionRuns {
 public:
  /// Called with the trials done by now, and with those that are known to follow.
  using Tell = std::function<void(std::size_t done, std::size_t known)>;

  /// Requires: the measure and the store outlive it.
  DecisionRuns(const DecisionMeasure& measure, std::uint64_t seed, const Workers& workers, TrialStore& store, Tell tell,
               StopToken stop);

  /// Every scenario once before any of them twice. Throws DecisionStopped, DecisionTrialFailed, ScenarioError (no
  /// welfare distribution fits).
  [[nodiscard]] DecisionTrials one_city(std::span<const MadeScenario* const> scenarios, std::uint32_t first,
                                        std::uint32_t count);

  /// The scenarios of each group share a baseline: by group, city by city. Nothing for a group that no welfare
  /// distribution fits, or without scenarios. Throws as one_city.
  [[nodiscard]] std::vector<std::optional<DecisionTrials>> many_cities(
      const std::vector<std::vector<MadeScenario>>& groups, std::uint32_t first, std::uint32_t count);

  [[nodiscard]] std::size_t done() const { return done_; }

 private:
  [[nodiscard]] TrialPlan plan_of(std::span<const MadeScenario* const> scenarios, Replications replications,
                                  PlanOrder order) const;
  TrialRun run(const TrialPlan& plan);
  [[nodiscard]] std::vector<AllocationTrial> results_of(const Scenario& scenario, Replications replications) const;
  void tell(const TrialProgress& progress);

  const DecisionMeasure& measure_;
  std::uint64_t seed_;
  TrialStore& store_;
  Tell tell_;
  TrialRunner runner_;
  std::size_t done_ = 0;
  std::size_t known_ = 0;
  std::optional<std::uint64_t> shared_;  ///< trials of the plan in hand that were stored before
};

}  // namespace timbang
