#include "results/decision/decision_json.hpp"

#include "text/atomic_file.hpp"
#include "text/json_writer.hpp"

namespace timbang {

namespace {

using Layout = JsonWriter::Layout;

void write_payers(JsonWriter& json, std::string_view key, const std::array<double, payer_count>& rupiah) {
  json.key(key).begin_object(Layout::compact);
  for (std::size_t payer = 0; payer < payer_count; ++payer) {
    json.key(payer_word(static_cast<Payer>(payer))).number(rupiah[payer]);
  }
  json.end();
}

void write_estimate(JsonWriter& json, const Estimate& estimate) {
  json.begin_object(Layout::compact);
  json.key("mean").number(estimate.mean).key("low").number(estimate.low).key("high").number(estimate.high).end();
}

void write_tksk(JsonWriter& json, std::string_view key, const DecisionReport& report, const Allocation& tksk) {
  json.key(key).begin_object(Layout::compact);
  for (std::size_t k = 0; k < tksk.size(); ++k) json.key(report.kecamatan[k]).unsigned_integer(tksk[k]);
  json.end();
}

void write_question(JsonWriter& json, const DecisionReport& report) {
  const DecisionPlan& plan = report.plan;
  write_tksk(json, "present", report, plan.present);
  json.key("cost_of_one").begin_object(Layout::lines);
  write_payers(json, "a_year", report.one_tksk.a_year);
  write_payers(json, "training", report.one_tksk.training);
  json.end();
  json.key("settings").begin_object(Layout::compact);
  for (const Setting& setting : plan.settings) json.key(setting.path).text(setting.value);
  json.end();
  json.key("targets").begin_array(Layout::lines);
  for (const DecisionTarget& target : plan.targets) {
    json.begin_object(Layout::compact).key("outcome").text(target.outcome);
    json.key(target.is_at_least ? "at_least" : "at_most").number(target.limit).key("where").text(target.where).end();
  }
  json.end();
  if (report.has_targets()) {
    json.key("probability").number(plan.probability).key("indifference").number(plan.indifference);
  }
  json.key("smallest_lead").number(plan.smallest_lead);
  json.key("member_replications").unsigned_integer(plan.member_replications);
  json.key("error").number(plan.error).key("error_shared_by").unsigned_integer(report.error_shared_by);
  if (plan.budget) {
    json.key("budget").begin_object(Layout::compact).key("amount").number(plan.budget->rupiah);
    json.key("payer").text(payer_word(plan.budget->payer)).key("start").text(plan.budget->start.text());
    json.key("authority").text(plan.budget->authority).key("affordable_tksk").unsigned_integer(report.affordable).end();
  }
  json.key("values").begin_array(Layout::lines);
  for (const ValueSet& set : plan.values) {
    json.begin_object(Layout::compact).key("name").text(set.name);
    json.key("per_rupiah_delivered").number(set.per_rupiah_delivered);
    json.key("per_complaint_day").number(set.per_complaint_day);
    json.key("per_person_kept_from_poverty").number(set.per_person_kept_from_poverty);
    json.key("per_rupiah_of_staff").number(set.per_rupiah_of_staff).end();
  }
  json.end();
}

void write_plan(JsonWriter& json, const DecisionReport& report, const PlanFindings& plan) {
  json.begin_object(Layout::lines);
  write_tksk(json, "tksk", report, plan.tksk);
  json.key("total").unsigned_integer(total_units(plan.tksk));
  write_payers(json, "cost_a_year", report.cost_of(plan.tksk).a_year);
  json.key("runs").unsigned_integer(plan.trials);
  if (report.has_targets()) {
    json.key("met").unsigned_integer(plan.met).key("answer").text(feasibility_word(plan.answer));
  }
  json.key("met_by_place").begin_array(Layout::compact);
  for (const double share : plan.met_by_place) json.number(share);
  json.end();
  json.key("mean_values").begin_array(Layout::compact);
  for (const double value : plan.mean_values) json.number(value);
  json.end().key("chosen_less_this").begin_array(Layout::compact);
  for (const Estimate& estimate : plan.less_than_chosen) write_estimate(json, estimate);
  json.end().end();
}

void write_answer(JsonWriter& json, const DecisionReport& report) {
  json.key("answer").text(answer_word(report.answer)).key("is_settled").boolean(report.is_settled());
  json.key("is_cut_short").boolean(report.is_cut_short);
  json.key("chosen");
  if (report.chosen) {
    write_plan(json, report, report.plans[*report.chosen]);
  } else {
    json.null();
  }
  json.key("chosen_by_value").begin_array(Layout::compact);
  for (const auto& plan : report.chosen_by_value) {
    if (plan) {
      json.unsigned_integer(*plan);
    } else {
      json.null();
    }
  }
  json.end().key("plans").begin_array(Layout::lines);
  for (const PlanFindings& plan : report.plans) write_plan(json, report, plan);
  json.end();
}

void write_ensemble(JsonWriter& json, const DecisionReport& report) {
  json.key("ensemble").text(report.ensemble).key("members").unsigned_integer(report.members);
  json.key("agreeing").unsigned_integer(report.agreeing).key("agreement").number(report.agreement());
  json.key("contenders").begin_array(Layout::lines);
  for (const ContenderFindings& each : report.contenders) {
    json.begin_object(Layout::compact).key("plan").unsigned_integer(each.plan);
    json.key("members_for_it").unsigned_integer(each.members_for_it).key("worth").number(each.mean_value).end();
  }
  json.end().key("perfect_information").number(report.perfect_information);
  json.key("largest_by_chance");
  json.number(report.information.empty() ? std::nullopt : std::optional(report.largest_by_chance));
  json.key("information").begin_array(Layout::lines);
  for (const InformationFindings& each : report.information) {
    const auto& range = each.information.value.range;
    json.begin_object(Layout::compact).key("path").text(each.path).key("unit").text(each.unit);
    json.key("value").number(each.information.value.value);
    json.key("low").number(range ? std::optional(range->low) : std::nullopt);
    json.key("high").number(range ? std::optional(range->high) : std::nullopt);
    json.key("by_chance").number(each.information.by_chance).key("family_p_value").number(each.family_p_value);
    json.key("exceeds_chance").boolean(each.exceeds_chance()).end();
  }
  json.end();
}

void write_flip(JsonWriter& json, const FlipSurface& flip) {
  json.key("flip").begin_object(Layout::lines);
  for (std::size_t axis = 0; axis < 2; ++axis) {
    json.key(axis == 0 ? "first" : "second").begin_object(Layout::compact).key("path").text(flip.paths[axis]);
    json.key("unit")
        .text(flip.units[axis])
        .key("present")
        .number(flip.present[axis])
        .key("values")
        .begin_array(Layout::compact);
    for (const double value : flip.values[axis]) json.number(value);
    json.end().end();
  }
  json.key("winners").begin_array(Layout::compact);
  for (const auto& winner : flip.winners) {
    if (winner) {
      json.unsigned_integer(*winner);
    } else {
      json.null();
    }
  }
  json.end().key("is_sound").begin_array(Layout::compact);
  for (const bool is_sound : flip.is_sound) json.boolean(is_sound);
  json.end().end();
}

}  // namespace

std::string_view answer_word(DecisionAnswer answer) {
  switch (answer) {
    case DecisionAnswer::chosen:
      return "chosen";
    case DecisionAnswer::none:
      return "none";
    case DecisionAnswer::undecided:
      break;
  }
  return "undecided";
}

std::string_view feasibility_word(Feasibility answer) {
  switch (answer) {
    case Feasibility::yes:
      return "feasible";
    case Feasibility::no:
      return "infeasible";
    case Feasibility::undecided:
      break;
  }
  return "undecided";
}

std::string decision_json(const DecisionReport& report, std::string_view version) {
  JsonWriter json;
  json.begin_object(Layout::lines);
  json.key("timbang").text(version).key("verb").text("decide").key("experiment").text(report.name);
  json.key("scenario").begin_object(Layout::compact).key("name").text(report.scenario_name);
  json.key("sha256").text(report.scenario_sha256).key("own_sha256").text(report.own_sha256).end();
  json.key("seed").unsigned_integer(report.seed);
  write_question(json, report);
  write_answer(json, report);
  write_ensemble(json, report);
  if (report.flip) write_flip(json, *report.flip);
  json.key("runs").begin_object(Layout::compact).key("search").unsigned_integer(report.search_runs);
  json.key("ensemble").unsigned_integer(report.member_runs).key("flip").unsigned_integer(report.flip_runs).end();
  json.end();
  return json.json() + "\n";
}

}  // namespace timbang
