#include "report/words/problem_text.hpp"

#include <algorithm>
#include <set>

#include "base/check.hpp"
#include "text/utf8.hpp"

namespace timbang {
namespace {

std::string place_text(const Place& place) {
  std::string shown = place.file;
  if (place.line == 0) return shown;
  shown.append(":").append(std::to_string(place.line));
  if (place.column > 0) shown.append(":").append(std::to_string(place.column));
  return shown;
}

/// Blanks up to the column, with the line's own tabs so that the caret stands under its character.
std::string caret_line(const Place& place) {
  std::string padding;
  int column = 1;
  for (const char c : place.source_line) {
    if (reading::continues_character(c)) continue;
    if (column++ >= place.column) break;
    padding += c == '\t' ? '\t' : ' ';
  }
  return padding + "^";
}

/// `kind` is "line" for an error, "note" for what is no error.
std::string placed_text(Language language, const Problem& problem, const std::string& kind) {
  const TextArguments arguments(problem.arguments.begin(), problem.arguments.end());
  const auto message = text(language, "problem." + problem.id, arguments);
  const auto place = place_text(problem.place);
  std::string shown = message;
  if (!place.empty()) {
    const std::string form = "problem." + kind + (problem.path.empty() ? "" : "_at_path");
    shown = text(language, form, {{"place", place}, {"path", problem.path}, {"message", message}});
  } else if (!problem.path.empty()) {
    shown = problem.path + ": " + message;
  }
  if (problem.place.source_line.empty() || problem.place.column == 0) return shown;
  return shown + "\n    " + problem.place.source_line + "\n    " + caret_line(problem.place);
}

}  // namespace

std::string problem_text(Language language, const Problem& problem) {
  return placed_text(language, problem, "line");
}

std::string failure_sentence(Language language, const std::string& stored) {
  const std::size_t end = std::min(stored.find('\t'), stored.size());
  const std::size_t blank = std::min(stored.find(' '), end);
  Problem problem{stored.substr(0, blank), {}, blank < end ? stored.substr(blank + 1, end - blank - 1) : "", {}};
  if (!has_text(language, "problem." + problem.id)) return stored;
  for (std::size_t at = end; at < stored.size();) {
    const std::size_t next = std::min(stored.find('\t', at + 1), stored.size());
    const std::string argument = stored.substr(at + 1, next - at - 1);
    const std::size_t equals = std::min(argument.find('='), argument.size());
    problem.arguments.emplace_back(argument.substr(0, equals), argument.substr(std::min(equals + 1, argument.size())));
    at = next;
  }
  try {
    return problem_text(language, problem);
  } catch (const CheckFailed&) {
    // A store of before kept no arguments, which the sentence needs.
    return stored;
  }
}

std::string notes_text(Language language, const std::vector<Problem>& notes) {
  std::string shown;
  std::set<std::string> said;
  for (const auto& note : notes) {
    const std::string line = placed_text(language, note, "note") + "\n";
    if (said.insert(line).second) shown += line;
  }
  return shown;
}

std::string problems_text(Language language, const std::vector<Problem>& problems) {
  std::string shown;
  for (const auto& problem : problems) shown += problem_text(language, problem) + "\n";
  return shown;
}

}  // namespace timbang
