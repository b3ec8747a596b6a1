#include "studies/default_folder.hpp"

#include "base/sha256.hpp"

namespace timbang {

std::filesystem::path default_folder(const std::string& name, const Scenario& scenario) {
  return std::filesystem::path("results") / (name + "-" + short_hash(scenario.values_sha256));
}

}  // namespace timbang
