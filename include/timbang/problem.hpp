#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace timbang::api {

/// The languages that every text for people exists in.
enum class Language : std::uint8_t { english, indonesian };

/// Something wrong with what the library was given. Lines and columns count from 1; 0 means that the whole file, or no
/// file, is meant.
struct Problem {
  std::string id;    ///< for programs, such as "unknown_key"
  std::string file;  ///< may be empty
  int line = 0;
  int column = 0;
  std::string path;        ///< of a parameter, such as "follow_up.phone"; may be empty
  std::string english;     ///< for people, with place, path and the line that is meant
  std::string indonesian;  ///< the same
};

/// Bad input (a file, a setting, a name, a results folder): every problem found. what() lists them in English.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Problem> problems);

  [[nodiscard]] const std::vector<Problem>& problems() const noexcept { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// A disk refused a write. What was stored before stays readable, and the same request goes on from there.
class WriteError : public std::runtime_error {
 public:
  explicit WriteError(Problem problem);

  [[nodiscard]] const Problem& problem() const noexcept { return problem_; }

 private:
  Problem problem_;
};

// Any other exception is a bug, of the caller (std::logic_error: a contract below `Requires` was broken) or of the
// library.

}  // namespace timbang::api
