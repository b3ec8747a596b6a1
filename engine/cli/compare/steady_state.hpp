#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/common/options.hpp"
#include "results/summary/warm_up_report.hpp"
#include "studies/compare/experiment.hpp"

namespace timbang {

/// The settings, and for --steady-state one more: levers act from the first day of the warm-up of the first file, so
/// that every arm is warmed up under its own. Unchanged if the file cannot be read: reading it again says why.
[[nodiscard]] std::vector<Setting> with_long_run(const std::vector<std::string>& files, std::vector<Setting> settings,
                                                 const SimulationOptions& options);

/// Of every arm that is shown, whether its warm-up is long enough, by the two-start method; says beforehand how many
/// runs that takes. Nothing if stopped.
[[nodiscard]] std::optional<std::vector<WarmUpReport>> check_warm_ups(const ExperimentRequest& request,
                                                                      const SimulationOptions& options);

}  // namespace timbang
