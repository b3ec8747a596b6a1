#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/layer.hpp"
#include "scenario/scenario.hpp"

namespace timbang::reading {

/// Which layer's value holds: the policy takes the last one of every parameter; the baseline takes the first one of a
/// lever, which is the root's, and the last one of everything else.
enum class Arm { policy, baseline };

[[nodiscard]] const ParsedParameter* last_parameter(const std::vector<Layer>& layers, std::string_view path);

/// Reports parameters that no layer has, kecamatan without TKSK, and TKSK for kecamatan that do not exist.
void check_parameters(const std::vector<Layer>& layers, const std::vector<Kecamatan>& kecamatan, Findings& findings);

/// The values in force from the start and from every date on which one changes.
/// Requires: check_parameters found nothing, and every parameter was read. Nothing if a dated value begins only after
/// the start.
[[nodiscard]] std::optional<std::vector<DatedParameters>> resolve_parameters(const std::vector<Layer>& layers,
                                                                             const std::vector<Kecamatan>& kecamatan,
                                                                             Date start, Arm arm, Findings& findings);

/// Where the policy's values come from, in the order of the table; TKSK and populations by kecamatan last.
[[nodiscard]] std::vector<ParameterSource> resolve_sources(const std::vector<Layer>& layers,
                                                           const std::vector<Kecamatan>& kecamatan);

/// True if every parameter and number in the layers could be read.
[[nodiscard]] bool all_read(const std::vector<Layer>& layers);

}  // namespace timbang::reading
