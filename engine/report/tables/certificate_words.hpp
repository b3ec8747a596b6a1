#pragma once

#include <string>
#include <string_view>

#include "proof/certificate.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// What a check compares, in words: "M/M/1, load 0.5: mean wait (minutes)".
[[nodiscard]] std::string check_label(const Check& check, Language language);

/// Where the expected value comes from.
[[nodiscard]] std::string source_text(const Check& check, Language language);

/// "passed", "failed" or "inconclusive"; the last has not passed either.
[[nodiscard]] std::string_view result_word(const Check& check);

}  // namespace timbang
