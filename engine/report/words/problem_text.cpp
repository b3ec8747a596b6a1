#include "report/words/problem_text.hpp"

namespace timbang {
namespace {

std::string place_text(const Place& place) {
  std::string shown = place.file;
  if (place.line == 0) return shown;
  shown.append(":").append(std::to_string(place.line));
  if (place.column > 0) shown.append(":").append(std::to_string(place.column));
  return shown;
}

bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Blanks up to the column, with the line's own tabs so that the caret stands under its character.
std::string caret_line(const Place& place) {
  std::string padding;
  int column = 1;
  for (const char c : place.source_line) {
    if (continues_character(c)) continue;
    if (column++ >= place.column) break;
    padding += c == '\t' ? '\t' : ' ';
  }
  return padding + "^";
}

}  // namespace

std::string problem_text(Language language, const Problem& problem) {
  const TextArguments arguments(problem.arguments.begin(), problem.arguments.end());
  const auto message = text(language, "problem." + problem.id, arguments);
  const auto place = place_text(problem.place);
  std::string shown = message;
  if (!place.empty()) {
    const auto* form = problem.path.empty() ? "problem.line" : "problem.line_at_path";
    shown = text(language, form, {{"place", place}, {"path", problem.path}, {"message", message}});
  } else if (!problem.path.empty()) {
    shown = problem.path + ": " + message;
  }
  if (problem.place.source_line.empty() || problem.place.column == 0) return shown;
  return shown + "\n    " + problem.place.source_line + "\n    " + caret_line(problem.place);
}

std::string problems_text(Language language, const std::vector<Problem>& problems) {
  std::string shown;
  for (const auto& problem : problems) shown += problem_text(language, problem) + "\n";
  return shown;
}

}  // namespace timbang
