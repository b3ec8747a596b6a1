#include "outcomes/catalogue/claim_outcomes.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "outcomes/catalogue/named_outcome.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {

namespace {

/// Outcomes that the fit of Q puts into the baseline of every scenario, whatever an ensemble says.
constexpr std::array fitted{outcome::poverty_headcount_rate, outcome::poverty_gap, outcome::poverty_poor_persons,
                            outcome::poverty_poor_households};

bool is_target(std::size_t outcome, const std::vector<std::string>& targets) {
  const auto is_named = [&](std::size_t other) {
    return std::find(targets.begin(), targets.end(), outcome_name(other)) != targets.end();
  };
  // The target coverage also fixes its complement.
  return is_named(outcome) || (outcome == outcome::targeting_exclusion_error && is_named(outcome::targeting_coverage));
}

}  // namespace

std::vector<Problem> problems_of_outcomes(const std::vector<Claim>& claims) {
  // All claims are looked at: the user gets every mistake of the file at once.
  std::vector<Problem> problems;
  for (const Claim& claim : claims) {
    const auto index = outcome_named(claim.outcome, claim.place, "claims.outcome", problems);
    if (!index) continue;
    const std::string own(unit_text(outcome_catalogue()[*index].unit));
    // Without a unit a claim means the outcome's own.
    if (claim.unit.empty() || claim.unit == own) continue;
    problems.push_back({"wrong_unit", claim.place, "claims.unit", {{"found", claim.unit}, {"expected", own}}});
  }
  return problems;
}

std::vector<Problem> problems_of_kept(const std::vector<Claim>& claims, const std::vector<std::size_t>& outcomes,
                                      const std::vector<std::string>& wheres) {
  std::vector<Problem> problems = problems_of_outcomes(claims);
  for (const Claim& claim : claims) {
    const auto index = find_outcome(claim.outcome);
    if (!index) continue;
    const bool has_outcome = std::find(outcomes.begin(), outcomes.end(), *index) != outcomes.end();
    const bool has_place = std::find(wheres.begin(), wheres.end(), claim.where) != wheres.end();
    if (has_outcome && has_place) continue;
    Problem& problem = problems.emplace_back();
    problem.id = "claim_not_kept";
    problem.place = claim.place;
    problem.path = "claims.outcome";
    problem.arguments = {{"found", claim.outcome + (has_outcome ? " (" + claim.where + ")" : "")}};
  }
  return problems;
}

void mark_imposed(std::vector<Claim>& claims, const std::vector<std::string>& targets) {
  for (Claim& claim : claims) {
    // A comparison of policies or another place is not what the fit decides.
    if (claim.is_comparison() || !claim.under.is_scenario() || claim.where != "city") continue;
    const auto outcome = find_outcome(claim.outcome);
    const bool is_fitted = std::find(fitted.begin(), fitted.end(), outcome) != fitted.end();
    if (is_fitted || (outcome && is_target(*outcome, targets))) claim.is_imposed = true;
  }
}

}  // namespace timbang
