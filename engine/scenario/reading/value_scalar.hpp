#pragma once

#include <optional>
#include <string>

#include "scenario/parameters/slots.hpp"
#include "scenario/reading/document.hpp"

namespace timbang::reading {

/// Reads one number or word of a slot, written in `unit`, as a value in base units; checks that it is a number, that it
/// is whole where it counts things, and that it lies within the slot's bounds.
[[nodiscard]] std::optional<double> read_scalar(const DocumentNode& node, const Slot& slot, const Unit& unit,
                                                const std::string& path, Findings& findings);

}  // namespace timbang::reading
