#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace timbang::api {

/// Positions in the catalogue, in the order of the names. Throws InputError with every name that is no outcome's.
[[nodiscard]] std::vector<std::size_t> outcome_positions(const std::vector<std::string>& names);

}  // namespace timbang::api
