#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "scenario/reading/file_texts.hpp"

namespace timbang::reading {

/// Whether values in a text stand as in a file, with `unit` beside them, or as in a setting, their unit after the
/// number.
enum class ValueForm { file, setting };

/// The text of one file, or of one setting, kept so that a problem can show the line it means.
struct SourceText {
  std::string name;  ///< as people should read it: the file's path, or "--set"
  std::string bytes;
  std::vector<std::string> lines;
  int first_line = 1;  ///< number of the first line; settings are numbered by their order
  ValueForm form = ValueForm::file;
};

/// A position in a text; lines and columns count from 1, 0 means the whole text.
struct Mark {
  const SourceText* text = nullptr;
  int line = 0;
  int column = 0;
};

/// A mark as a problem shows it; columns count characters, not bytes.
[[nodiscard]] Place place_of(const Mark& mark);

using Arguments = std::vector<std::pair<std::string, std::string>>;

/// Collects problems and owns the texts they point into. Says each once, keeps the first
/// `most` and says when there are more.
class Findings {
 public:
  static constexpr std::size_t most = 200;

  Findings() = default;
  /// Files are taken from these texts, not from the disk. Requires: the texts outlive it.
  explicit Findings(const FileTexts& files) : files_(&files) {}

  /// The texts that stand for files; a null pointer if files are read from the disk.
  [[nodiscard]] const FileTexts* files() const { return files_; }
  /// Every file that was read.
  [[nodiscard]] FileTexts texts_of_files() const;
  const SourceText& add_text(std::string name, std::string bytes, int first_line = 1, ValueForm form = ValueForm::file);
  void add(std::string id, const Mark& mark, std::string path, Arguments arguments = {});
  /// Reports a name that is none of the candidates: `id`, or `id`_did_you_mean with the one that it probably meant.
  void add_unknown(std::string id, const std::string& found, const std::vector<std::string>& candidates,
                   const Mark& mark, std::string path, Arguments more = {});

  [[nodiscard]] std::size_t count() const { return problems_.size() + left_out_; }
  /// Throws ScenarioError with all problems, by file and place; does nothing when there are none.
  void throw_if_any() const;

 private:
  [[nodiscard]] std::vector<Problem> in_order() const;

  const FileTexts* files_ = nullptr;
  std::deque<SourceText> texts_;
  std::vector<Problem> problems_;
  std::size_t left_out_ = 0;
};

/// Reports that there is no such file, with the one of its folder that was probably meant.
void report_missing_file(const std::string& file, const Mark& mark, const std::string& path, Findings& findings);

/// Reads a file whose bytes may be read as a scenario: at most 1 MiB, UTF-8, no control characters, no 16-digit number.
/// Nothing if there was a problem; it is then among the findings, at `mentioned` when the file cannot be opened.
[[nodiscard]] const SourceText* read_text(const std::string& file, const Mark& mentioned, Findings& findings);

/// Reports 16-digit numbers (civil-registry numbers) anywhere in the text, comments included.
void check_personal_numbers(const SourceText& text, Findings& findings);

}  // namespace timbang::reading
