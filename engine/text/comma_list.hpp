#pragma once

#include <string>
#include <vector>

namespace timbang::reading {

/// "a, b, c".
[[nodiscard]] std::string comma_list(const std::vector<std::string>& words);

}  // namespace timbang::reading
