#include "results/decision/decision_json.hpp"

#include <array>

#include "scenario/plans/value_keys.hpp"
#include "text/json_reader.hpp"

namespace timbang {
namespace {

constexpr auto staff_cost_fields = [](auto& f, auto& cost) {
  f("a_year", by_name(payer_words, cost.a_year))("training", by_name(payer_words, cost.training));
};

constexpr auto target_fields = [](auto& f, auto& target) {
  f.when_read(target, [](const auto& source, auto& kept) { kept.is_at_least = source.has("at_least"); });
  f("outcome", target.outcome)(target.is_at_least ? "at_least" : "at_most", target.limit)("where", target.where);
};

constexpr auto contender_fields = [](auto& f, auto& each) {
  f("plan", each.plan)("members_for_it", each.members_for_it)("worth", each.mean_value);
};

constexpr auto information_fields = [](auto& f, auto& each) {
  f("path", each.path)("unit", each.unit);
  index_fields(f, each.information.value);
  f("by_chance", each.information.by_chance)("family_p_value", each.family_p_value);
  f("exceeds_chance", each.exceeds_chance());
};

constexpr auto surface_fields = [](auto& f, auto& flip) {
  for (const std::size_t axis : {0U, 1U}) {
    f(axis == 0 ? "first" : "second", flip, [axis](auto& g, auto& x) {
      g("path", x.paths[axis])("unit", x.units[axis])("present", x.present[axis])("values", x.values[axis]);
    });
  }
  f("winners", flip.winners)("is_sound", flip.is_sound);
};

auto plan_fields(auto& report) {
  return [&](auto& f, auto& plan) {
    f("tksk", by_name(report.kecamatan, plan.tksk))("total", total_units(plan.tksk));
    const StaffCost cost = report.cost_of(plan.tksk);
    f("cost_a_year", by_name(payer_words, cost.a_year));
    f("runs", plan.trials).given(report.has_targets(), "met", plan.met);
    f.given(report.has_targets(), "answer", word(plan.answer, feasibility_words));
    f("met_by_place", plan.met_by_place)("mean_values", plan.mean_values);
    f("chosen_less_this", plan.less_than_chosen, estimate_fields, on_one_line);
  };
}

/// What the plan of the experiment asks.
void list_question(auto& f, auto& report) {
  auto& plan = report.plan;
  f("present", by_name(report.kecamatan, plan.present))("cost_of_one", report.one_tksk, staff_cost_fields, on_lines);
  f.given(report.one_tksk_of_members.has_value(), "cost_of_one_in_ensemble", report.one_tksk_of_members,
          staff_cost_fields, on_lines);
  std::vector<std::pair<std::string, std::string>> settings;
  for (const Setting& setting : plan.settings) settings.emplace_back(setting.path, setting.value);
  f("settings", settings)("targets", plan.targets, target_fields);
  f.when_read(plan, [&](const auto&, auto& kept) {
    for (const auto& [path, value] : settings) kept.settings.push_back({path, value});
  });
  f.given(report.has_targets(), "probability", plan.probability);
  f.given(report.has_targets(), "indifference", plan.indifference);
  f("smallest_lead", plan.smallest_lead)("member_replications", plan.member_replications)("error", plan.error);
  f("error_shared_by", report.error_shared_by);
  f.given(plan.budget.has_value(), "budget", plan.budget, [&](auto& g, auto& budget) {
    g("amount", budget.rupiah)("payer", word(budget.payer, payer_words))("start", budget.start);
    g("authority", budget.authority)("affordable_tksk", report.affordable);
  });
  f("values", plan.values, reading::value_set_fields);
}

void list_answer(auto& f, auto& report) {
  f("answer", word(report.answer, answer_words))("is_settled", report.is_settled())("is_cut_short",
                                                                                    report.is_cut_short);
  auto chosen = report.chosen ? std::optional(report.plans[*report.chosen]) : std::nullopt;
  f("chosen", chosen, plan_fields(report), on_lines)("chosen_by_value", report.chosen_by_value);
  f("plans", report.plans, plan_fields(report), on_lines);
  f.when_read(report, [&](const auto&, auto& kept) {
    for (std::size_t i = 0; chosen && i < kept.plans.size(); ++i) {
      if (kept.plans[i].tksk == chosen->tksk) kept.chosen = i;
    }
  });
}

void list_ensemble(auto& f, auto& report) {
  f("ensemble", report.ensemble)("members", report.members)("agreeing", report.agreeing);
  f("agreement", report.agreement())("contenders", report.contenders, contender_fields);
  f("perfect_information", report.perfect_information);
  f("largest_by_chance", null_if(report.information.empty(), report.largest_by_chance));
  f("information", report.information, information_fields);
}

auto decision_fields(std::string_view version) {
  return [version](auto& f, auto& report) {
    f("timbang", version)("verb", "decide")("experiment", report.name);
    f("scenario", report,
      [](auto& g, auto& x) { g("name", x.scenario_name)("sha256", x.scenario_sha256)("own_sha256", x.own_sha256); });
    f("seed", report.seed);
    list_question(f, report);
    list_answer(f, report);
    list_ensemble(f, report);
    f.given(report.flip.has_value(), "flip", report.flip, surface_fields, on_lines);
    f("runs", report,
      [](auto& g, auto& x) { g("search", x.search_runs)("ensemble", x.member_runs)("flip", x.flip_runs); });
  };
}

}  // namespace

std::string decision_json(const DecisionReport& report, std::string_view version) {
  return json_of(report, decision_fields(version));
}

DecisionReport read_decision_json(std::string_view json) {
  DecisionReport report;
  FieldReader::read(JsonSource::parse(json), report, decision_fields({}));
  return report;
}

}  // namespace timbang
