#include "cli/common/console.hpp"

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace timbang {

void print(std::string_view text) {
  const bool is_written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!is_written) throw OutputError(std::generic_category().message(errno));
}

void complain(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  if (text.empty() || text.back() != '\n') std::fputc('\n', stderr);
}

}  // namespace timbang
