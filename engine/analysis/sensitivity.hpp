#pragma once

#include <vector>

#include "analysis/sweep_sample.hpp"

namespace timbang {

/// What the design says of how inputs act on an outcome: Sobol indices (saltelli), elementary effects (morris), partial
/// rank correlations and an emulator (latin_hypercube, sobol, table), means by level (grid), changes from the base
/// (one_at_a_time). In a crossed design for each option.
[[nodiscard]] std::vector<SensitivityTable> sensitivity_tables(const SweepSample& sample, std::size_t outcome);

}  // namespace timbang
