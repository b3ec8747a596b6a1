#include "analysis/analysis_files.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "text/json_fields.hpp"

namespace timbang {

namespace {

void list_outcome(auto& f, std::size_t outcome) {
  f("outcome", outcome_name(outcome))("unit", unit_text(outcome_at(outcome).unit));
}

constexpr auto table_fields = [](auto& f, auto& table) {
  f("method", method_word(table.method));
  list_outcome(f, table.outcome);
  f("option", table.option)("blocks_used", table.blocks_used)("blocks_dropped", table.blocks_dropped);
  f(
      "overall", table,
      [](auto& g, auto& x) {
        for (const NamedIndex& each : x.overall) g(each.name, each.estimate, index_fields);
      },
      on_lines);
  f("inputs", table.rows, [&](auto& g, auto& row) {
    g("input", row.input).given(!row.level.empty(), "level", row.level);
    for (std::size_t i = 0; i < table.indices.size(); ++i) g(table.indices[i], row.estimates[i], index_fields);
  });
};

constexpr auto measures_fields = [](auto& f, auto& box) {
  f("coverage", box.coverage)("density", box.density)("mass", box.mass);
};

constexpr auto limit_fields = [](auto& f, auto& limit) {
  f("input", limit.input)("unit", limit.unit)("low", limit.low)("high", limit.high)("levels", limit.levels);
  f("quasi_p_value", limit.quasi_p_value)("stands_out", limit.stands_out);
};

constexpr auto scenario_fields = [](auto& f, auto& scenario) {
  f("target", scenario.target.text)("met_share", scenario.met_share)("points_used", scenario.points_used);
  f("points_dropped", scenario.points_dropped)("draws_used", scenario.draws_used)("chosen_on", scenario.chosen_on,
                                                                                  measures_fields);
  f("tested_on", scenario.tested_on, measures_fields)("limits", scenario.limits, limit_fields);
};

constexpr auto worth_fields = [](auto& f, auto& each) {
  list_outcome(f, each.outcome);
  f("rupiah_per_unit", each.rupiah);
};

constexpr auto option_fields = [](auto& f, auto& option) {
  f("option", option.name)("mean_value", option.mean)("mean_regret", option.regret, index_fields);
  f("largest_regret", option.largest_regret)("agreement", option.agreement, index_fields);
};

constexpr auto information_fields = [](auto& f, auto& each) {
  f("input", each.input)("value", each.information.value, index_fields)("by_chance", each.information.by_chance);
  f("family_p_value", each.family_p_value)("exceeds_chance", each.exceeds_chance());
};

constexpr auto stake_fields = [](auto& f, auto& stake) {
  const bool is_worth = stake.criterion == Criterion::value;
  const Valuation& valuation = stake.valuation;
  f("criterion", criterion_word(stake.criterion))("outcome", outcome_name(stake.outcome));
  f.given(is_worth, "values", null_if(valuation.name.empty(), valuation.name));
  f.given(is_worth, "worth", valuation.outcomes, worth_fields, on_one_line);
  f("draws_used", stake.draws_used)("draws_dropped", stake.draws_dropped)("best", stake.options[stake.best].name);
  f("options", stake.options, option_fields)("perfect_information", stake.perfect_information);
  f("largest_by_chance", null_if(stake.inputs.empty(), stake.largest_by_chance));
  f("value_of_information", stake.inputs, information_fields);
};

/// Which option is best by each value set, and whether they all say the same.
constexpr auto value_sets_fields = [](auto& f, auto& report) {
  f("agree", !report.do_values_disagree())("best", report.by_value_sets(), [](auto& g, auto& set) {
    g("values", set.valuation.name)("option", set.options[set.best].name);
  });
};

auto report_fields(std::string_view version) {
  return [version](auto& f, auto& report) {
    f("timbang", version)("verb", "analyse")("experiment", report.experiment_name);
    f("scenario", report, [](auto& g, auto& x) { g("name", x.scenario_name)("sha256", x.scenario_sha256); });
    f("design", design_word(report.design.kind))("seed", report.design.seed)("points", report.points);
    f("refused_points", report.refused)("blocks", report.blocks)("complete_blocks", report.blocks_done);
    f("replications", report.replications)("replications_asked", report.design.replications);
    f("lacking_trials", report.missing)("failed_trials", report.failed)("sensitivity", report.tables, table_fields,
                                                                        on_lines);
    f.given(report.scenario.has_value(), "scenario", report.scenario, scenario_fields, on_lines);
    f("choices", report.stakes, stake_fields, on_lines);
    f.given(!report.by_value_sets().empty(), "value_sets", report, value_sets_fields, on_lines);
  };
}

}  // namespace

std::string analysis_json(const AnalysisReport& report, std::string_view version) {
  return json_of(report, report_fields(version));
}

}  // namespace timbang
