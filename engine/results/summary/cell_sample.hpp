#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "outcomes/tables/outcome_table.hpp"
#include "statistics/intervals/interval.hpp"

namespace timbang {

/// One cell of the outcome tables of an arm's trials: the outcome's values, and for a ratio of means its terms.
class CellSample {
 public:
  /// The cell of every table, in their order. The outcome by its position in the catalogue.
  CellSample(std::size_t outcome, std::span<const OutcomeTable* const> tables, std::size_t where, std::size_t month);

  [[nodiscard]] const OutcomeDefinition& outcome() const { return *outcome_; }
  [[nodiscard]] bool is_ratio() const { return outcome_->pooling == Pooling::ratio_of_means; }
  [[nodiscard]] std::size_t size() const { return is_ratio() ? numerators_.size() : values_.size(); }
  /// A trial's own value; NaN where it is undefined.
  [[nodiscard]] double value(std::size_t trial) const;
  [[nodiscard]] Estimate estimate(IntervalKind kind, double confidence = 0.95) const;

 private:
  friend struct CellComparison;

  const OutcomeDefinition* outcome_;
  std::vector<double> values_;  ///< empty for a ratio
  std::vector<double> numerators_;
  std::vector<double> denominators_;
};

/// A cell of one arm less that of another, over the same trials.
struct CellComparison {
  PairedDifference paired;
  /// Share of the members of an ensemble in which the first arm is better; nothing without members, where a change is
  /// no gain by itself, and where a value is undefined.
  std::optional<double> agreement;
  /// Whether the interval excludes zero and the difference exceeds the smallest effect that matters; nothing without an
  /// interval.
  std::optional<bool> is_effect;
  bool is_small = false;  ///< the whole interval is too small to matter

  /// members[trial] is the ensemble's member that the trial ran; empty without an ensemble. Requires: equal sizes.
  static CellComparison of(IntervalKind kind, const CellSample& arm, const CellSample& against,
                           std::span<const std::uint32_t> members);
  /// The difference alone, its interval at the confidence as timbang::estimate() says. Requires: equal sizes.
  static PairedDifference difference(IntervalKind kind, const CellSample& arm, const CellSample& against,
                                     double confidence = 0.95);
};

}  // namespace timbang
