#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.hpp"

namespace timbang {

/// The position in the catalogue of an outcome that a file names; nothing, and a problem at its place with the name
/// that it probably meant, if there is none.
[[nodiscard]] std::optional<std::size_t> outcome_named(const std::string& name, const Place& place,
                                                       const std::string& path, std::vector<Problem>& problems);

}  // namespace timbang
