#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/analysis_report.hpp"

namespace timbang {

/// Writes the report as tidy CSV files into the folder, which is made if need be: one a method
/// (sobol_indices.csv ...), scenario_limits.csv, scenario_measures.csv, scenario_peeling.csv, regret.csv, worth.csv and
/// value_of_information.csv, as far as there is something to say. Returns their paths. Throws ScenarioError,
/// StoreWriteError.
std::vector<std::filesystem::path> write_analysis(const AnalysisReport& report, const std::filesystem::path& folder);

/// The report as JSON, the same bytes for the same report.
[[nodiscard]] std::string analysis_json(const AnalysisReport& report, std::string_view version);

/// "outcome", "target" or "worth".
[[nodiscard]] std::string_view criterion_word(Criterion criterion);

}  // namespace timbang
