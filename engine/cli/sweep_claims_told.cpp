#include "cli/sweep_claims_told.hpp"

#include "outcomes/claim_outcomes.hpp"
#include "report/claims_text.hpp"
#include "results/sweep_claims.hpp"

namespace timbang {

ExitCode tell_sweep_claims(const ExperimentPlan& plan, const std::filesystem::path& folder, std::uint64_t seed,
                           Language language) {
  if (plan.claims.empty()) return ExitCode::done;
  std::vector<Claim> claims = plan.claims;
  mark_imposed(claims, {});
  const ClaimsReport report = judge_sweep_claims(SweepStore::read(folder), seed, claims);
  print("\n" + claims_text(report, language));
  return report.all_hold() ? ExitCode::done : ExitCode::claim_not_true;
}

}  // namespace timbang
