#include "report/tables/claims_text.hpp"

#include "base/sha256.hpp"

#include <array>
#include <cmath>

#include "report/tables/text_table.hpp"
#include "report/words/calibration_cells.hpp"
#include "report/words/number_format.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

constexpr std::array answers{ClaimAnswer::is_true, ClaimAnswer::is_false, ClaimAnswer::undecided, ClaimAnswer::imposed};

std::string counts_text(const ClaimsReport& report, Language language) {
  std::string counts;
  for (const ClaimAnswer answer : answers) {
    const auto count = std::ranges::count(report.claims, answer, &JudgedClaim::answer);
    if (count == 0) continue;
    add_item(counts, ", ",
             text(language, "claims.count", {{"count", count}, {"answer", answer_text(answer, language)}}));
  }
  return counts;
}

std::string heading(const ClaimsReport& report, Language language) {
  const std::string hash = short_hash(report.sha256);
  const std::string counts = counts_text(report, language);
  if (report.is_of_design) return text(language, "claims.heading_of_design", {{"hash", hash}, {"counts", counts}});
  const bool is_before = report.runs_before == 0;
  const std::string noted = is_before ? text(language, "claims.noted_before")
                                      : text(language, "claims.noted_after", {{"runs", report.runs_before}});
  return text(language, "claims.heading", {{"hash", hash}, {"noted", noted}, {"counts", counts}});
}

/// A scale on which the value, its interval and what is claimed of it can be told apart.
NumberScale scale_of(const JudgedClaim& judged, Language language) {
  const auto index = find_outcome(judged.claim.outcome);
  double largest = std::isnan(judged.estimate.mean) ? 0 : std::abs(judged.estimate.mean);
  for (const double limit : {judged.claim.low, judged.claim.high}) {
    if (std::isfinite(limit)) largest = std::max(largest, std::abs(limit));
  }
  const double width = judged.estimate.low ? *judged.estimate.high - *judged.estimate.low : 0;
  const auto unit = index ? outcome_catalogue()[*index].unit : OutcomeUnit::ratio;
  return number_scale(language, unit, largest, width / 2);
}

NumberKind kind_of(const Claim& claim) {
  return claim.is_comparison() ? NumberKind::change : NumberKind::level;
}

/// A limit with as many decimals as it needs, and no fewer than the scale has.
std::string limit_text(const NumberScale& scale, double limit, NumberKind kind, Language language) {
  constexpr int most_decimals = 6;
  const double scaled = limit / scale.divisor;
  int decimals = scale.decimals;
  const auto is_exact = [&] {
    const double shifted = scaled * std::pow(10.0, decimals);
    return std::abs(shifted - std::round(shifted)) < 1e-6 * std::max(1.0, std::abs(shifted));
  };
  while (decimals < most_decimals && !is_exact()) ++decimals;
  if (!is_exact()) decimals = scale.decimals;
  return number_text(language, scaled, decimals, kind);
}

/// "Rp 1.4 billion", "70 %", "0.85": money has its sign in front.
std::string with_scale_unit(const std::string& number, const NumberScale& scale) {
  constexpr std::string_view money = "Rp";
  if (scale.unit.empty()) return number;
  if (scale.unit.compare(0, money.size(), money) != 0) return number + " " + scale.unit;
  return std::string(money) + " " + number + scale.unit.substr(money.size());
}

std::string claimed_text(const Claim& claim, const NumberScale& scale, Language language) {
  const NumberKind kind = kind_of(claim);
  const auto limit = [&](double value) { return limit_text(scale, value, kind, language); };
  const auto whole = [&](double value) { return with_scale_unit(limit(value), scale); };
  if (!std::isfinite(claim.high)) return text(language, "claims.at_least", {{"low", whole(claim.low)}});
  if (!std::isfinite(claim.low)) return text(language, "claims.at_most", {{"high", whole(claim.high)}});
  return text(language, "claims.between", {{"low", limit(claim.low)}, {"high", whole(claim.high)}});
}

std::string what_text(const JudgedClaim& judged, Language language) {
  const Claim& claim = judged.claim;
  const TextArguments arguments{{"outcome", outcome_label(language, claim.outcome, claim.month)},
                                {"place", claim.where == "city" ? std::string() : ", " + claim.where},
                                {"arm", judged.arm},
                                {"against", judged.against}};
  return text(language, claim.is_comparison() ? "claims.what_difference" : "claims.what", arguments);
}

std::string judged_text(const JudgedClaim& judged, Language language) {
  const Claim& claim = judged.claim;
  const NumberScale scale = scale_of(judged, language);
  const NumberKind kind = kind_of(claim);
  const std::string statement = language == Language::indonesian ? claim.statement_id : claim.statement_en;
  std::string value = value_text(language, scale, judged.estimate.mean, kind);
  if (!std::isnan(judged.estimate.mean)) value = with_scale_unit(value, scale);
  const TextArguments found{{"what", what_text(judged, language)},
                            {"value", value},
                            {"interval", interval_text(language, scale, judged.estimate, kind)},
                            {"claimed", claimed_text(claim, scale, language)}};
  std::string result =
      "  " +
      text(language, "claims.line",
           {{"answer", answer_text(judged.answer, language)}, {"name", claim.name}, {"statement", statement}}) +
      "\n      " + text(language, judged.estimate.low ? "claims.found_with_interval" : "claims.found", found) + "\n";
  if (judged.is_decided_alone) result += "      " + text(language, "claims.decided_alone") + "\n";
  return result;
}

std::string rule_text(const ClaimsReport& report, Language language) {
  if (report.is_of_design) return text(language, "claims.rule_of_design");
  if (report.interval == IntervalKind::plausible) return text(language, "claims.rule_plausible");
  constexpr int decimals = 2;
  const std::string id = report.judged == 1 ? "claims.rule_alone" : "claims.rule_together";
  std::string rule =
      text(language, id,
           {{"count", report.judged}, {"confidence", number_text(language, 100 * report.confidence, decimals)}});
  if (report.is_anytime) rule += " " + text(language, "claims.rule_anytime");
  return rule;
}

}  // namespace

std::string answer_text(ClaimAnswer answer, Language language) {
  return text(language, "claim.answer." + std::string(claim_answer_word(answer)));
}

std::string claims_text(const ClaimsReport& report, Language language) {
  if (report.claims.empty()) return {};
  std::string result = heading(report, language) + "\n";
  bool has_imposed = false;
  for (const JudgedClaim& judged : report.claims) {
    result += judged_text(judged, language);
    has_imposed = has_imposed || judged.answer == ClaimAnswer::imposed;
  }
  if (report.judged > 0) result += rule_text(report, language) + "\n";
  if (has_imposed) result += text(language, "claims.rule_imposed") + "\n";
  if (!report.all_hold()) result += text(language, "claims.exit") + "\n";
  return result;
}

}  // namespace timbang
