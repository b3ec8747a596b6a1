#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace timbang {

/// A file that takes the place of another only once it is whole: at any instant, a power cut included, either the old
/// or the new content is there. Written beside it (name + ".new"), fsync, rename, fsync of the folder; what was not
/// committed is removed. Every function throws StoreWriteError.
class AtomicFile {
 public:
  explicit AtomicFile(const std::filesystem::path& file);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  void write(std::string_view content);
  void commit();

 private:
  std::filesystem::path file_;
  std::filesystem::path beside_;
  int descriptor_;
};

/// Replaces a file by this content.
void write_atomically(const std::filesystem::path& file, std::string_view content);

/// A file's bytes; nothing if it cannot be read.
[[nodiscard]] std::optional<std::string> read_whole_file(const std::filesystem::path& file);

}  // namespace timbang
