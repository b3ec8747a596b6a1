#include "support/command.hpp"

#include <sys/wait.h>

#include <cstdlib>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace timbang::test {

CommandResult run_command(const std::string& words, const std::string& prefix) {
  const TemporaryFolder folder;
  const auto output = folder / "output";
  const auto errors = folder / "errors";
  const std::string line = "cd '" TIMBANG_SOURCE_DIR "' && ( export LC_ALL=C; " + prefix +
                           " '" TIMBANG_BINARY_DIR "/timbang' " + words + " ) >'" + output.string() + "' 2>'" +
                           errors.string() + "'";
  const int status = std::system(line.c_str());
  CommandResult result;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.output = read_text(output);
  result.errors = read_text(errors);
  return result;
}

}  // namespace timbang::test
