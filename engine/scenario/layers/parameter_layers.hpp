#pragma once

#include <set>
#include <string>
#include <vector>

#include "scenario/layers/layer.hpp"
#include "scenario/scenario.hpp"

namespace timbang::reading {

/// Which layer's value holds: the policy takes the last one of every parameter; the baseline takes the first one of a
/// lever, which is the root's, and the last one of everything else.
enum class Arm { policy, baseline };

/// Lays other assumptions about the baseline under every layer: a lever's value replaces the root's, anything else is
/// the last word. Requires: a layer.
void lay_under(Layer assumed, std::vector<Layer>& layers);

/// Reports parameters that no layer has, kecamatan without TKSK, and TKSK for kecamatan that do not exist.
void check_parameters(const std::vector<Layer>& layers, const std::vector<Kecamatan>& kecamatan, Findings& findings);

/// The values in force from the start and from every date on which one changes. Parameters that are missing, wrong, or
/// begin only after the start are left 0 and named as incomplete; the last kind is reported here.
struct ResolvedParameters {
  std::vector<DatedParameters> dated;
  std::set<std::string> incomplete;  ///< paths
};
[[nodiscard]] ResolvedParameters resolve_parameters(const std::vector<Layer>& layers,
                                                    const std::vector<Kecamatan>& kecamatan, Date start, Arm arm,
                                                    Findings& findings);

/// A note for each value that holds only from a day on which the run has ended.
[[nodiscard]] std::vector<Problem> values_after(const std::vector<Layer>& layers,
                                                const std::vector<Kecamatan>& kecamatan, Date end);

/// Where the policy's values come from, in the order of the table; TKSK and populations by kecamatan last.
[[nodiscard]] std::vector<ParameterSource> resolve_sources(const std::vector<Layer>& layers,
                                                           const std::vector<Kecamatan>& kecamatan);

}  // namespace timbang::reading
