#pragma once

#include <string_view>

namespace timbang {

/// The bytes of report/catalogue/en.txt and id.txt, built into the library.
extern const std::string_view english_catalogue_file;
extern const std::string_view indonesian_catalogue_file;

}  // namespace timbang
