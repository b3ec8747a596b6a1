#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "results/store/results_store.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// The scenario of a stored arm as it was simulated, titles, sources, evidence and ranges included, from the texts that
/// the folder keeps; it looks at no other file. Nothing if this engine reads those texts otherwise.
[[nodiscard]] std::optional<Scenario> stored_scenario(const ResultsStore& store, std::uint32_t arm);

/// Those of a comparison's arms, in its order.
[[nodiscard]] std::vector<std::optional<Scenario>> stored_scenarios(const ResultsStore& store,
                                                                    const Comparison& comparison);

/// The values hash of the file that a stored arm is of, without the arm's settings; empty if this engine does not read
/// it.
[[nodiscard]] std::string stored_file_values(const ResultsStore& store, std::uint32_t arm);

}  // namespace timbang
