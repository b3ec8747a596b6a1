#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace timbang {

/// The languages that text for people exists in. Each has one catalogue, in report/catalogue/<code>.txt and, for labels
/// and definitions of outcomes, outcomes.<code>.txt, and for the certificate certificate.<code>.txt, with a line `id =
/// text` for every text; {name} stands for an argument, \n for a new line, # begins a comment line.
enum class Language : std::uint8_t { english, indonesian };

/// The language of a terminal: of the first of LC_ALL, LC_MESSAGES and LANG that is set; "id", "id_ID.UTF-8" are
/// Indonesian, anything else English. Null where one is not set.
[[nodiscard]] Language language_of_terminal(const char* lc_all, const char* lc_messages, const char* lang);

/// The language of a code, "en" or "id".
[[nodiscard]] std::optional<Language> find_language(std::string_view code);

/// What stands in a text for {name}: words, or a whole number in plain digits.
struct TextArgument {
  TextArgument(std::string_view argument, std::string words) : name(argument), value(std::move(words)) {}
  /// The argument of a problem.
  explicit TextArgument(const std::pair<std::string, std::string>& given) : name(given.first), value(given.second) {}
  template <std::integral Count>
  TextArgument(std::string_view argument, Count count) : name(argument), value(std::to_string(count)) {}

  std::string name;
  std::string value;
};

using TextArguments = std::vector<TextArgument>;

/// The text of an id with its arguments filled in. An id that the catalogue lacks, or a placeholder without an
/// argument, is a CheckFailed.
[[nodiscard]] std::string text(Language language, std::string_view id, const TextArguments& arguments = {});

[[nodiscard]] bool has_text(Language language, std::string_view id);

/// Every id of a catalogue with its text, ascending by id.
[[nodiscard]] const std::vector<std::pair<std::string_view, std::string>>& all_texts(Language language);

/// Reads `id = text` lines of a catalogue's files, which must outlive the result. A line that is neither that nor a
/// comment, or an id given twice, is a CheckFailed.
[[nodiscard]] std::vector<std::pair<std::string_view, std::string>> parse_catalogue(
    std::initializer_list<std::string_view> files);

/// Fills placeholders; see text().
[[nodiscard]] std::string fill_in(std::string_view pattern, const TextArguments& arguments);

}  // namespace timbang
