#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "report/words/number_format.hpp"
#include "report/words/text_catalogue.hpp"
#include "results/calibration/calibration_report.hpp"
#include "scenario/plans/calibration_plan.hpp"

namespace timbang {

/// An outcome in words where the catalogues have some, else its name; a month in brackets if it is of one.
[[nodiscard]] std::string outcome_label(Language language, std::string_view outcome, std::optional<Month> month = {});

/// The scale that spreads of an outcome are written on, the finest of them deciding the decimals.
[[nodiscard]] NumberScale spread_scale(Language language, std::string_view outcome, const std::vector<Spread>& spreads,
                                       double half_width = 0);

/// "1.9 (1.2–2.8)".
[[nodiscard]] std::string spread_text(Language language, const NumberScale& scale, const Spread& spread,
                                      NumberKind kind);

/// "1.9 ± 0.5", "at least 70 ± 5", "0.85–1 ± 0.05".
[[nodiscard]] std::string known_text(Language language, const NumberScale& scale, const KnownRange& known);

/// A parameter's number, with about three digits of the spread that it is told beside.
[[nodiscard]] std::string parameter_number(Language language, double value, double sd);

}  // namespace timbang
