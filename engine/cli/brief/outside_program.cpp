#include "cli/brief/outside_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

namespace timbang {
namespace {

namespace fs = std::filesystem;

/// The process; -1 if it could not be started.
pid_t start(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  // Signals that are blocked here, so that they are asked for a stop, are none of the program's business.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t child = -1;
  const int failure = posix_spawn(&child, words.front().c_str(), &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failure == 0 ? child : -1;
}

bool is_plain_in_address(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         std::string_view("-._~/").find(byte) != std::string_view::npos;
}

}  // namespace

std::string find_program(std::initializer_list<std::string_view> names) {
  const char* path = std::getenv("PATH");
  const std::string places = path == nullptr ? "" : path;
  for (const std::string_view name : names) {
    for (std::size_t begin = 0; begin < places.size();) {
      const std::size_t end = std::min(places.find(':', begin), places.size());
      const fs::path candidate = fs::path(places.substr(begin, end - begin)) / name;
      if (access(candidate.c_str(), X_OK) == 0) return candidate.string();
      begin = end + 1;
    }
  }
  return {};
}

bool runs_well(const std::vector<std::string>& words, const StopToken& stop) {
  const pid_t child = start(words);
  if (child < 0) return false;
  const timespec patience{0, 20'000'000};
  int status = 0;
  bool is_told = false;
  while (true) {
    const pid_t ended = waitpid(child, &status, WNOHANG);
    if (ended == child) return !is_told && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (ended < 0 && errno != EINTR) return false;
    if (stop.stop_requested() && !is_told) is_told = kill(child, SIGTERM) == 0;
    nanosleep(&patience, nullptr);
  }
}

std::string file_address(const fs::path& file) {
  std::string address = "file://";
  for (const char byte : file.string()) {
    if (is_plain_in_address(byte)) {
      address += byte;
    } else {
      address += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return address;
}

WorkFolder::WorkFolder() {
  std::error_code error;
  const char* named = std::getenv("TMPDIR");
  const fs::path parent = fs::temp_directory_path(error);
  parent_ = error ? std::string(named == nullptr ? "/tmp" : named) : parent.string();
  if (error) return;
  std::string name = (fs::absolute(parent, error) / "timbang-brief-XXXXXX").string();
  if (!error && mkdtemp(name.data()) != nullptr) path_ = name;
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

}  // namespace timbang
