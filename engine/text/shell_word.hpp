#pragma once

#include <string>

namespace timbang {

/// A word as a POSIX shell reads it back: quoted where it has other characters than those of plain paths and numbers.
[[nodiscard]] std::string shell_word(const std::string& word);

}  // namespace timbang
