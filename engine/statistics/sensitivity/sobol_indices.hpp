#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "statistics/designs/sensitivity_designs.hpp"
#include "statistics/intervals/bootstrap.hpp"

namespace timbang {

/// An outcome at the points of a Saltelli design of whole blocks, in its order, with the same replication numbers at
/// every point: row by row, `replications` values each. NaN is a failed trial.
struct SaltelliOutcomes {
  std::vector<double> values;
  std::size_t groups = 1;
  std::size_t replications = 1;
  Exchange exchange = Exchange::one_way;
};

/// A number and its bootstrap interval.
struct IndexEstimate {
  double value = 0;
  std::optional<Range> range;
};

/// The fields of an index by their names in files; see text/json_fields.hpp.
inline constexpr auto index_fields = [](auto& f, auto& x) {
  auto low = x.range ? std::optional(x.range->low) : std::nullopt;
  auto high = x.range ? std::optional(x.range->high) : std::nullopt;
  f("value", x.value)("low", low)("high", high);
  f.when_read(x, [&](const auto&, auto& kept) {
    if (low && high) kept.range = Range{*low, *high};
  });
};

/// Shares of the variance that the inputs give the outcome's mean over chance.
struct SobolIndex {
  IndexEstimate first;  ///< what knowing the group alone would take away
  IndexEstimate total;  ///< what would be left if all but the group were known
};

struct SobolIndices {
  std::vector<SobolIndex> groups;
  IndexEstimate variance;  ///< that the inputs give the outcome's mean over chance, in the outcome's unit squared
  /// Chance as one more factor: the share of a single trial's variance that is left when all inputs are known. Its
  /// interval is of the design: noise that all points share is estimated from as many values as there are replications.
  /// Absent with one replication, which cannot separate chance from inputs: indices then describe that replication
  /// alone.
  std::optional<IndexEstimate> chance;
  std::size_t blocks_used = 0;
  std::size_t blocks_dropped = 0;  ///< since some trial of theirs failed
};

/// First-order indices by Saltelli's estimator of 2010, total ones by Jansen's (1999), as Saltelli, Annoni, Azzini,
/// Campolongo, Ratto and Tarantola (2010, Computer Physics Communications 181, 259-270, table 2 b and f). What chance
/// adds to each product and square is estimated from the replications, paired by their common random numbers, and
/// subtracted, so that indices do not depend on how many replications there are. Intervals take blocks for independent,
/// and so are wider than a Sobol sequence, which is more even than that, would need. Blocks with a failed trial are
/// dropped whole. Values are NaN where fewer than two blocks are left or inputs give no variance. Requires: whole
/// blocks, a replication (CheckFailed).
[[nodiscard]] SobolIndices sobol_indices(const SaltelliOutcomes& outcomes, const BootstrapPlan& plan);

}  // namespace timbang
