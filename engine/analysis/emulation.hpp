#pragma once

#include <optional>
#include <vector>

#include "analysis/analysis_units.hpp"

namespace timbang {

/// A Gaussian process fitted to an outcome at some points: how well it predicts each from the others, and, where inputs
/// are drawn independently and it predicts well, its Sobol indices. Nothing with too few points to learn from, or so
/// many that it would take long.
[[nodiscard]] std::optional<SensitivityTable> emulator_table(const SweepSample& sample, std::size_t outcome,
                                                             const PointGroup& group,
                                                             const std::vector<std::size_t>& inputs);

}  // namespace timbang
