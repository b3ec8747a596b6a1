#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/date.hpp"
#include "facts/facts.hpp"
#include "outcomes/outcome_table.hpp"

namespace timbang {

/// What the fold must know of the scenario.
struct OutcomeFrame {
  SimClock clock;
  Month first_month;       ///< first reported month
  std::size_t months = 0;  ///< reported
  std::size_t kecamatan = 0;
  std::vector<std::int64_t> places;                             ///< KPM of each kecamatan at the start of the run
  std::array<Duration, channel_count> deadline{};               ///< limit of days to transaction
  std::array<Duration, complaint_class_count> service_limit{};  ///< the limit of a wait is three times this
};

/// Folds facts into monthly tables and histograms and checks the laws. Integer accumulators only: neither the order of
/// facts of one instant nor merging can change a value; doubles appear when finish() closes the table.
/// A copyable value: kept at policy_start with the model's state and continued by every arm.
class OutcomeFold final : public FactSink {
 public:
  explicit OutcomeFold(const OutcomeFrame& frame);

  // the reactions of FactSink

  /// Closes the table. Checks every law first: a broken one is a CheckFailed that names the first month, kecamatan and
  /// quantity. Requires: the run has ended and every open case was reported as CaseEnd::open_at_end.
  [[nodiscard]] OutcomeTable finish() const;
};

}  // namespace timbang
