#pragma once

#include <cstddef>
#include <vector>

#include "analysis/analysis_report.hpp"
#include "results/sweep/sweep_store.hpp"
#include "statistics/designs/point_set.hpp"

namespace timbang {

/// What a sweep has of its design: the blocks of which every trial is done, at as many replications as use most trials.
/// A trial that failed is done, and its outcomes are undefined, as are those of points that make an invalid scenario.
class SweepSample {
 public:
  /// Of these outcomes. Throws ScenarioError if no block is done.
  SweepSample(const SweepStore& store, const std::vector<std::size_t>& outcomes);

  [[nodiscard]] const DesignRecord& design() const { return design_; }
  /// How many points there are in complete blocks: whole blocks, one after the other.
  [[nodiscard]] std::size_t points() const { return values_.size(); }
  [[nodiscard]] std::size_t replications() const { return replications_; }
  /// Number of a point in the design.
  [[nodiscard]] std::size_t number(std::size_t point) const { return numbers_[point]; }
  /// By point and input: its value (see DesignInput), and its chance in designs that draw points.
  [[nodiscard]] const PointSet& values() const { return values_; }
  [[nodiscard]] const PointSet& chances() const { return chances_; }

  /// An outcome's values: point by point, as many as there are replications. NaN where undefined.
  [[nodiscard]] const std::vector<double>& outcomes(std::size_t outcome) const;
  /// Its mean at each point; NaN where any value is.
  [[nodiscard]] std::vector<double> means(std::size_t outcome) const;

  /// Says in the report how much of the sweep is done.
  void describe(AnalysisReport& report) const;

 private:
  enum class Trial : std::uint8_t { missing, done, failed };

  void read_points(const SweepStore& store);
  void read_trials(const SweepStore& store, const std::vector<std::size_t>& outcomes);
  [[nodiscard]] std::vector<std::size_t> complete_blocks(std::size_t replications) const;
  void choose();
  void keep_blocks(const std::vector<std::size_t>& blocks);

  DesignRecord design_;
  std::size_t all_points_ = 0;
  std::vector<bool> is_refused_;
  std::vector<Trial> trials_;                    ///< by point and replication asked for
  std::vector<std::size_t> outcome_positions_;   ///< in the catalogue
  std::vector<std::vector<double>> all_values_;  ///< by outcome, then as trials_; afterwards of what is kept
  PointSet values_;
  PointSet chances_;
  std::vector<std::size_t> numbers_;
  std::size_t replications_ = 0;
  std::size_t blocks_done_ = 0;
};

/// Means of `values`, `replications` at a time; NaN where any is.
[[nodiscard]] std::vector<double> means_of(const std::vector<double>& values, std::size_t replications);

}  // namespace timbang
