#include "cli/common/console.hpp"

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

#include "report/words/problem_text.hpp"
#include "text/utf8.hpp"

namespace timbang {

void print(std::string_view text) {
  const bool is_written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!is_written) throw OutputError(std::generic_category().message(errno));
}

void complain(std::string_view message) {
  // A message names files and quotes words, and a terminal would obey what is hidden in them.
  const std::string text = reading::escaped_text(message);
  std::fwrite(text.data(), 1, text.size(), stderr);
  if (text.empty() || text.back() != '\n') std::fputc('\n', stderr);
}

void complain_of(const std::vector<Problem>& notes, Language language) {
  if (!notes.empty()) complain(notes_text(language, notes));
}

}  // namespace timbang
