#include <csignal>

#include "cli/command_line.hpp"

int main(int count, char** words) {
  // A file-size limit is then an error that a write reports, like a full disk, and not the end of the process.
  std::signal(SIGXFSZ, SIG_IGN);
  return timbang::run_command_line(count, words);
}
