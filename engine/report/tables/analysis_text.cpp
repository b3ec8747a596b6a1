#include "report/tables/analysis_text.hpp"

#include "base/sha256.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "analysis/analysis_files.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/tables/text_table.hpp"
#include "report/tables/values_text.hpp"
#include "report/words/analysis_cells.hpp"
#include "report/words/calibration_cells.hpp"
#include "text/joined_text.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_rows = 12;

/// Levels keep the order of their input; everything else goes by its first index, larger ones first.
std::vector<SensitivityRow> in_order(const SensitivityTable& table) {
  std::vector<SensitivityRow> rows = table.rows;
  if (table.method == SensitivityMethod::level_means) return rows;
  const auto size = [](const SensitivityRow& row) {
    const double value = std::fabs(row.estimates.front().value);
    return std::isnan(value) ? -1 : value;
  };
  std::ranges::stable_sort(rows, [&](const SensitivityRow& a, const SensitivityRow& b) { return size(a) > size(b); });
  return rows;
}

/// Whether nothing can be said of any input, since the outcome does not vary.
bool is_constant(const SensitivityTable& table) {
  return !table.rows.empty() && std::ranges::all_of(table.rows, [](const SensitivityRow& row) {
    return std::isnan(row.estimates.front().value);
  });
}

std::string overall_line(const SensitivityTable& table, Language language) {
  std::string line;
  for (const NamedIndex& each : table.overall) {
    line += (line.empty() ? "  " : "; ") + text(language, "analyse.index." + each.name) + " " +
            index_text(language, table, each.name, each.estimate);
  }
  return line.empty() ? "" : line + "\n";
}

std::string table_text(const SensitivityTable& table, Language language) {
  const std::string method(method_word(table.method));
  const std::string name(outcome_catalogue()[table.outcome].name);
  std::string heading = outcome_label(language, name) + " [" + name + "]";
  if (!table.option.empty()) heading += " (" + table.option + ")";
  std::string result =
      text(language, "analyse.method." + method, {{"outcome", heading}, {"unit", table_unit(language, table)}}) + "\n";
  if (is_constant(table)) return result + "  " + text(language, "analyse.constant") + "\n\n";
  TextTable cells;
  std::vector<std::string> columns{"  " + text(language, "analyse.column.input")};
  for (const std::string& index : table.indices) columns.push_back(text(language, "analyse.index." + index));
  cells.add_row(std::move(columns));
  const std::vector<SensitivityRow> rows = in_order(table);
  const std::size_t shown = table.method == SensitivityMethod::level_means ? rows.size() : most_rows;
  for (std::size_t i = 0; i < std::min(shown, rows.size()); ++i) {
    std::vector<std::string> row{"  " + rows[i].input + enclosed(" = ", rows[i].level)};
    for (std::size_t j = 0; j < table.indices.size(); ++j) {
      row.push_back(index_text(language, table, table.indices[j], rows[i].estimates[j]));
    }
    cells.add_row(std::move(row));
  }
  if (!rows.empty()) result += cells.text();
  if (rows.size() > shown) {
    result += "  " + text(language, "analyse.more", {{"count", rows.size() - shown}, {"file", method + ".csv"}}) + "\n";
  }
  result += overall_line(table, language);
  if (table.blocks_dropped > 0) {
    result += "  " +
              text(language, "analyse.dropped", {{"dropped", table.blocks_dropped}, {"used", table.blocks_used}}) +
              "\n";
  }
  return result + "\n";
}

std::string condition(const FoundLimit& limit, Language language) {
  std::string levels;
  for (const std::string& level : limit.levels) add_item(levels, ", ", level);
  if (!limit.levels.empty())
    return text(language, "analyse.limit.levels", {{"input", limit.input}, {"levels", levels}});
  const std::string unit = enclosed(" ", limit.unit);
  const TextArguments ends{{"input", limit.input},
                           {"low", limit.low ? limit_text(language, *limit.low) + unit : ""},
                           {"high", limit.high ? limit_text(language, *limit.high) + unit : ""}};
  if (limit.low && limit.high) return text(language, "analyse.limit.between", ends);
  return text(language, limit.low ? "analyse.limit.at_least" : "analyse.limit.at_most", ends);
}

std::string scenario_sentence(const FoundScenario& scenario, Language language) {
  const TextArguments target{{"target", target_text(language, scenario.target)},
                             {"share", percent_text(language, scenario.met_share)}};
  if (scenario.met_share == 0) return text(language, "analyse.scenario.never", target);
  if (scenario.met_share == 1) return text(language, "analyse.scenario.always", target);
  std::string conditions;
  for (const FoundLimit& limit : scenario.limits) {
    // Only what stands out from chance is said to be where the target is met.
    if (!limit.stands_out) continue;
    add_item(conditions, " " + text(language, "analyse.and") + " ", condition(limit, language));
  }
  if (conditions.empty()) return text(language, "analyse.scenario.no_box", target);
  TextArguments arguments = target;
  arguments.emplace_back("conditions", conditions);
  arguments.emplace_back("density", percent_text(language, scenario.tested_on.density));
  arguments.emplace_back("coverage", percent_text(language, scenario.tested_on.coverage));
  return text(language, "analyse.scenario.box", arguments);
}

std::string option_table(const OptionsAtStake& stake, Language language) {
  const NumberScale scale = stake_scale(language, stake);
  TextTable table;
  table.add_row({"  " + text(language, "analyse.column.option"), text(language, "analyse.column.mean"),
                 text(language, "analyse.column.regret"), text(language, "analyse.column.largest_regret"),
                 text(language, "analyse.column.agreement")});
  for (const JudgedOption& option : stake.options) {
    table.add_row({"  " + option.name, stake_value(language, scale, stake, option.mean),
                   estimate_text(language, scale, option.regret),
                   value_text(language, scale, option.largest_regret, NumberKind::level),
                   percent_text(language, option.agreement)});
  }
  return table.text();
}

std::string information_table(const OptionsAtStake& stake, Language language) {
  if (stake.inputs.empty()) return "  " + text(language, "analyse.information.few_draws") + "\n";
  if (stake.perfect_information == 0) return "  " + text(language, "analyse.information.none") + "\n";
  const NumberScale scale = stake_scale(language, stake);
  TextTable table;
  table.add_row({"  " + text(language, "analyse.column.measured"), text(language, "analyse.column.worth"),
                 text(language, "analyse.column.by_chance"), text(language, "information.column.exceeds")});
  for (std::size_t i = 0; i < std::min(most_rows, stake.inputs.size()); ++i) {
    const InputInformation& input = stake.inputs[i];
    table.add_row({"  " + input.input, estimate_text(language, scale, input.information.value),
                   value_text(language, scale, input.information.by_chance, NumberKind::level),
                   chance_text(language, input.exceeds_chance(), input.family_p_value)});
  }
  const std::string limit = value_text(language, scale, stake.largest_by_chance, NumberKind::level);
  std::string result = table.text() + "  " +
                       text(language, "information.largest", {{"count", stake.inputs.size()}, {"limit", limit}}) + "\n";
  std::string first;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, stake.inputs.size()); ++i) {
    if (stake.inputs[i].exceeds_chance()) add_item(first, ", ", stake.inputs[i].input);
  }
  result += "  " + (first.empty() ? text(language, "analyse.information.by_chance")
                                  : text(language, "analyse.information.first", {{"inputs", first}}));
  return result + "\n";
}

/// What the number of base points of a Saltelli design costs; nothing if it is a good one.
std::string base_points_note(std::size_t points, Language language) {
  constexpr std::size_t enough = 128;
  std::string note;
  // Sobol's sequence is balanced at powers of two alone.
  if (!std::has_single_bit(points)) note += text(language, "analyse.saltelli.unbalanced", {{"points", points}}) + "\n";
  if (points < enough) note += text(language, "analyse.saltelli.few", {{"points", points}, {"enough", enough}}) + "\n";
  return note;
}

}  // namespace

std::string analysis_heading(const AnalysisReport& report, Language language) {
  std::string heading =
      text(language, "analyse.heading",
           {{"experiment", report.experiment_name},
            {"scenario", report.scenario_name},
            {"hash", short_hash(report.scenario_sha256)},
            {"design", text(language, "analyse.design." + std::string(design_word(report.design.kind)))},
            {"points", report.points},
            {"replications", report.replications},
            {"seed", report.design.seed}}) +
      "\n";
  if (report.missing > 0) {
    heading += text(language, "analyse.unfinished",
                    {{"missing", report.missing}, {"done", report.blocks_done}, {"blocks", report.blocks}}) +
               "\n";
  }
  if (report.failed > 0) heading += text(language, "analyse.failed", {{"count", report.failed}}) + "\n";
  if (report.design.kind == ExperimentDesign::Kind::saltelli) heading += base_points_note(report.blocks_done, language);
  if (report.refused > 0) {
    heading += text(language, "analyse.refused", {{"count", report.refused}}) + "\n";
  }
  return heading + "\n";
}

std::string sensitivity_text(const AnalysisReport& report, Language language) {
  std::string result;
  for (const SensitivityTable& table : report.tables) result += table_text(table, language);
  return result;
}

std::string scenario_text(const AnalysisReport& report, Language language) {
  if (!report.scenario) return {};
  const FoundScenario& scenario = *report.scenario;
  std::string result = scenario_sentence(scenario, language) + "\n";
  if (!scenario.limits.empty()) {
    TextTable table;
    table.add_row({"  " + text(language, "analyse.column.limit"), text(language, "analyse.column.quasi_p_value"),
                   text(language, "analyse.column.stands_out")});
    for (const FoundLimit& limit : scenario.limits) {
      const std::string_view said = limit.stands_out ? "analyse.limit.stands_out" : "analyse.limit.by_chance";
      table.add_row(
          {"  " + condition(limit, language), p_value_text(language, limit.quasi_p_value), text(language, said)});
    }
    result +=
        table.text() + "  " +
        text(language, "analyse.scenario.level", {{"count", scenario.limits.size()}, {"draws", scenario.draws_used}}) +
        "\n";
  }
  return result + "\n";
}

std::string stakes_text(const AnalysisReport& report, Language language) {
  std::string result;
  for (const OptionsAtStake& stake : report.stakes) {
    const std::string criterion(stake.is_by_value_set() ? "values" : criterion_word(stake.criterion));
    result += text(language, "analyse.stake." + criterion,
                   {{"outcome", outcome_label(language, outcome_catalogue()[stake.outcome].name)},
                    {"values", stake.valuation.name},
                    {"unit", stake_scale(language, stake).unit},
                    {"draws", stake.draws_used}}) +
              "\n" + (stake.valuation.outcomes.empty() ? "" : values_line(stake.valuation, language)) +
              option_table(stake, language) + information_table(stake, language) + "\n";
  }
  result += values_text(report, language);
  if (report.lacks_crossing) result += text(language, "analyse.not_crossed") + "\n\n";
  return result;
}

}  // namespace timbang
