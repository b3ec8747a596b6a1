#pragma once

#include <cstddef>

#include "statistics/intervals/interval.hpp"

namespace timbang {

/// A share of trials and where its chance lies: the interval of Clopper and Pearson (1934, Biometrika 26, 404-413),
/// which covers the chance at least as often as `confidence` says if the number of trials was set beforehand. Undefined
/// without trials. Requires: 0 < confidence < 1, met <= trials (CheckFailed).
[[nodiscard]] Estimate estimate_share(std::size_t met, std::size_t trials, double confidence = 0.95);

}  // namespace timbang
