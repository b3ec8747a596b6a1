#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace timbang {

/// Says that these files are all that there is of one kind in the folder: those that an earlier answer wrote there and
/// this one did not are removed, with drawings of theirs (svg, png, pdf). Which they were is kept in the folder, in
/// ".timbang-KIND"; files of others are never touched. Throws StoreWriteError.
void keep_only(const std::filesystem::path& folder, std::string_view kind,
               const std::vector<std::filesystem::path>& files);

}  // namespace timbang
