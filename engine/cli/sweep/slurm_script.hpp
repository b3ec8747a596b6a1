#pragma once

#include <filesystem>
#include <string>

#include "cli/sweep/sweep_options.hpp"

namespace timbang {

/// A job script for sbatch: an array with a task a shard, each of which writes a folder of its own beside the
/// request's, and, called with the word `merge`, what puts them together there. Its remarks are in the language of the
/// options. `program` is the command's own file.
[[nodiscard]] std::string slurm_script(const SweepOptions& options, const SweepRequest& request,
                                       const std::filesystem::path& program);

}  // namespace timbang
