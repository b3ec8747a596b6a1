#pragma once

#include <string>

#include "report/words/text_catalogue.hpp"
#include "results/summary/warm_up_report.hpp"

namespace timbang {

/// Whether an arm's warm-up is long enough: a line an outcome, then the answer, then where there is no long run at all.
[[nodiscard]] std::string warm_up_text(const WarmUpReport& report, Language language);

}  // namespace timbang
