#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "results/decision/decision_report.hpp"

namespace timbang {

/// In the order of DecisionAnswer and Feasibility.
inline constexpr std::array<std::string_view, 3> answer_words{"chosen", "none", "undecided"};
inline constexpr std::array<std::string_view, 3> feasibility_words{"feasible", "infeasible", "undecided"};

/// A decision as JSON, the same bytes for the same report.
[[nodiscard]] std::string decision_json(const DecisionReport& report, std::string_view version);

/// The decision of such a text, but for limits and effort of the search. Throws JsonError with the place of what is
/// missing or of another kind; whether its parts fit each other is not looked at.
[[nodiscard]] DecisionReport read_decision_json(std::string_view json);

/// Writes decision.json and, under csv/, plan.csv (a row a kecamatan), plans.csv (a row a plan that was tested, ranked
/// or asked about), information.csv and flip.csv; what the decision lacks is left out. Throws StoreWriteError.
void write_decision_files(const std::filesystem::path& folder, const DecisionReport& report, std::string_view version);

}  // namespace timbang
