#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "scenario/layers/scenario_source.hpp"
#include "trials/running/trial_plan.hpp"

namespace timbang {

/// Makes scenarios from their recipes; reads files once. Safe on any thread.
class RecipeReader {
 public:
  /// Throws ScenarioError.
  [[nodiscard]] Scenario read(const ScenarioRecipe& recipe);

 private:
  [[nodiscard]] Scenario member(const ScenarioRecipe& recipe);
  [[nodiscard]] const ScenarioSource& source(const std::string& file);

  std::mutex mutex_;
  std::map<std::string, ScenarioSource> sources_;
  std::map<std::string, std::vector<Scenario>> members_;  ///< of an ensemble, by file and settings
};

}  // namespace timbang
