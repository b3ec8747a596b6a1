#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "report/words/text_catalogue.hpp"

namespace timbang {

/// That there is no such verb, with the one that was probably meant.
[[nodiscard]] std::string unknown_verb_text(const std::string& verb, const std::vector<std::string>& verbs,
                                            Language language);

/// What is wrong with the words of a command, and where its help is: of an option that does not exist, with the one
/// that was probably meant. `words` are those behind "timbang".
[[nodiscard]] std::string usage_error_text(const CLI::App& command, const CLI::ParseError& error,
                                           const std::vector<std::string_view>& words, Language language);

}  // namespace timbang
