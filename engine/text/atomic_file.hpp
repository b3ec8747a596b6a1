#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace timbang {

/// A file that takes the place of another only once it is whole: at any instant, a power cut included, either the old
/// or the new content is there. Written beside it, under a name of its own that nothing had before (name +
/// ".XXXXXX.new"; O_EXCL, O_NOFOLLOW), fsync, rename, fsync of the folder; what was not committed is removed. Every
/// function throws StoreWriteError.
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
  int descriptor_ = -1;
};

/// Whether a path is that of a replacement for the file that was begun, perhaps by a process that was killed.
[[nodiscard]] bool is_unfinished(const std::filesystem::path& beside, const std::filesystem::path& file);

/// Replaces a file by this content.
void write_atomically(const std::filesystem::path& file, std::string_view content);

/// A file's bytes; nothing if it cannot be read, or is none (a folder, a pipe, a device).
[[nodiscard]] std::optional<std::string> read_whole_file(const std::filesystem::path& file);

}  // namespace timbang
