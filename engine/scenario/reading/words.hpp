#pragma once

#include <string_view>
#include <vector>

#include "scenario/reading/document.hpp"

namespace timbang::reading {

/// What a word must look like.
enum class WordForm { text, folder_name, file, date, month, natural, version, flag };

/// A key that holds a word.
struct WordSpecification {
  std::string_view path;
  WordForm form;
  bool required;    ///< in the whole chain of files
  bool every_file;  ///< required in every file and not inherited
  bool settable;    ///< by --set
  std::string_view meaning_en;
  std::string_view meaning_id;
};

[[nodiscard]] const std::vector<WordSpecification>& word_specifications();
[[nodiscard]] const WordSpecification* find_word(std::string_view path);

/// Checks the form of a word. False, with a finding, if it is not what its key asks for.
bool check_word(const DocumentNode& node, const WordSpecification& specification, Findings& findings);

}  // namespace timbang::reading
