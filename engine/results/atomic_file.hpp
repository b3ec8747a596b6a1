#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace timbang {

/// Replaces a file so that at any instant, a power cut included, either the old or the new content is there: written
/// beside it (name + ".new"), fsync, rename, fsync of the folder. Throws StoreWriteError.
void write_atomically(const std::filesystem::path& file, std::string_view content);

/// A file's bytes; nothing if it cannot be read.
[[nodiscard]] std::optional<std::string> read_whole_file(const std::filesystem::path& file);

}  // namespace timbang
