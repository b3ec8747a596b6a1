#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "trials/running/trial_plan.hpp"
#include "trials/running/unit_work.hpp"

namespace timbang {

/// What the first rank asks another one to simulate: a unit whose scenarios are read there.
struct UnitOrder {
  std::uint64_t ticket = 0;  ///< comes back with the report
  std::vector<ScenarioRecipe> recipes;
  std::vector<std::string> values_sha256;  ///< of each scenario, as the first rank read it
  std::optional<FoundFit> fit;             ///< of their baseline, if it is known
  UnitWork work;                           ///< without its scenarios
};

/// What comes back.
struct UnitReport {
  std::uint64_t ticket = 0;
  FinishedUnit finished;
  bool is_stopping = false;  ///< the rank was asked to stop
  std::string failure;       ///< what ended it instead; empty if nothing did
};

/// As bytes between processes of the same build on machines of the same kind, and back.
[[nodiscard]] std::string packed(const UnitOrder& order);
[[nodiscard]] std::string packed(const UnitReport& report);
[[nodiscard]] UnitOrder unpacked_order(const std::string& bytes);
[[nodiscard]] UnitReport unpacked_report(const std::string& bytes);

}  // namespace timbang
