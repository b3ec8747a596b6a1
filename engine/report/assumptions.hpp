#pragma once

#include <string>
#include <vector>

#include "report/headline.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// Whether a headline rests on a parameter that the scenario marks as assumed.
[[nodiscard]] bool rests_on_assumption(const Scenario& scenario, const Headline& headline);

/// The assumed parameters that headlines rest on most, each once, in the order of the headlines.
[[nodiscard]] std::vector<ParameterSource> decisive_assumptions(const Scenario& scenario);

/// How many of the scenario's parameters are marked as assumed.
[[nodiscard]] std::size_t count_assumed(const Scenario& scenario);

}  // namespace timbang
