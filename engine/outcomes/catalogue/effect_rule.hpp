#pragma once

#include <cstdint>

#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {

/// Which way an outcome should go; neither where a change is no gain by itself, such as more complaints filed.
enum class Better : std::uint8_t { neither, lower, higher };

/// When a difference in an outcome matters.
struct EffectRule {
  Better better = Better::neither;
  double absolute = 0;  ///< smallest effect that matters, in the outcome's unit
  double relative = 0;  ///< the same as a share of the level compared with; one of the two is 0
};

/// The rule of an outcome: its own, that of the last part of its name (wait_p90, backlog ...), or that of its unit.
/// Judgements, the same for every scenario; dictionary.csv shows them.
[[nodiscard]] EffectRule effect_rule(const OutcomeDefinition& outcome);

/// The smallest effect that matters where `reference` is the level compared with. NaN if that is.
[[nodiscard]] double smallest_effect_that_matters(const OutcomeDefinition& outcome, double reference);

}  // namespace timbang
