#include "scenario/experiments/design_claims.hpp"

#include "base/search.hpp"
#include "scenario/layers/claim_reader.hpp"

namespace timbang::reading {
namespace {

void check_policy(const ClaimedPolicy& policy, const Mark& mark, const std::string& key,
                  const std::vector<VariedFactor>& varied, Findings& findings) {
  const std::string path = join_path(claims_path, key);
  // A point of a design is no file of its own.
  if (!policy.file.empty()) findings.add("claim_of_design", mark, path);
  std::vector<std::string> paths;
  for (const VariedFactor& factor : varied) paths.push_back(factor.path);
  for (const auto& setting : policy.settings) {
    if (contains(paths, setting.first)) continue;
    findings.add_unknown("claim_not_varied", setting.first, paths, mark, path);
  }
}

}  // namespace

std::vector<Claim> read_design_claims(const DocumentNode& node, const Scenario* scenario,
                                      const std::vector<VariedFactor>& varied, Findings& findings) {
  const std::vector<ParsedClaim> parsed = read_claims(node, findings);
  // A scenario with problems has no months and places to check by.
  if (scenario != nullptr) check_claims(parsed, *scenario, findings);
  std::vector<Claim> claims;
  for (const ParsedClaim& each : parsed) {
    check_policy(each.claim.under, each.under, "under", varied, findings);
    if (each.claim.than) {
      check_policy(*each.claim.than, each.than, "than", varied, findings);
      // A difference needs both sides picked out of the design.
      const bool picks_none = each.claim.under.is_scenario() || each.claim.than->is_scenario();
      if (picks_none) findings.add("claim_of_design", each.than, join_path(claims_path, "than"));
    }
    claims.push_back(each.claim);
  }
  return claims;
}

}  // namespace timbang::reading
