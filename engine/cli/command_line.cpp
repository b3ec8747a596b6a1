#include "cli/command_line.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "base/ranges.hpp"
#include "cli/common/interruption.hpp"
#include "cli/common/usage_text.hpp"
#include "cli/common/verb.hpp"
#include "report/words/problem_text.hpp"
#include "text/store_write_error.hpp"
#include "text/utf8.hpp"
#include "trials/running/rank_link.hpp"
#include "trials/running/started_together.hpp"

namespace timbang {
namespace {

struct HelpFlags {
  bool is_help = false;
  bool is_all = false;
  bool is_version = false;
  std::string language;  ///< read before: see asked_language
};

/// The language is needed before parsing, for the help and for what parsing may have to complain about.
Language asked_language(const std::vector<std::string_view>& words) {
  constexpr std::string_view option = "--lang";
  std::string_view code;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == option && i + 1 < words.size()) code = words[i + 1];
    if (words[i].substr(0, option.size() + 1) == "--lang=") code = words[i].substr(option.size() + 1);
  }
  return find_language(code).value_or(
      language_of_terminal(std::getenv("LC_ALL"), std::getenv("LC_MESSAGES"), std::getenv("LANG")));
}

void word_the_help(CLI::App& command, Language language) {
  for (const char* label : {"Usage", "OPTIONS", "Positionals", "REQUIRED", "SUBCOMMAND", "Needs"}) {
    command.get_formatter()->label(label, text(language, std::string("help.label.") + label));
  }
  constexpr std::size_t option_column = 30;
  command.get_formatter()->column_width(option_column);
}

/// CLI11 heads options by the name of their group, which no label replaces.
void word_the_groups(CLI::App& command, Language language) {
  for (CLI::App* verb : command.get_subcommands([](CLI::App*) { return true; })) {
    for (CLI::Option* option : verb->get_options()) option->group(text(language, "help.label.Options"));
  }
}

std::vector<std::unique_ptr<Verb>> make_verbs(CLI::App& command, Language language) {
  std::vector<std::unique_ptr<Verb>> verbs;
  for (const auto make : {make_run_verb, make_compare_verb, make_export_verb, make_brief_verb, make_validate_verb,
                          make_sweep_verb, make_merge_verb, make_analyse_verb, make_decide_verb, make_calibrate_verb,
                          make_verify_verb, make_schema_verb}) {
    verbs.push_back(make(command, language));
  }
  return verbs;
}

void add_help_flags(CLI::App& command, HelpFlags& flags, Language language) {
  command.set_help_flag("");
  command.add_flag("-h,--help", flags.is_help, text(language, "option.help"));
  command.add_flag("--all", flags.is_all);
  command.add_flag("--version", flags.is_version);
  command.add_option("--lang", flags.language)->check(CLI::IsMember({"id", "en"}));
}

std::string overview(const HelpFlags& flags, Language language) {
  return text(language, "help.everyday", {{"version", TIMBANG_VERSION}}) + "\n" +
         text(language, flags.is_all ? "help.others" : "help.more") + "\n";
}

std::vector<std::string> verb_names(const CLI::App& command) {
  return mapped(command.get_subcommands([](const CLI::App*) { return true; }),
                [](const CLI::App* verb) { return verb->get_name(); });
}

/// The first word, if it is meant as a verb and is none.
std::optional<std::string_view> unknown_verb(const CLI::App& command, const std::vector<std::string_view>& words) {
  if (words.empty() || words.front().empty() || words.front().front() == '-') return std::nullopt;
  return contains(verb_names(command), words.front()) ? std::nullopt : std::optional(words.front());
}

/// The other processes that mpirun started, if the verb has trials that they can simulate.
std::unique_ptr<Ranks> join_ranks(const std::vector<std::string_view>& words) {
  constexpr std::array<std::string_view, 5> simulating{"run", "compare", "sweep", "calibrate", "decide"};
  const bool simulates =
      !words.empty() && std::find(simulating.begin(), simulating.end(), words.front()) != simulating.end();
  if (!simulates || !were_started_together()) return nullptr;
  const Interruption meanwhile;  // threads that MPI starts must leave Ctrl-C to the verb, as all others do
  return Ranks::join();
}

using Verbs = std::vector<std::unique_ptr<Verb>>;

Verb* chosen_verb(const Verbs& verbs) {
  const auto chosen = std::find_if(verbs.begin(), verbs.end(), [](const auto& verb) { return verb->is_chosen(); });
  return chosen == verbs.end() ? nullptr : chosen->get();
}

/// What a rank that is not the first does, whatever its verb: it simulates for the first one, which alone reads, plans,
/// writes and prints.
ExitCode serve_first_rank(CLI::App& command, const Verbs& verbs, int count, const char* const* given, Ranks& ranks) {
  unsigned threads = 1;
  try {
    command.parse(count, given);
    if (const Verb* verb = chosen_verb(verbs)) threads = verb->threads_of_rank();
  } catch (const CLI::Error&) {
    // The first rank says so, and ends the service.
  }
  const Interruption interruption;
  serve_trials(ranks, threads, interruption.token());
  return ExitCode::done;
}

/// Broken UTF-8: names of files and settings are written into results and tables as text. Other characters that no text
/// may hold are told where the word is read.
bool has_no_text(std::string_view word) {
  const auto bad = reading::first_bad_byte(word);
  return bad && !bad->is_control;
}

ExitCode execute(int count, const char* const* given, const std::vector<std::string_view>& words, Language language) {
  const auto bad = std::ranges::find_if(words, [](std::string_view word) { return has_no_text(word); });
  if (bad != words.end()) {
    complain(text(language, "usage.not_utf8", {{"word", reading::escaped_text(*bad)}}));
    return ExitCode::bad_input;
  }
  CLI::App command("", "timbang");
  word_the_help(command, language);
  HelpFlags flags;
  add_help_flags(command, flags, language);
  const auto verbs = make_verbs(command, language);
  word_the_groups(command, language);
  if (const auto verb = unknown_verb(command, words)) {
    complain(unknown_verb_text(std::string(*verb), verb_names(command), language));
    return ExitCode::bad_input;
  }
  const std::unique_ptr<Ranks> ranks = join_ranks(words);
  if (ranks && !ranks->is_first()) return serve_first_rank(command, verbs, count, given, *ranks);
  std::optional<RankLink> link;
  if (ranks) link.emplace(*ranks);
  try {
    command.parse(count, given);
  } catch (const CLI::Success& help) {
    return command.exit(help) == 0 ? ExitCode::done : ExitCode::failed;
  } catch (const CLI::ParseError& error) {
    complain(usage_error_text(command, error, words, language));
    return ExitCode::bad_input;
  }
  if (Verb* verb = chosen_verb(verbs)) {
    if (link) verb->use(*link);
    return verb->execute();
  }
  print(flags.is_version ? TIMBANG_VERSION "\n" : overview(flags, language));
  return ExitCode::done;
}

/// Says what went wrong and what to do next.
ExitCode explain_error(Language language) {
  try {
    throw;
  } catch (const ScenarioError& error) {
    complain(problems_text(language, error.problems()));
    return ExitCode::bad_input;
  } catch (const StoreWriteError& error) {
    complain(text(language, "error.disk", {{"what", problem_text(language, error.problem())}}));
  } catch (const OutputError& error) {
    complain(text(language, "error.output", {{"what", error.what()}}));
  } catch (const RankFailed& error) {
    complain(text(language, "error.rank_failed", {{"rank", std::to_string(error.rank())}, {"reason", error.what()}}));
  } catch (const CheckFailed& error) {
    complain(text(language, "error.check", {{"what", error.what()}}));
  } catch (const std::bad_alloc&) {
    complain(text(language, "error.memory"));
  } catch (const std::exception& error) {
    complain(text(language, "error.other", {{"what", error.what()}}));
  }
  return ExitCode::failed;
}

}  // namespace

int run_command_line(int count, const char* const* words) noexcept {
  try {
    const std::vector<std::string_view> rest(words + std::min(count, 1), words + count);
    const Language language = asked_language(rest);
    try {
      return static_cast<int>(execute(count, words, rest, language));
    } catch (...) {
      return static_cast<int>(explain_error(language));
    }
  } catch (...) {
    return static_cast<int>(ExitCode::failed);  // not even the message could be made
  }
}

}  // namespace timbang
