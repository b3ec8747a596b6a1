#include "cli/common/usage_text.hpp"

#include <algorithm>
#include <optional>

#include "base/ranges.hpp"
#include "text/did_you_mean.hpp"

namespace timbang {
namespace {

std::vector<std::string> option_names(const CLI::App& verb) {
  std::vector<std::string> names;
  for (const CLI::Option* option : verb.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

/// The first word that is written as an option and is none of the verb's.
std::optional<std::string> unknown_option(const std::vector<std::string>& names,
                                          const std::vector<std::string_view>& words) {
  for (const std::string_view word : words) {
    // Two dashes alone end the options.
    if (word == "--") return std::nullopt;
    const std::string name(word.substr(0, word.find('=')));
    const bool is_option = name.size() > 1 && name[0] == '-' && (name[1] < '0' || name[1] > '9') && name[1] != '.';
    if (is_option && !contains(names, name)) return name;
  }
  return std::nullopt;
}

/// CLI11 writes "--option: what" or "NAME is required"; the name is the part that needs no translation.
std::string first_word(const std::string& what) {
  return what.substr(0, what.find_first_of(": "));
}

std::string reason(const CLI::App& verb, const CLI::ParseError& error, const std::vector<std::string_view>& words,
                   Language language) {
  // Its name is sometimes the verb's.
  const auto kind = static_cast<CLI::ExitCodes>(error.get_exit_code());
  const std::vector<std::string> names = option_names(verb);
  if (kind == CLI::ExitCodes::ExtrasError) {
    const auto option = unknown_option(names, words);
    if (!option) return text(language, "usage.too_many_words", {{"what", error.what()}});
    const auto near = reading::closest(*option, names);
    return near ? text(language, "usage.unknown_option_did_you_mean", {{"option", *option}, {"suggestion", *near}})
                : text(language, "usage.unknown_option", {{"option", *option}});
  }
  if (kind == CLI::ExitCodes::RequiredError)
    return text(language, "usage.missing", {{"name", first_word(error.what())}});
  if (language == Language::english) return error.what();
  return text(language, "usage.wrong_value", {{"what", error.what()}});
}

}  // namespace

std::string unknown_verb_text(const std::string& verb, const std::vector<std::string>& verbs, Language language) {
  const auto near = reading::closest(verb, verbs);
  if (!near) return text(language, "usage.unknown_verb", {{"verb", verb}});
  return text(language, "usage.unknown_verb_did_you_mean", {{"verb", verb}, {"suggestion", *near}});
}

std::string usage_error_text(const CLI::App& command, const CLI::ParseError& error,
                             const std::vector<std::string_view>& words, Language language) {
  const auto chosen = command.get_subcommands();
  const CLI::App& verb = chosen.empty() ? command : *chosen.front();
  return text(language, "usage.error",
              {{"what", reason(verb, error, words, language)}, {"verb", chosen.empty() ? "" : " " + verb.get_name()}});
}

}  // namespace timbang
