#pragma once

#include <string>
#include <vector>

#include "results/sweep/design_record.hpp"
#include "scenario/experiments/experiment_plan.hpp"
#include "statistics/designs/sensitivity_designs.hpp"

namespace timbang {

/// The inputs of a plan's design: what is varied, then what is uncertain; of a table, its columns.
[[nodiscard]] std::vector<DesignInput> design_inputs(const ExperimentPlan& plan);

/// The number that a value written as settings write it stands for; NaN if it is empty.
[[nodiscard]] double input_value(const DesignInput& input, const std::string& text);

/// The inputs that saltelli exchanges together; every input is in one group.
[[nodiscard]] InputGroups design_groups(const ExperimentPlan& plan, const std::vector<DesignInput>& inputs);

/// Row-major rank correlations of the inputs from `first` on.
[[nodiscard]] std::vector<double> design_correlations(const ExperimentPlan& plan,
                                                      const std::vector<DesignInput>& inputs, std::size_t first);

}  // namespace timbang
