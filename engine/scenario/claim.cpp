#include "scenario/claim.hpp"

#include <cmath>

#include "scenario/canonical.hpp"
#include "text/number_text.hpp"

namespace timbang {
namespace {

using reading::json_quoted;

std::string limit_json(double limit) {
  return std::isfinite(limit) ? reading::number_text(limit) : "null";
}

std::string policy_json(const ClaimedPolicy& policy) {
  if (!policy.file.empty()) return json_quoted(policy.file);
  std::string json = "{";
  for (const auto& [path, value] : policy.settings) {
    json += (json.size() > 1 ? "," : "") + json_quoted(path) + ":" + json_quoted(value);
  }
  return json + "}";
}

/// Keys in alphabetical order.
std::string claim_json(const Claim& claim) {
  return "{\"high\":" + limit_json(claim.high) + ",\"imposed\":" + (claim.is_imposed ? "true" : "false") +
         ",\"low\":" + limit_json(claim.low) +
         ",\"month\":" + json_quoted(claim.month ? claim.month->text() : std::string("all")) +
         ",\"name\":" + json_quoted(claim.name) + ",\"outcome\":" + json_quoted(claim.outcome) +
         ",\"source\":" + json_quoted(claim.source) + ",\"statement\":{\"en\":" + json_quoted(claim.statement_en) +
         ",\"id\":" + json_quoted(claim.statement_id) +
         "},\"than\":" + (claim.than ? policy_json(*claim.than) : std::string("null")) +
         ",\"under\":" + policy_json(claim.under) + ",\"where\":" + json_quoted(claim.where) + "}";
}

}  // namespace

std::string canonical_claims(const std::vector<Claim>& claims) {
  std::string json = "[";
  for (const Claim& claim : claims) json += (json.size() > 1 ? "," : "") + claim_json(claim);
  return json + "]";
}

}  // namespace timbang
