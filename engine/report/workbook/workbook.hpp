#pragma once

#include <filesystem>

#include "report/words/text_catalogue.hpp"
#include "results/store/stored_summary.hpp"

namespace timbang {

/// Writes the folder's newest comparison as an Excel workbook with native charts: the same bytes for the same results
/// and language. Throws ScenarioError (results_empty), StoreWriteError.
void write_workbook(const ResultsStore& store, Language language, const std::filesystem::path& file,
                    ClaimArms claim_arms = ClaimArms::left_out);

}  // namespace timbang
