#pragma once

#include <cstddef>
#include <string>

#include "report/words/number_format.hpp"
#include "report/words/text_catalogue.hpp"
#include "results/summary/summary.hpp"

namespace timbang {

/// The circle that stands before a difference that is no effect: its interval covers zero, or it is too small to
/// matter. Empty for an effect, and without an interval.
[[nodiscard]] std::string effect_mark(const DifferenceCell& cell);

/// "98 %": the share of the ensemble's members that agree; empty where there is none.
[[nodiscard]] std::string agreement_text(const DifferenceCell& cell, Language language);

/// A value of an outcome (by its position); an undefined one is "n/a", an undefined ratio of means "not computable".
[[nodiscard]] std::string outcome_text(Language language, const NumberScale& scale, std::size_t outcome, double value,
                                       NumberKind kind);

/// What every interval of the summary covers, in one line: chance, or what is plausible over which ensemble.
[[nodiscard]] std::string covered_text(const Summary& summary, Language language);

}  // namespace timbang
