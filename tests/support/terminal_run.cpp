#include "support/terminal_run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <csignal>

#include "base/check.hpp"

namespace timbang::test {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void become_command(const std::vector<std::string>& words, const std::filesystem::path& output) {
  const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file < 0 || ::dup2(file, STDOUT_FILENO) < 0 || ::chdir(TIMBANG_SOURCE_DIR) != 0) ::_exit(126);
  std::string name = TIMBANG_BINARY_DIR "/timbang";
  std::vector<std::string> copies = words;
  std::vector<char*> arguments{name.data()};
  for (std::string& word : copies) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execv(name.c_str(), arguments.data());
  ::_exit(127);
}

/// Reads what there is on the terminal; false once nobody can write to it any more.
bool read_shown(int terminal, std::string& shown) {
  std::array<char, 4096> bytes{};
  const auto count = ::read(terminal, bytes.data(), bytes.size());
  if (count <= 0) return false;
  shown.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

/// Whether there is something to read, or an end, before that instant.
bool speaks_before(int terminal, Clock::time_point instant) {
  const std::chrono::duration<double, std::milli> left = instant - Clock::now();
  if (left.count() <= 0) return false;
  pollfd waiting{terminal, POLLIN, 0};
  return ::poll(&waiting, 1, static_cast<int>(std::ceil(left.count()))) > 0;
}

}  // namespace

TerminalRun run_on_terminal(const std::vector<std::string>& words, const std::filesystem::path& output,
                            std::chrono::duration<double> until_killed) {
  TerminalRun run;
  const auto begin = Clock::now();
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  TIMBANG_CHECK(child >= 0, "a terminal of its own");
  if (child == 0) become_command(words, output);
  const auto instant = begin + std::chrono::duration_cast<Clock::duration>(until_killed);
  bool is_open = true;
  while (is_open && speaks_before(terminal, instant)) is_open = read_shown(terminal, run.shown);
  if (is_open) ::kill(child, SIGKILL);
  while (is_open) is_open = read_shown(terminal, run.shown);
  int status = 0;
  TIMBANG_CHECK(::waitpid(child, &status, 0) == child, "the command ends");
  ::close(terminal);
  run.was_killed = WIFSIGNALED(status);
  run.exit_code = WEXITSTATUS(status);
  run.length = Clock::now() - begin;
  return run;
}

std::uint32_t trials_shown_as_done(const TerminalRun& run) {
  const std::string word = "simulating ";
  const auto at = run.shown.rfind(word);
  return at == std::string::npos ? 0 : static_cast<std::uint32_t>(std::stoul(run.shown.substr(at + word.size())));
}

}  // namespace timbang::test
