#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "report/brief/brief_source.hpp"
#include "report/words/text_catalogue.hpp"
#include "results/sweep/sweep_hinges.hpp"

namespace timbang {

/// Where a results folder's sweep of one number at a time is looked for.
[[nodiscard]] std::filesystem::path hinges_folder(const std::filesystem::path& results);

/// Adds to the source what a sweep of its scenario says: one number at a time the tables of key drivers, of outcomes
/// that have none yet; any other design its analysis. Nothing if it is of another scenario or keeps no outcome that the
/// brief draws, which is complained of. Throws ScenarioError, as the sweep's reading and its analysis do.
void add_hinges(const std::filesystem::path& folder, const std::vector<std::string>& worth, BriefSource& source,
                Language language);

/// Writes an experiment file for the source's scenario into `out`, and returns the command that runs it into `folder`.
[[nodiscard]] std::string write_hinges_experiment(const BriefSource& source, const std::filesystem::path& folder,
                                                  const std::filesystem::path& out);

}  // namespace timbang
