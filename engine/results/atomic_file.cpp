#include "results/atomic_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <system_error>

#include "results/store_write_error.hpp"

namespace timbang {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
  throw StoreWriteError(file.string(), std::generic_category().message(error));
}

/// An open file, closed at the end of its scope.
class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags)
      : descriptor_(::open(file.c_str(), flags | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) fail(file, errno);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(descriptor_); }

  [[nodiscard]] int number() const { return descriptor_; }

 private:
  int descriptor_;
};

void write_and_sync(const std::filesystem::path& file, std::string_view content) {
  const Descriptor descriptor(file, O_WRONLY | O_CREAT | O_TRUNC);
  while (!content.empty()) {
    const auto written = ::write(descriptor.number(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) fail(file, written < 0 ? errno : EIO);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(descriptor.number()) != 0) fail(file, errno);
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
  // Some file systems cannot sync a folder and say EINVAL; the rename is then as safe as they make it.
  if (::fsync(descriptor.number()) != 0 && errno != EINVAL) fail(folder, errno);
}

}  // namespace

void write_atomically(const std::filesystem::path& file, std::string_view content) {
  const std::filesystem::path beside = file.string() + ".new";
  try {
    write_and_sync(beside, content);
    if (::rename(beside.c_str(), file.c_str()) != 0) fail(file, errno);
  } catch (const StoreWriteError&) {
    ::unlink(beside.c_str());
    throw;
  }
  sync_folder(file.parent_path().empty() ? std::filesystem::path(".") : file.parent_path());
}

std::optional<std::string> read_whole_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace timbang
