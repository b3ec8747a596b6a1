#include "cli/common/options.hpp"

#include <algorithm>
#include <charconv>
#include <thread>
#include <utility>

#include <CLI/CLI.hpp>

#include "base/problem.hpp"
#include "results/json/summary_detail.hpp"

namespace timbang {
namespace {

constexpr std::uint32_t most_replications = 1'000'000;
constexpr unsigned most_threads = 1024;

}  // namespace

void add_language_option(CLI::App& verb, Language& language) {
  verb.add_option_function<std::string>(
          "--lang", [&language](const std::string& code) { language = *find_language(code); },
          text(language, "option.lang"))
      ->check(CLI::IsMember({"id", "en"}))
      ->type_name("id|en");
}

namespace {

/// Decimal digits that fit 64 bits; CLI11 alone also takes -1, octal and what is too large.
bool is_seed(const std::string& written) {
  std::uint64_t seed = 0;
  const char* end = written.data() + written.size();
  const auto [read, error] = std::from_chars(written.data(), end, seed);
  const bool is_octal = written.size() > 1 && written.front() == '0';
  return error == std::errc() && read == end && !is_octal;
}

}  // namespace

void add_seed_and_threads(CLI::App& verb, std::optional<std::uint64_t>& seed, unsigned& threads, Language language) {
  const auto words = [language](std::string_view id) { return text(language, id); };
  threads = std::max(1U, std::thread::hardware_concurrency());
  verb.add_option("--seed", seed, words("option.seed"))
      ->check([words](const std::string& written) { return is_seed(written) ? "" : words("option.seed_form"); })
      ->type_name("S");
  verb.add_option("--threads", threads, words("option.threads"))->check(CLI::Range(1U, most_threads))->type_name("N");
}

void add_simulation_options(CLI::App& verb, SimulationOptions& options) {
  const Language language = options.language;
  const auto words = [language](std::string_view id) { return text(language, id); };
  verb.add_option("--set", options.settings, words("option.set"))->type_name("KEY=VALUE")->allow_extra_args(false);
  verb.add_option("--replications", options.replications, words("option.replications"))
      ->check(CLI::Range(1U, most_replications))
      ->type_name("N");
  verb.add_option_function<std::string>(
          "--until", [&options](const std::string& written) { options.until = written; }, words("option.until"))
      ->type_name("OUTCOME ± X");
  verb.add_option("--flips", options.flips, words("option.flips"))
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("all|KEY,...");
  verb.add_flag("--steady-state", options.is_long_run, words("option.steady_state"));
  verb.add_option_function<std::string>(
          "--interval",
          [&options](const std::string& word) {
            const bool is_plausible = word == interval_word(IntervalKind::plausible);
            options.interval = is_plausible ? IntervalKind::plausible : IntervalKind::seeds;
          },
          words("option.interval"))
      ->check(CLI::IsMember({"plausible", "seeds"}))
      ->type_name("plausible|seeds");
  add_seed_and_threads(verb, options.seed, options.threads, language);
  verb.add_option_function<std::string>(
          "--out", [&options](const std::string& folder) { options.folder = folder; }, words("option.out"))
      ->type_name("DIR");
  add_language_option(verb, options.language);
  CLI::Option* const json = verb.add_flag("--json", options.is_json, words("option.json"));
  verb.add_option("--detail", options.detail, words("option.detail"))
      ->needs(json)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(std::vector<std::string>(detail_words.begin(), detail_words.end())))
      ->type_name("months,kecamatan");
  verb.add_flag("--quiet", options.is_quiet, words("option.quiet"));
}

std::vector<Setting> parse_settings(const std::vector<std::string>& texts) {
  std::vector<Setting> settings;
  std::vector<Problem> problems;
  for (const std::string& written : texts) {
    try {
      settings.push_back(parse_setting(written));
    } catch (const ScenarioError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return settings;
}

}  // namespace timbang
