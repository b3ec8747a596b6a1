#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "report/words/text_catalogue.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "statistics/intervals/interval.hpp"

namespace timbang {

/// What `run` and `compare` have in common.
struct SimulationOptions {
  std::vector<std::string> settings;          ///< --set path=value, as typed
  std::optional<std::uint32_t> replications;  ///< nothing: see chosen_replications
  std::optional<IntervalKind> interval;       ///< nothing: see chosen_interval
  std::optional<std::string> until;           ///< as typed: see parse_precision
  std::vector<std::string> flips;             ///< paths, or "all"; none: not asked for
  std::optional<std::uint64_t> seed;          ///< nothing: the scenario's
  unsigned threads = 1;
  std::optional<std::filesystem::path> folder;
  Language language = Language::english;
  bool is_json = false;
  std::vector<std::string> detail;  ///< words of SummaryDetail: what --json prints beyond the city over all months
  bool is_quiet = false;
  bool is_full = false;      ///< every table, also of many options
  bool is_long_run = false;  ///< every option warms up under its own levers, and two starts say whether for long enough
};

/// Adds --set, --replications, --until, --interval, --flips, --steady-state, --seed, --threads, --out, --json,
/// --detail and --quiet to a verb.
void add_simulation_options(CLI::App& verb, SimulationOptions& options);

/// Adds --seed and --threads.
void add_seed_and_threads(CLI::App& verb, std::optional<std::uint64_t>& seed, unsigned& threads, Language language);

/// Adds --lang.
void add_language_option(CLI::App& verb, Language& language);

/// The settings, split. Throws ScenarioError with every one that cannot be.
[[nodiscard]] std::vector<Setting> parse_settings(const std::vector<std::string>& texts);

}  // namespace timbang
