#pragma once

#include <string>
#include <string_view>

#include "analysis/analysis_report.hpp"
#include "report/words/number_format.hpp"

namespace timbang {

// Numbers of an analysis as people read them.

/// The unit of a table's numbers, in brackets with a blank before it; empty if they are plain numbers.
[[nodiscard]] std::string table_unit(Language language, const SensitivityTable& table);

/// "0.42 (0.38–0.47)", on a scale that the numbers of the table share.
[[nodiscard]] std::string index_text(Language language, const SensitivityTable& table, std::string_view index,
                                     const IndexEstimate& estimate);
[[nodiscard]] std::string estimate_text(Language language, const NumberScale& scale, const IndexEstimate& estimate);

/// The scale of an index of a table: that of its outcome's unit, or of plain numbers.
[[nodiscard]] NumberScale index_scale(Language language, const SensitivityTable& table, std::string_view index);

/// Shares as percentages.
[[nodiscard]] std::string percent_text(Language language, double share);
[[nodiscard]] std::string percent_text(Language language, const IndexEstimate& share);

/// "0.03", or "< 0.001".
[[nodiscard]] std::string p_value_text(Language language, double p);
/// Whether a value of information is above what the largest of all would be by chance, with its family-wise p-value:
/// "yes (p = 0.005)".
[[nodiscard]] std::string chance_text(Language language, bool exceeds_chance, double family_p_value);
/// A box's limit with four digits at most.
[[nodiscard]] std::string limit_text(Language language, double limit);
/// "complaints not yet resolved ≤ 500".
[[nodiscard]] std::string target_text(Language language, const WantedOutcome& target);

/// The scale that the numbers of a choice share.
[[nodiscard]] NumberScale stake_scale(Language language, const OptionsAtStake& stake);
/// An option's mean value, as the outcome itself rather than as a gain.
[[nodiscard]] std::string stake_value(Language language, const NumberScale& scale, const OptionsAtStake& stake,
                                      double value);

}  // namespace timbang
