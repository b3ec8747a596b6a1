#pragma once

#include <vector>

#include "report/words/headline.hpp"
#include "report/words/text_catalogue.hpp"
#include "results/summary/summary.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

// A number borrowed from another city is no better known than an assumed one.

/// Whether a headline rests on a parameter that the scenario marks as assumed or borrowed.
[[nodiscard]] bool rests_on_assumption(const Scenario& scenario, const Headline& headline);

/// The assumed and borrowed parameters that headlines rest on most, each once, in the order of the headlines.
[[nodiscard]] std::vector<ParameterSource> decisive_assumptions(const Scenario& scenario);

/// How many of the scenario's numbers are marked as assumed and as borrowed; a number that every kecamatan has counts
/// once.
struct AssumptionCount {
  std::size_t assumed = 0;
  std::size_t borrowed = 0;
  std::size_t all = 0;
};

[[nodiscard]] AssumptionCount count_assumed(const Scenario& scenario);

/// What was used of a parameter that an ensemble gives, "1.96 (0.12 to 4.05)": mean, least and greatest over its
/// members; empty for one that is the scenario's own in every run, or that the first arm fixes.
[[nodiscard]] std::string used_text(const Summary& summary, const std::string& path, Language language);

}  // namespace timbang
