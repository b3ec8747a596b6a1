#pragma once

#include <cstddef>
#include <vector>

#include "results/sweep/sweep_store.hpp"
#include "scenario/layers/scenario_source.hpp"
#include "studies/sweep/sweep_design.hpp"
#include "studies/sweep/sweep_request.hpp"
#include "trials/running/trial_plan.hpp"

namespace timbang {

/// A design's points as trials to run: each once in every replication, breadth first. Of each point only its hash is
/// kept; scenarios are made from the design when they are run.
class SweepPlan {
 public:
  /// Throws ScenarioError. Requires: the request outlives it.
  explicit SweepPlan(const SweepRequest& request);
  SweepPlan(const SweepPlan&) = delete;
  SweepPlan& operator=(const SweepPlan&) = delete;

  [[nodiscard]] const SweepShape& shape() const { return shape_; }
  [[nodiscard]] std::size_t points() const { return design_.points(); }
  /// What whoever analyses the sweep must know of its design.
  [[nodiscard]] DesignRecord design_record() const { return design_.record(request_.seed, request_.replications); }
  /// Resolves a point of the design and adds it to the trials, if it is sound and was asked for.
  SweepPoint look_at(std::size_t index);
  /// Of the points that were looked at. Refers to this.
  [[nodiscard]] const TrialPlan& trials() const { return trials_; }
  /// How a point's scenario is read. Requires: its shares do not exceed 1.
  [[nodiscard]] ScenarioRecipe recipe(std::size_t point) const;
  /// A point's scenario. Safe on any thread. Throws ScenarioError. Requires: as recipe().
  [[nodiscard]] Scenario scenario(std::size_t point) const;

 private:
  const SweepRequest& request_;
  ScenarioSource source_;
  SweepShape shape_;
  SweepDesign design_;
  TrialPlan trials_;
  std::vector<std::size_t> points_;  ///< by position in the plan
};

}  // namespace timbang
