#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "outcomes/catalogue/effect_rule.hpp"
#include "outcomes/catalogue/outcome_constants.hpp"

namespace timbang {

/// How a year's value follows from its months (ODD "Annex C. Outputs": flows sum, stocks are the mean of month ends,
/// rates pool numerator and denominator, percentiles pool histograms). pooled is computed anew from what all months
/// hold together. A ratio_of_means is the quotient of two other outcomes, in every cell of a trial's table; over trials
/// it is the ratio of their means, never the mean of their ratios.
enum class Pooling { sum, mean, ratio, percentile, half_year_ends, pooled, ratio_of_means };

/// What is counted: decides how the value is written for people.
enum class OutcomeUnit {
  rupiah,
  families,
  persons,
  households,
  complaints,
  cases,
  days,
  percent,
  ratio,
  tksk,
  hours,
  minutes,
  sessions,
  checks
};

/// A ratio of means, such as the rupiah of staff for each case.
struct Quotient {
  outcome::Position numerator;
  outcome::Position denominator;  ///< such as what the numerator bought
};

/// One outcome, by its fixed name; ODD "Annex C. Outputs" has the groups and the definitions that matter.
struct OutcomeDefinition {
  std::string_view name;
  OutcomeUnit unit = OutcomeUnit::ratio;
  Pooling pooling = Pooling::sum;
  EffectRule effect;
  bool needs_welfare = false;             ///< undefined unless poverty and targeting are counted after the run
  std::optional<Quotient> quotient = {};  ///< of a ratio_of_means alone
};

/// Every outcome the engine reports, in the order of tables. Index = position.
[[nodiscard]] std::span<const OutcomeDefinition> outcome_catalogue();
/// By position. Requires: position < outcome::count.
[[nodiscard]] const OutcomeDefinition& outcome_at(std::size_t position);
[[nodiscard]] std::string_view outcome_name(std::size_t position);
/// For names that stand in a file or a command; code has constants.
[[nodiscard]] std::optional<std::size_t> find_outcome(std::string_view name);
/// "IDR", "KPM", "persons", "households", "complaints", "cases", "days", "%", "1", "TKSK", "hours", "minutes",
/// "sessions", "checks".
[[nodiscard]] std::string_view unit_text(OutcomeUnit unit);

}  // namespace timbang
