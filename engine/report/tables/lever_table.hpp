#pragma once

#include <string>
#include <vector>

#include "report/words/text_catalogue.hpp"
#include "results/summary/summary.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// Many arms on few lines: the first one's levels, then a row for every other with its differences against the first
/// one, each with its interval below; in blocks of a few outcomes, one below the other, within 120 columns unless a
/// number is very long. Arms are called by their scenario's title, or by their own name where titles are alike.
/// Empty with one arm. Requires: scenarios in the order of the summary's arms.
[[nodiscard]] std::string lever_table(const Summary& summary, const std::vector<Scenario>& scenarios,
                                      Language language);

}  // namespace timbang
