#include "results/json/claims_json.hpp"

#include <string>

#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

std::string_view control_word(const ClaimsReport& report) {
  return report.interval == IntervalKind::plausible ? "joint share of the ensemble" : "bonferroni";
}

void write_judged(JsonWriter& json, const JudgedClaim& judged) {
  const Claim& claim = judged.claim;
  json.begin_object(Layout::compact);
  json.key("name").text(claim.name);
  json.key("statement").begin_object(Layout::compact);
  json.key("en").text(claim.statement_en).key("id").text(claim.statement_id).end();
  json.key("answer").text(claim_answer_word(judged.answer));
  json.key("outcome").text(claim.outcome);
  const auto index = find_outcome(claim.outcome);
  json.key("unit").text(index ? unit_text(outcome_catalogue()[*index].unit) : std::string_view());
  json.key("where").text(claim.where);
  json.key("month").text(claim.month ? claim.month->text() : std::string("all"));
  json.key("arm").text(judged.arm);
  json.key("against");
  judged.against.empty() ? json.null() : json.text(judged.against);
  json.key("claimed").begin_object(Layout::compact);
  json.key("low").number(claim.low).key("high").number(claim.high).end();
  json.key("mean").number(judged.estimate.mean);
  json.key("low").number(judged.estimate.low).key("high").number(judged.estimate.high);
  json.key("replications").unsigned_integer(judged.replications);
  json.key("source").text(claim.source);
  json.end();
}

void write_flip(JsonWriter& json, const ClaimFlip& flip) {
  const bool is_found = !flip.parameter.empty();
  const auto number = [&](std::string_view key, double value) {
    json.key(key);
    is_found ? json.number(value) : json.null();
  };
  json.begin_object(Layout::compact);
  json.key("claim").text(flip.claim).key("answer").text(claim_answer_word(flip.answer));
  json.key("flipped");
  is_found ? json.text(claim_answer_word(flip.flipped)) : json.null();
  json.key("parameter");
  is_found ? json.text(flip.parameter) : json.null();
  json.key("unit").text(flip.unit);
  number("from", flip.from);
  number("still", flip.still);
  number("to", flip.to);
  number("half_ranges", flip.half_ranges);
  json.end();
}

}  // namespace

void write_flips(JsonWriter& json, const FlipsReport& report) {
  json.begin_array(Layout::lines);
  for (const ClaimFlip& flip : report.flips) write_flip(json, flip);
  json.end();
}

void write_claims_report(JsonWriter& json, const ClaimsReport& report) {
  json.begin_object(Layout::lines);
  json.key("sha256").text(report.sha256).key("runs_before").unsigned_integer(report.runs_before);
  json.key("all_hold").boolean(report.all_hold());
  json.key("judged").unsigned_integer(report.judged);
  json.key("error_control").text(control_word(report)).key("confidence").number(report.confidence);
  json.key("is_anytime").boolean(report.is_anytime);
  json.key("answers").begin_array(Layout::lines);
  for (const JudgedClaim& judged : report.claims) write_judged(json, judged);
  json.end().end();
}

}  // namespace timbang
