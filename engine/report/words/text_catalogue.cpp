#include "report/words/text_catalogue.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "report/words/catalogue_files.hpp"

namespace timbang {
namespace {

using Entry = std::pair<std::string_view, std::string>;

std::string_view trimmed(std::string_view part) {
  const std::size_t first = part.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return part.substr(first, part.find_last_not_of(" \t\r") - first + 1);
}

std::string with_new_lines(std::string_view written) {
  std::string result;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const bool is_break = written.substr(i, 2) == "\\n";
    result += is_break ? '\n' : written[i];
    if (is_break) ++i;
  }
  return result;
}

Entry parse_line(std::string_view line) {
  const std::size_t equals = line.find('=');
  TIMBANG_CHECK(equals != std::string_view::npos, "a line of a catalogue has no '=': " + std::string(line));
  return {trimmed(line.substr(0, equals)), with_new_lines(trimmed(line.substr(equals + 1)))};
}

void append_lines(std::vector<Entry>& entries, std::string_view content) {
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = trimmed(content.substr(0, end));
    if (!line.empty() && line.front() != '#') entries.push_back(parse_line(line));
    content.remove_prefix(std::min(end + 1, content.size()));
  }
}

bool id_is_less(const Entry& a, const Entry& b) {
  return a.first < b.first;
}

const std::string* find_text(Language language, std::string_view id) {
  const auto& texts = all_texts(language);
  const auto found = std::ranges::lower_bound(texts, Entry{id, {}}, id_is_less);
  return found != texts.end() && found->first == id ? &found->second : nullptr;
}

}  // namespace

std::optional<Language> find_language(std::string_view code) {
  if (code == "en") return Language::english;
  if (code == "id") return Language::indonesian;
  return std::nullopt;
}

Language language_of_terminal(const char* lc_all, const char* lc_messages, const char* lang) {
  for (const char* value : {lc_all, lc_messages, lang}) {
    const std::string_view locale = value == nullptr ? "" : value;
    if (locale.empty()) continue;
    return locale.substr(0, locale.find_first_of("_.@")) == "id" ? Language::indonesian : Language::english;
  }
  return Language::english;
}

std::vector<Entry> parse_catalogue(std::initializer_list<std::string_view> files) {
  std::vector<Entry> entries;
  for (const std::string_view file : files) append_lines(entries, file);
  std::ranges::sort(entries, id_is_less);
  const auto twice =
      std::ranges::adjacent_find(entries, [](const Entry& a, const Entry& b) { return a.first == b.first; });
  TIMBANG_CHECK(twice == entries.end(), "a catalogue has two texts for " + std::string(twice->first));
  return entries;
}

const std::vector<Entry>& all_texts(Language language) {
  static const std::vector<Entry> english =
      parse_catalogue({english_catalogue_file, english_outcomes_file, english_parameters_file, english_certificate_file,
                       english_charts_file, english_claims_file});
  static const std::vector<Entry> indonesian =
      parse_catalogue({indonesian_catalogue_file, indonesian_outcomes_file, indonesian_parameters_file,
                       indonesian_certificate_file, indonesian_charts_file, indonesian_claims_file});
  return language == Language::english ? english : indonesian;
}

bool has_text(Language language, std::string_view id) {
  return find_text(language, id) != nullptr;
}

std::string fill_in(std::string_view pattern, const TextArguments& arguments) {
  std::string result;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const auto argument = std::ranges::find(arguments, name, &TextArgument::name);
    TIMBANG_CHECK(argument != arguments.end(), "a text has no argument for {" + std::string(name) + "}");
    result.append(pattern.substr(0, open)).append(argument->value);
    pattern.remove_prefix(close + 1);
  }
  return result.append(pattern);
}

std::string text(Language language, std::string_view id, const TextArguments& arguments) {
  const std::string* pattern = find_text(language, id);
  TIMBANG_CHECK(pattern != nullptr, "the catalogue has no text for " + std::string(id));
  return fill_in(*pattern, arguments);
}

}  // namespace timbang
