#pragma once

#include <string>
#include <string_view>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/summary/claim_flip.hpp"
#include "results/summary/claims_report.hpp"
#include "text/json_fields.hpp"

namespace timbang {

/// A claim with its answer; an open limit, an undefined mean or bound is null.
inline constexpr auto judged_claim_fields = [](auto& f, auto& judged) {
  auto& claim = judged.claim;
  const auto outcome = find_outcome(claim.outcome);
  f("name", claim.name);
  f("statement", claim, [](auto& g, auto& x) { g("en", x.statement_en)("id", x.statement_id); });
  f("answer", word(judged.answer, claim_answer_words))("outcome", claim.outcome);
  f("unit", outcome ? unit_text(outcome_catalogue()[*outcome].unit) : std::string_view())("where", claim.where);
  f("month", claim.month ? claim.month->text() : std::string("all"))("arm", judged.arm);
  f("against", null_if(judged.against.empty(), judged.against));
  f("claimed", claim, [](auto& g, auto& x) { g("low", x.low)("high", x.high); });
  estimate_fields(f, judged.estimate);
  f("replications", judged.replications)("source", claim.source);
};

/// Claims that were judged together.
inline constexpr auto claims_fields = [](auto& f, auto& report) {
  const bool is_plausible = report.interval == IntervalKind::plausible;
  f("sha256", report.sha256)("runs_before", report.runs_before)("all_hold", report.all_hold())("judged", report.judged);
  f("error_control", is_plausible ? "joint share of the ensemble" : "bonferroni")("confidence", report.confidence);
  f("is_anytime", report.is_anytime)("answers", report.claims, judged_claim_fields);
};

/// The nearest change that flips a claim which is not imposed; null where nothing does.
inline constexpr auto flip_fields = [](auto& f, auto& flip) {
  const bool is_none = flip.parameter.empty();
  auto flipped = word(flip.flipped, claim_answer_words);
  f("claim", flip.claim)("answer", word(flip.answer, claim_answer_words));
  f("flipped", null_if(is_none, flipped))("parameter", null_if(is_none, flip.parameter))("unit", flip.unit);
  f("from", null_if(is_none, flip.from))("still", null_if(is_none, flip.still))("to", null_if(is_none, flip.to));
  f("half_ranges", null_if(is_none, flip.half_ranges));
  f.when_read(flip, [](const auto&, auto& kept) {
    if (kept.parameter.empty()) kept.flipped = kept.answer;
  });
};

/// All flips, with the effort that finding them took.
inline constexpr auto flips_fields = [](auto& f, auto& report) {
  f("parameters", report.parameters)("replications", report.replications)("runs", report.runs);
  f("flips", report.flips, flip_fields);
};

}  // namespace timbang
