#include "results/json/summary_json.hpp"

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/json/claims_json.hpp"
#include "results/summary/settings_json.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

void write_place(JsonWriter& json, const Summary& summary, std::size_t where, std::size_t month) {
  json.key("where").text(summary.wheres[where]);
  json.key("month").text(summary.months[month]);
}

void write_estimate(JsonWriter& json, const Estimate& estimate) {
  json.key("mean").number(estimate.mean);
  json.key("low").number(estimate.low);
  json.key("high").number(estimate.high);
}

void write_ensemble(JsonWriter& json, const Summary& summary) {
  json.begin_object(Layout::compact);
  json.key("name").text(summary.ensemble_name).key("sha256").text(summary.ensemble_sha256);
  json.key("members").unsigned_integer(summary.ensemble_members);
  json.end();
}

void write_arm(JsonWriter& json, const Summary& summary, const ArmSummary& arm) {
  json.begin_object(Layout::lines);
  json.key("name").text(arm.name);
  write_settings(json.key("set"), arm.settings);
  json.key("fingerprint").text(arm.fingerprint);
  if (summary.interval == IntervalKind::plausible) {
    json.key("held").begin_array(Layout::compact);
    for (const std::string& path : arm.held) json.text(path);
    json.end();
  }
  json.key("outcomes").begin_array(Layout::lines);
  for (const SummaryCell& cell : arm.outcomes) {
    const OutcomeDefinition& outcome = outcome_catalogue()[cell.outcome];
    json.begin_object(Layout::compact);
    json.key("name").text(outcome.name).key("unit").text(unit_text(outcome.unit));
    write_place(json, summary, cell.where, cell.month);
    write_estimate(json, cell.estimate);
    json.end();
  }
  json.end().end();
}

void write_difference(JsonWriter& json, const Summary& summary, const ArmDifference& difference) {
  for (const DifferenceCell& cell : difference.outcomes) {
    json.begin_object(Layout::compact);
    json.key("arm").text(difference.arm).key("against").text(difference.against);
    json.key("outcome").text(outcome_catalogue()[cell.outcome].name);
    write_place(json, summary, cell.where, cell.month);
    write_estimate(json, cell.paired.difference);
    json.key("variance_reduction").number(cell.paired.variance_reduction);
    json.key("agreement").number(cell.agreement);
    json.key("is_effect");
    cell.is_effect ? json.boolean(*cell.is_effect) : json.null();
    json.end();
  }
}

void write_differences(JsonWriter& json, const Summary& summary) {
  json.key("differences").begin_array(Layout::lines);
  for (const ArmDifference& difference : summary.differences) write_difference(json, summary, difference);
  for (const ArmDifference& step : summary.steps) write_difference(json, summary, step);
  json.end();
}

void write_precision(JsonWriter& json, const PrecisionReport& report) {
  json.begin_object(Layout::lines);
  json.key("outcome").text(report.outcome).key("where").text("city").key("month").text("all");
  json.key("goal").number(report.goal.half_width);
  json.key("is_relative").boolean(report.goal.scale == PrecisionScale::relative);
  json.key("is_met").boolean(report.is_met());
  json.key("replications").unsigned_integer(report.replications);
  json.key("arms").begin_array(Layout::lines);
  for (const PrecisionOfArm& each : report.arms) {
    json.begin_object(Layout::compact);
    json.key("arm").text(each.arm).key("against");
    each.against.empty() ? json.null() : json.text(each.against);
    write_estimate(json, each.state.estimate);
    json.key("achieved").number(each.state.achieved_half_width);
    json.end();
  }
  json.end().end();
}

void write_months(JsonWriter& json, const std::optional<std::size_t>& months) {
  months ? json.unsigned_integer(*months) : json.null();
}

void write_settling(JsonWriter& json, const OutcomeSettling& each) {
  json.begin_object(Layout::compact);
  json.key("outcome").text(each.outcome);
  write_estimate(json, each.gap);
  write_months(json.key("within_10_percent_after"), each.near_after);
  write_months(json.key("within_1_percent_after"), each.close_after);
  write_estimate(json.key("change_in_last_year").begin_object(Layout::compact),
                 each.drift.value_or(undefined_estimate()));
  json.end().end();
}

/// Differences and changes are shares of the figure.
void write_warm_up(JsonWriter& json, const WarmUpReport& report) {
  json.begin_object(Layout::lines);
  json.key("arm").text(report.arm);
  json.key("warm_up_months").unsigned_integer(report.warm_up);
  json.key("longest_months").unsigned_integer(report.longest);
  json.key("replications").unsigned_integer(report.replications);
  json.key("is_enough").boolean(report.is_enough());
  write_months(json.key("needed_months"), report.needed());
  json.key("two_starts").begin_array(Layout::lines);
  for (const OutcomeSettling& each : report.outcomes) write_settling(json, each);
  json.end();
  json.key("overloaded").begin_array(Layout::compact);
  for (const CrowdedKecamatan& each : report.crowded) {
    json.begin_object(Layout::compact).key("where").text(each.name).key("workload").number(each.workload);
    json.key("in_the_end").number(each.in_the_end).end();
  }
  json.end().end();
}

}  // namespace

std::string summary_json(const Summary& summary, std::string_view verb, std::string_view version,
                         const SummaryAdditions& additions) {
  JsonWriter json;
  json.begin_object(Layout::lines);
  json.key("timbang").text(version).key("verb").text(verb);
  json.key("scenario").begin_object(Layout::compact);
  json.key("name").text(summary.scenario_name).key("sha256").text(summary.scenario_sha256).end();
  json.key("seed").unsigned_integer(summary.seed);
  json.key("replications").unsigned_integer(summary.replications);
  json.key("interval").text(interval_word(summary.interval));
  if (summary.interval == IntervalKind::plausible) write_ensemble(json.key("ensemble"), summary);
  json.key("arms").begin_array(Layout::lines);
  for (const ArmSummary& arm : summary.arms) write_arm(json, summary, arm);
  json.end();
  if (verb == "compare") write_differences(json, summary);
  if (!additions.claims.claims.empty()) write_claims_report(json.key("claims"), additions.claims);
  if (additions.flips) write_flips(json.key("flips"), *additions.flips);
  if (additions.precision) write_precision(json.key("stopping"), *additions.precision);
  if (!additions.warm_ups.empty()) {
    json.key("warm_up").begin_array(Layout::lines);
    for (const WarmUpReport& report : additions.warm_ups) write_warm_up(json, report);
    json.end();
  }
  json.end();
  return json.json() + "\n";
}

}  // namespace timbang
