#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/words/text_catalogue.hpp"
#include "results/manifest.hpp"
#include "results/results_store.hpp"
#include "results/summary.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// The scenarios of a results folder's arms, read again from the scenario file that the folder names; nothing for an
/// arm whose file is not there, or no longer has the values that were run.
[[nodiscard]] std::vector<std::optional<Scenario>> stored_scenarios(const Manifest& manifest);

/// The scenarios of all arms of a summary, as they were simulated, read again from the first one's file, or from files
/// that are named after arms beside it; nothing where one of them is not found with the values that were run.
[[nodiscard]] std::vector<Scenario> scenarios_of(const Manifest& manifest, const Summary& summary,
                                                 const std::string& file);

/// Says on the error stream how many options of the folder are left out since only claims asked for them.
void complain_of_left_out_arms(const ResultsStore& store, Language language);

}  // namespace timbang
