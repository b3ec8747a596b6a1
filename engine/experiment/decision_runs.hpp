#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/stop.hpp"
#include "trials/cities/city_fit.hpp"
#include "trials/cities/city_maker.hpp"
#include "trials/cities/replication.hpp"
#include "results/calibration_store.hpp"
#include "scenario/scenario.hpp"
#include "statistics/selection/allocation_trials.hpp"

namespace timbang {

/// Thrown where a decision was asked to stop; what was finished is stored.
struct DecisionStopped {};

/// A trial of a decision broke a law of the model.
class DecisionTrialFailed : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What is kept of a trial: these outcomes of the whole period, of the city and then of each kecamatan.
struct MeasuredOutcomes {
  std::vector<std::size_t> outcomes;  ///< positions in the catalogue, ascending
  std::size_t wheres = 0;             ///< the city and its kecamatan

  [[nodiscard]] std::size_t cell(std::size_t outcome, std::size_t where) const;
};

/// The measured values of a trial, [outcome][where]; NaN where undefined.
using Measured = std::vector<double>;

/// Runs scenarios for a decision: each trial once, kept in the store, the same whatever the number of threads.
class DecisionRuns {
 public:
  struct Settings {
    MeasuredOutcomes measured;
    std::uint64_t seed = 0;
    unsigned threads = 1;
  };
  /// Called with the trials done by now, and with those that are known to follow.
  using Tell = std::function<void(std::size_t done, std::size_t known)>;

  DecisionRuns(Settings settings, CalibrationStore& store, Tell tell, StopToken stop);

  /// The scenarios share a baseline: [scenario][replication], one replication after the other on all threads.
  /// Throws DecisionStopped, DecisionTrialFailed, ScenarioError (no welfare distribution fits).
  [[nodiscard]] std::vector<std::vector<Measured>> one_city(const std::vector<const Scenario*>& scenarios,
                                                            std::uint32_t first, std::uint32_t count);

  /// The scenarios of each group share a baseline: [group][scenario][replication], a group on a thread. Nothing for a
  /// group that no welfare distribution fits. Throws as one_city.
  [[nodiscard]] std::vector<std::optional<std::vector<std::vector<Measured>>>> many_cities(
      const std::vector<std::vector<Scenario>>& groups, std::uint32_t first, std::uint32_t count);

  [[nodiscard]] std::size_t done() const { return done_; }

 private:
  struct Finished {
    std::vector<FinishedTrial> trials;
    std::optional<CityFit> found_fit;
    bool is_unfit = false;
  };

  [[nodiscard]] std::optional<CityOutcomes> stored(const Scenario& scenario, std::uint32_t replication) const;
  [[nodiscard]] std::optional<BaselineCity> make_city(const Scenario& scenario, unsigned threads, const StopToken& stop,
                                                      std::optional<CityFit>& found_fit);
  void recall_fit(const std::string& baseline_sha256);
  void keep_fit(const std::string& baseline_sha256, const CityFit& fit);
  const BaselineCity& city_of(const Scenario& scenario);
  void keep(const Scenario& scenario, const TrialResult& result);
  [[nodiscard]] std::vector<std::vector<Measured>> results_of(const std::vector<const Scenario*>& scenarios,
                                                              std::uint32_t first, std::uint32_t count) const;
  [[nodiscard]] Measured result_of(const Scenario& scenario, std::uint32_t replication) const;
  /// By replication the scenarios whose trial the store lacks.
  using Lacking = std::vector<std::vector<NumberedArm>>;
  [[nodiscard]] Lacking lacking_of(const std::vector<const Scenario*>& scenarios, std::uint32_t first,
                                   std::uint32_t count) const;
  [[nodiscard]] Finished run_group(const Scenario& any, const Lacking& lacking, std::uint32_t first,
                                   const StopToken& abandon);

  Settings settings_;
  CalibrationStore& store_;
  Tell tell_;
  StopToken stop_;
  std::string setup_;
  WelfareReport welfare_;
  FitBook fits_;
  std::map<std::string, BaselineCity> city_;  ///< by baseline; one at most
  std::size_t done_ = 0;
  std::size_t known_ = 0;
};

}  // namespace timbang
