#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "report/words/text_catalogue.hpp"
#include "results/stored_summary.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// Writes the folder's results as an Excel workbook with native charts: the same bytes for the same results and
/// language. `scenarios` are the arms' own, in the order of the store's manifest; where one is not at hand, what needs
/// it says so. Throws StoreWriteError.
void write_workbook(const ResultsStore& store, const std::vector<std::optional<Scenario>>& scenarios, Language language,
                    const std::filesystem::path& file, ClaimArms claim_arms = ClaimArms::left_out);

}  // namespace timbang
