#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "results/summary/manifest.hpp"

namespace timbang {

/// What an ensemble gave a parameter in the trials behind a result, in the unit in which parameters are written.
struct UsedValue {
  std::string path;
  double mean = 0;
  double low = 0;  ///< least and greatest of the members
  double high = 0;
};

/// Of every parameter of the ensemble, over the members that so many replications run under: replication r has member r
/// mod the members. Each member counts as often as it was run. Requires: an ensemble that the engine stored.
[[nodiscard]] std::vector<UsedValue> used_values(const ManifestEnsemble& ensemble, std::uint32_t replications);

}  // namespace timbang
