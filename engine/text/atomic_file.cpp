#include "text/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "base/mix.hpp"
#include "text/store_write_error.hpp"

namespace timbang {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
  throw StoreWriteError(file.string(), std::generic_category().message(error));
}

int open_or_fail(const std::filesystem::path& file, int flags) {
  // The file's permissions are those of the user's umask.
  const int descriptor = ::open(file.c_str(), flags | O_CLOEXEC, 0666);
  if (descriptor < 0) fail(file, errno);
  return descriptor;
}

/// A name beside the file that no other process takes at the same time, with what tells it from those of killed ones.
std::filesystem::path name_beside(const std::filesystem::path& file, std::uint64_t attempt) {
  static std::atomic<std::uint64_t> made{0};
  const auto now = static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count());
  const auto own = mix(mix(now, static_cast<std::uint64_t>(::getpid())), attempt + (made++ << 32U));
  return file.string() + fmt::format(".{:06x}.new", own & 0xFFFFFFU);
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

AtomicFile::AtomicFile(const std::filesystem::path& file) : file_(file) {
  constexpr std::uint64_t most_attempts = 100;
  for (std::uint64_t attempt = 0; descriptor_ < 0; ++attempt) {
    beside_ = name_beside(file, attempt);
    // Never through a link, or into a file, that somebody else has put there.
    descriptor_ = ::open(beside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (descriptor_ < 0 && (errno != EEXIST || attempt == most_attempts)) fail(file, errno);
  }
}

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

bool is_unfinished(const std::filesystem::path& beside, const std::filesystem::path& file) {
  const std::string name = beside.filename().string();
  return name.starts_with(file.filename().string() + ".") && name.ends_with(".new");
}

void write_atomically(const std::filesystem::path& file, std::string_view content) {
  AtomicFile replacement(file);
  replacement.write(content);
  replacement.commit();
}

std::optional<std::string> read_whole_file(const std::filesystem::path& file) {
  std::error_code error;
  // To open a pipe would wait for whoever writes it.
  if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace timbang
