#pragma once

#include <string>

#include "report/words/text_catalogue.hpp"
#include "results/summary/claim_flip.hpp"

namespace timbang {

/// What flips each claim soonest, in words, and how it was looked for.
[[nodiscard]] std::string flips_text(const FlipsReport& report, Language language);

}  // namespace timbang
