#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "outcomes/catalogue/outcome_constants.hpp"

namespace timbang {

/// An outcome that a planner reads first, with the parameters that decide most about it.
struct Headline {
  std::string_view section;  ///< text id of its heading
  outcome::Position outcome;
  std::array<std::string_view, 3> rests_on;  ///< parameter paths, the rest empty
};

/// In the order of tables; those of one section stand together.
[[nodiscard]] std::span<const Headline> headlines();

/// The headlines that a start can reach and that can be told without counting every household, for a check of the
/// warm-up: posts and their costs are as the rules say, poverty follows from what is delivered. In the catalogue.
[[nodiscard]] std::vector<std::size_t> steady_state_outcomes();

}  // namespace timbang
