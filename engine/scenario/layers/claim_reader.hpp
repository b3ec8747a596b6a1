#pragma once

#include <string_view>
#include <vector>

#include "scenario/claim.hpp"
#include "scenario/reading/document.hpp"
#include "scenario/scenario.hpp"

namespace timbang::reading {

inline constexpr std::string_view claims_path = "claims";

/// A claim as its file gives it, with the places that later checks speak of.
struct ParsedClaim {
  Claim claim;
  Mark month;
  Mark where;
  Mark under;
  Mark than;
};

/// Reads the list under `claims`. Files are named from the folder of the text. Problems are among the findings.
[[nodiscard]] std::vector<ParsedClaim> read_claims(const DocumentNode& node, Findings& findings);

/// Checks what only the resolved scenario can tell: months and kecamatan. Problems are among the findings.
void check_claims(const std::vector<ParsedClaim>& claims, const Scenario& scenario, Findings& findings);

}  // namespace timbang::reading
