#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace timbang {

/// Fills a JSON text: what `value_of` says of a name takes the place of each "$name".
[[nodiscard]] std::string fill_json(std::string_view json,
                                    const std::function<std::string(std::string_view name)>& value_of);

/// A JSON text without the blanks and line breaks between its tokens.
[[nodiscard]] std::string compact_json(std::string_view json);

}  // namespace timbang
