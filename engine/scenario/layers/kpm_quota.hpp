#pragma once

#include <optional>
#include <vector>

#include "scenario/layers/layer.hpp"

namespace timbang::reading {

// The city's KPM places: programme.kpm, or the sum of the kecamatan's own where they are given. Whoever speaks last
// counts: a quota that a later layer sets is shared among the kecamatan by their own places.

/// The sum of the kecamatan's places if that is the city's quota. Nothing if no kecamatan gives its own, or a later
/// layer gives the city's.
[[nodiscard]] std::optional<double> quota_of_kecamatan(const std::vector<Layer>& layers);

/// Reports places that only some kecamatan give, places that are all 0, and a quota beside them that is not their sum.
void check_quota(const std::vector<Layer>& layers, Findings& findings);

}  // namespace timbang::reading
