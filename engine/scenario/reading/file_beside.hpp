#pragma once

#include <filesystem>
#include <string>

namespace timbang::reading {

/// The file that `named` means in a file of this folder. Where a link lies on the way, ".." leads out of the folder
/// that the link leads to, as the system opens it, and not out of the one that holds the link.
[[nodiscard]] std::string file_beside(const std::filesystem::path& folder, const std::string& named);

}  // namespace timbang::reading
