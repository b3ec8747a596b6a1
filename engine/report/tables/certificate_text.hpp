#pragma once

#include <string>
#include <string_view>

#include "proof/certificate.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// The certificate for people: verdict, how to read it, and every check with what theory says, the margin, what was
/// found and its 90 % interval. `version` is the engine's.
[[nodiscard]] std::string certificate_text(const Certificate& certificate, std::string_view version, Language language);

}  // namespace timbang
