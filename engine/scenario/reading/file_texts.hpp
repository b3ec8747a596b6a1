#pragma once

#include <map>
#include <string>

namespace timbang {

/// Texts of files by the paths under which they are read.
using FileTexts = std::map<std::string, std::string>;

}  // namespace timbang
