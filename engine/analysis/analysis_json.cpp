#include "analysis/analysis_files.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "text/json_writer.hpp"

namespace timbang {

namespace {

using Layout = JsonWriter::Layout;

void write_estimate(JsonWriter& json, std::string_view key, const IndexEstimate& estimate) {
  json.key(key).begin_object(Layout::compact).key("value").number(estimate.value);
  json.key("low").number(estimate.range ? std::optional(estimate.range->low) : std::nullopt);
  json.key("high").number(estimate.range ? std::optional(estimate.range->high) : std::nullopt).end();
}

void write_table(JsonWriter& json, const SensitivityTable& table) {
  json.begin_object(Layout::lines).key("method").text(method_word(table.method));
  json.key("outcome").text(outcome_catalogue()[table.outcome].name);
  json.key("unit").text(unit_text(outcome_catalogue()[table.outcome].unit));
  json.key("option").text(table.option);
  json.key("blocks_used").unsigned_integer(table.blocks_used);
  json.key("blocks_dropped").unsigned_integer(table.blocks_dropped);
  json.key("overall").begin_object(Layout::lines);
  for (const NamedIndex& each : table.overall) write_estimate(json, each.name, each.estimate);
  json.end().key("inputs").begin_array(Layout::lines);
  for (const SensitivityRow& row : table.rows) {
    json.begin_object(Layout::compact).key("input").text(row.input);
    if (!row.level.empty()) json.key("level").text(row.level);
    for (std::size_t i = 0; i < table.indices.size(); ++i) write_estimate(json, table.indices[i], row.estimates[i]);
    json.end();
  }
  json.end().end();
}

void write_measures(JsonWriter& json, std::string_view key, const BoxMeasures& measures) {
  json.key(key).begin_object(Layout::compact).key("coverage").number(measures.coverage);
  json.key("density").number(measures.density).key("mass").number(measures.mass).end();
}

void write_scenario(JsonWriter& json, const FoundScenario& scenario) {
  json.key("scenario").begin_object(Layout::lines).key("target").text(scenario.target.text);
  json.key("met_share").number(scenario.met_share);
  json.key("points_used").unsigned_integer(scenario.points_used);
  json.key("points_dropped").unsigned_integer(scenario.points_dropped);
  write_measures(json, "chosen_on", scenario.chosen_on);
  write_measures(json, "tested_on", scenario.tested_on);
  json.key("limits").begin_array(Layout::lines);
  for (const FoundLimit& limit : scenario.limits) {
    json.begin_object(Layout::compact).key("input").text(limit.input).key("unit").text(limit.unit);
    json.key("low").number(limit.low).key("high").number(limit.high);
    json.key("levels").begin_array(Layout::compact);
    for (const std::string& level : limit.levels) json.text(level);
    json.end().key("quasi_p_value").number(limit.quasi_p_value).end();
  }
  json.end().end();
}

void write_valuation(JsonWriter& json, const Valuation& valuation) {
  json.key("values");
  // Without value sets the valuation has no name.
  valuation.name.empty() ? json.null() : json.text(valuation.name);
  json.key("worth").begin_array(Layout::compact);
  for (const OutcomeValue& each : valuation.outcomes) {
    const OutcomeDefinition& outcome = outcome_catalogue()[each.outcome];
    json.begin_object(Layout::compact).key("outcome").text(outcome.name).key("unit").text(unit_text(outcome.unit));
    json.key("rupiah_per_unit").number(each.rupiah).end();
  }
  json.end();
}

void write_stake(JsonWriter& json, const OptionsAtStake& stake) {
  json.begin_object(Layout::lines).key("criterion").text(criterion_word(stake.criterion));
  json.key("outcome").text(outcome_catalogue()[stake.outcome].name);
  if (stake.criterion == Criterion::value) write_valuation(json, stake.valuation);
  json.key("draws_used").unsigned_integer(stake.draws_used);
  json.key("draws_dropped").unsigned_integer(stake.draws_dropped);
  json.key("best").text(stake.options[stake.best].name);
  json.key("options").begin_array(Layout::lines);
  for (const JudgedOption& option : stake.options) {
    json.begin_object(Layout::compact).key("option").text(option.name).key("mean_value").number(option.mean);
    write_estimate(json, "mean_regret", option.regret);
    json.key("largest_regret").number(option.largest_regret);
    write_estimate(json, "agreement", option.agreement);
    json.end();
  }
  json.end().key("perfect_information").number(stake.perfect_information);
  // Without inputs nothing was compared with chance.
  json.key("largest_by_chance").number(stake.inputs.empty() ? std::nullopt : std::optional(stake.largest_by_chance));
  json.key("value_of_information").begin_array(Layout::lines);
  for (const InputInformation& each : stake.inputs) {
    json.begin_object(Layout::compact).key("input").text(each.input);
    write_estimate(json, "value", each.information.value);
    json.key("by_chance").number(each.information.by_chance);
    json.key("family_p_value").number(each.family_p_value);
    json.key("exceeds_chance").boolean(each.exceeds_chance()).end();
  }
  json.end().end();
}

/// Which option is best by each value set, and whether they all say the same.
void write_value_sets(JsonWriter& json, const AnalysisReport& report) {
  const std::vector<const OptionsAtStake*> sets = report.by_value_sets();
  if (sets.empty()) return;
  json.key("value_sets").begin_object(Layout::lines).key("agree").boolean(!report.do_values_disagree());
  json.key("best").begin_array(Layout::lines);
  for (const OptionsAtStake* set : sets) {
    json.begin_object(Layout::compact).key("values").text(set->valuation.name);
    json.key("option").text(set->options[set->best].name).end();
  }
  json.end().end();
}

}  // namespace

std::string analysis_json(const AnalysisReport& report, std::string_view version) {
  JsonWriter json;
  json.begin_object(Layout::lines);
  json.key("timbang").text(version).key("verb").text("analyse");
  json.key("experiment").text(report.experiment_name);
  json.key("scenario").begin_object(Layout::compact);
  json.key("name").text(report.scenario_name).key("sha256").text(report.scenario_sha256).end();
  json.key("design").text(design_word(report.design.kind)).key("seed").unsigned_integer(report.design.seed);
  json.key("points").unsigned_integer(report.points).key("refused_points").unsigned_integer(report.refused);
  json.key("blocks").unsigned_integer(report.blocks).key("complete_blocks").unsigned_integer(report.blocks_done);
  json.key("replications").unsigned_integer(report.replications);
  json.key("replications_asked").unsigned_integer(report.design.replications);
  json.key("lacking_trials").unsigned_integer(report.missing).key("failed_trials").unsigned_integer(report.failed);
  json.key("sensitivity").begin_array(Layout::lines);
  for (const SensitivityTable& table : report.tables) write_table(json, table);
  json.end();
  if (report.scenario) write_scenario(json, *report.scenario);
  json.key("choices").begin_array(Layout::lines);
  for (const OptionsAtStake& stake : report.stakes) write_stake(json, stake);
  json.end();
  write_value_sets(json, report);
  json.end();
  return json.json() + "\n";
}

}  // namespace timbang
