#include "cli/sweep/answered_claims.hpp"

#include "outcomes/catalogue/claim_outcomes.hpp"
#include "results/sweep/sweep_claims.hpp"

namespace timbang {

std::optional<ClaimsReport> answered_claims(const SweepRequest& request, const SweepResult& result) {
  const bool is_whole = result.failed == 0 && !request.only_point && request.shard.count == 1;
  if (request.plan.claims.empty() || !is_whole) return std::nullopt;
  std::vector<Claim> claims = request.plan.claims;
  mark_imposed(claims, {});
  return judge_sweep_claims(SweepStore::read(request.folder), claims);
}

}  // namespace timbang
