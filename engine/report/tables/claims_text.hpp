#pragma once

#include <string>

#include "report/words/text_catalogue.hpp"
#include "results/summary/claims_report.hpp"

namespace timbang {

/// The claims and what a run says of them, each with its value, interval and what is claimed, and below them how wrong
/// answers are controlled. Empty without claims.
[[nodiscard]] std::string claims_text(const ClaimsReport& report, Language language);

/// TRUE, FALSE, UNDECIDED or IMPOSED in the language.
[[nodiscard]] std::string answer_text(ClaimAnswer answer, Language language);

}  // namespace timbang
