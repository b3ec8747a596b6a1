#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace timbang {

/// Where a problem stands. Lines and columns count from 1; 0 means that the whole file, or no file, is meant.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  std::string source_line;  ///< text of that line, for the caret; may be empty
};

/// Something wrong with what the user gave: an id that names a text in the catalogues, and that text's arguments.
struct Problem {
  std::string id;  ///< for example "unknown_key"; the catalogue entry is "problem.unknown_key"
  Place place;
  std::string path;  ///< parameter path such as "follow_up.phone"; may be empty
  std::vector<std::pair<std::string, std::string>> arguments;  ///< name -> value, as the text's placeholders
};

/// Bad input: every problem found, never only the first.
class ScenarioError : public std::runtime_error {
 public:
  explicit ScenarioError(std::vector<Problem> problems)
      : std::runtime_error("the input has problems"), problems_(std::move(problems)) {}

  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

}  // namespace timbang
