#include "text/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include "text/store_write_error.hpp"

namespace timbang {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
  throw StoreWriteError(file.string(), std::generic_category().message(error));
  // The file's permissions are those of the user's umask.
}

int open_or_fail(const std::filesystem::path& file, int flags) {
  const int descriptor = ::open(file.c_str(), flags | O_CLOEXEC, 0666);
  if (descriptor < 0) fail(file, errno);
  return descriptor;
}

// The folder too, so that the rename itself survives a power cut.
void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = open_or_fail(folder.empty() ? std::filesystem::path(".") : folder, O_RDONLY | O_DIRECTORY);
  const int error = ::fsync(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  // Some file systems cannot sync a folder and say EINVAL; the rename is then as safe as they make it.
  if (error != 0 && error != EINVAL) fail(folder, error);
}

}  // namespace

AtomicFile::AtomicFile(const std::filesystem::path& file)
    : file_(file), beside_(file.string() + ".new"), descriptor_(open_or_fail(beside_, O_WRONLY | O_CREAT | O_TRUNC)) {}

AtomicFile::~AtomicFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  // Only a file that was committed may stay; this one would be half.
  ::unlink(beside_.c_str());
}

void AtomicFile::write(std::string_view content) {
  while (!content.empty()) {
    const auto written = ::write(descriptor_, content.data(), content.size());
    // A signal has interrupted the call and written nothing.
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail(file_, written < 0 ? errno : EIO);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
}

void AtomicFile::commit() {
  // Before the rename: otherwise the new name might show an empty file after a power cut.
  if (::fsync(descriptor_) != 0) fail(file_, errno);
  if (::rename(beside_.c_str(), file_.c_str()) != 0) fail(file_, errno);
  ::close(descriptor_);
  descriptor_ = -1;
  sync_folder(file_.parent_path());
}

void write_atomically(const std::filesystem::path& file, std::string_view content) {
  AtomicFile replacement(file);
  replacement.write(content);
  replacement.commit();
}

std::optional<std::string> read_whole_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace timbang
