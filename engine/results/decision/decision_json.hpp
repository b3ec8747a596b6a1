#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "results/decision/decision_report.hpp"

namespace timbang {

/// A decision as JSON, the same bytes for the same report.
[[nodiscard]] std::string decision_json(const DecisionReport& report, std::string_view version);

/// Writes decision.json and, under csv/, plan.csv (a row a kecamatan), plans.csv (a row a plan that was tested, ranked
/// or asked about), information.csv and flip.csv; what the decision lacks is left out. Throws StoreWriteError.
void write_decision_files(const std::filesystem::path& folder, const DecisionReport& report, std::string_view version);

/// "chosen", "none" or "undecided".
[[nodiscard]] std::string_view answer_word(DecisionAnswer answer);
/// "feasible", "infeasible" or "undecided".
[[nodiscard]] std::string_view feasibility_word(Feasibility answer);

}  // namespace timbang
