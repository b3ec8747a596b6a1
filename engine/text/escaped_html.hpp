#pragma once

#include <string>
#include <string_view>

namespace timbang {

/// Text as HTML has it, also between double quotes.
[[nodiscard]] std::string escaped_html(std::string_view text);

}  // namespace timbang
