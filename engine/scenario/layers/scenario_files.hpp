#pragma once

#include <string>
#include <vector>

#include "scenario/layers/layer.hpp"

namespace timbang::reading {

/// Reads a scenario file and those it extends, root first; templates and what is laid over them are one layer. Nothing
/// is missing from the layers unless `complete` is false: then a file could not be read or is out of place, and what
/// the scenario lacks cannot be said.
struct ScenarioFiles {
  std::vector<Layer> layers;
  bool complete = true;
  std::string bytes;  ///< of the file itself
};

[[nodiscard]] ScenarioFiles read_files(const std::string& file, Findings& findings);

}  // namespace timbang::reading
