#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/common/options.hpp"
#include "studies/sweep/sweep_question.hpp"

namespace timbang {

/// What `sweep` was told.
struct SweepOptions {
  SimulationOptions common;
  std::string file;
  std::optional<std::uint32_t> point;
  std::string shard;                   ///< "2/4" as typed; empty: the whole
  std::optional<std::uint32_t> slurm;  ///< how many shards a job script is to have
  bool are_threads_given = false;
  bool is_dry = false;
  bool is_agreed = false;  ///< to a design of any size
};

/// Requires: options outlive the parser.
void add_sweep_options(CLI::App& parser, SweepOptions& options);

/// What is asked. Throws ScenarioError with what is wrong in settings and shard.
[[nodiscard]] SweepQuestion question_of(const SweepOptions& options);

}  // namespace timbang
