#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "report/text_catalogue.hpp"
#include "scenario/read_scenario.hpp"

namespace timbang {

/// What `run` and `compare` have in common.
struct SimulationOptions {
  std::vector<std::string> settings;  ///< --set path=value, as typed
  std::uint32_t replications = 20;
  std::optional<std::uint64_t> seed;  ///< nothing: the scenario's
  unsigned threads = 1;
  std::optional<std::filesystem::path> folder;
  Language language = Language::english;
  bool is_json = false;
  bool is_quiet = false;
};

/// Adds --set, --replications, --seed, --threads, --out, --json and --quiet to a verb.
void add_simulation_options(CLI::App& verb, SimulationOptions& options);

/// Adds --lang.
void add_language_option(CLI::App& verb, Language& language);

/// The settings, split. Throws ScenarioError with every one that cannot be.
[[nodiscard]] std::vector<Setting> parse_settings(const std::vector<std::string>& texts);

}  // namespace timbang
