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

/// The certificate for people: verdict, how to read it, and every check with what theory says, the margin, what was
/// found and its 90 % interval. `version` is the engine's.
[[nodiscard]] std::string certificate_text(const Certificate& certificate, std::string_view version, Language language);

}  // namespace timbang
