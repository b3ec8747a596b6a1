#pragma once

#include <array>
#include <span>
#include <string_view>

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

}  // namespace timbang
