#pragma once

#include <string>
#include <utility>
#include <vector>

namespace timbang {

/// Settings of parameters under which a baseline agrees with what is known, each as good as any other.
struct CalibratedEnsemble {
  std::string name;
  std::string of_values;  ///< values_sha256 of the scenario that it was calibrated for
  std::string made_by;    ///< the command
  std::vector<std::pair<std::string, std::string>> parameters;  ///< path, unit
  std::vector<std::vector<double>> members;                     ///< a value a parameter, in its unit
  std::vector<std::string> targets = {};                        ///< outcomes that it was made to agree with
};

/// The ensemble as YAML, the same bytes for the same ensemble; every number reads back as itself.
[[nodiscard]] std::string ensemble_yaml(const CalibratedEnsemble& ensemble);

}  // namespace timbang
