#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace timbang::test {

/// How a command on a terminal ended.
struct TerminalRun {
  bool was_killed = false;
  int exit_code = 0;  ///< if it was not
  std::string shown;  ///< on its terminal: its progress
  std::chrono::duration<double> length{};
};

/// Runs the built command with these words in the project's folder, its standard output into a file and a terminal of
/// its own behind everything else, so that it shows its progress. Kills it with SIGKILL after so long, unless it has
/// ended by then.
[[nodiscard]] TerminalRun run_on_terminal(const std::vector<std::string>& words, const std::filesystem::path& output,
                                          std::chrono::duration<double> until_killed);

/// The trials that a run had shown as done when it ended; 0 if none.
[[nodiscard]] std::uint32_t trials_shown_as_done(const TerminalRun& run);

}  // namespace timbang::test
