#pragma once

#include <cstdint>
#include <filesystem>

#include "cli/console.hpp"
#include "report/text_catalogue.hpp"
#include "scenario/experiment_plan.hpp"

namespace timbang {

/// Judges and prints the claims of an experiment whose sweep is complete; `done` unless one is false or undecided.
[[nodiscard]] ExitCode tell_sweep_claims(const ExperimentPlan& plan, const std::filesystem::path& folder,
                                         std::uint64_t seed, Language language);

}  // namespace timbang
