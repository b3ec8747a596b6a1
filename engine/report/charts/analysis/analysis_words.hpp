#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analysis_report.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

// How charts of analyses, and sentences about them, call things.

/// An outcome as its own chart is called, or else its label.
[[nodiscard]] std::string measure_title(std::size_t outcome, Language language);
/// The outcome of a table, and in a crossed design the option that it is told for.
[[nodiscard]] std::string table_title(const SensitivityTable& table, Language language);
/// An outcome in names of files: that of its own chart, or the outcome's with hyphens.
[[nodiscard]] std::string measure_name(std::size_t outcome);

/// What inputs mean, each told apart from the others: short where that is enough. Of inputs that are exchanged together
/// ("a + b") all meanings.
[[nodiscard]] std::vector<std::string> input_titles(const std::vector<std::string>& inputs, Language language);
/// What one input means, in full.
[[nodiscard]] std::string input_title(const std::string& input, Language language);
/// "1 TKSK per kecamatan" from "staffing.tksk_per_kecamatan=1".
[[nodiscard]] std::string option_title(const std::string& option, Language language);
/// What a choice is judged by.
[[nodiscard]] std::string criterion_title(const OptionsAtStake& stake, Language language);

/// What outcomes are worth where a choice is judged by it: "... “Complaints not resolved yet” × Rp −50,000; ...".
[[nodiscard]] std::string values_sentence(const OptionsAtStake& stake, Language language);

/// Positions of estimates by their size, the largest first; those that are no number are left out.
[[nodiscard]] std::vector<std::size_t> by_size(const std::vector<IndexEstimate>& estimates);
/// Which estimate is largest in size, if its interval lies above those of all others, so that the data say so.
[[nodiscard]] std::optional<std::size_t> foremost(const std::vector<IndexEstimate>& estimates);

}  // namespace timbang
