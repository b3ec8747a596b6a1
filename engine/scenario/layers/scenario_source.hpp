#pragma once

#include <memory>
#include <string>
#include <vector>

#include "scenario/layers/read_scenario.hpp"

namespace timbang {

/// A scenario's files, read once, for whoever needs the scenario with many different settings. const is safe from many
/// threads.
class ScenarioSource {
 public:
  /// Throws ScenarioError with every problem of the files.
  explicit ScenarioSource(const std::string& file);
  ScenarioSource(ScenarioSource&&) noexcept;
  ScenarioSource& operator=(ScenarioSource&&) noexcept;
  ~ScenarioSource();

  /// What read_scenario() gives for these settings, its errors included.
  [[nodiscard]] Scenario with(const std::vector<Setting>& settings, const std::vector<Setting>& assumed) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace timbang
