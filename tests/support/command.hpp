#pragma once

#include <filesystem>
#include <string>

namespace timbang::test {

/// What the command said and how it ended.
struct CommandResult {
  int exit_code = 0;
  std::string output;
  std::string errors;
};

/// Runs the built command with these words, as a shell reads them, in the project's folder.
/// `prefix` is shell text that runs it, such as "timeout 1" or "ulimit -f 100; exec".
[[nodiscard]] CommandResult run_command(const std::string& words, const std::string& prefix = "exec");

/// The words that make a command write its results to this folder.
[[nodiscard]] inline std::string out(const std::filesystem::path& folder) {
  return " --out '" + folder.string() + "'";
}

}  // namespace timbang::test
