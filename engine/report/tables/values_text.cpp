#include "report/tables/values_text.hpp"

#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/tables/text_table.hpp"
#include "report/words/analysis_cells.hpp"
#include "text/joined_text.hpp"

namespace timbang {

namespace {

using Sets = std::vector<const OptionsAtStake*>;

std::string values_table(const Sets& sets, Language language) {
  TextTable table;
  std::vector<std::string> columns{"  " + text(language, "analyse.column.option")};
  for (const OptionsAtStake* set : sets) {
    columns.push_back(set->valuation.name + " (" + stake_scale(language, *set).unit + ")");
  }
  table.add_row(std::move(columns));
  for (std::size_t option = 0; option < sets.front()->options.size(); ++option) {
    std::vector<std::string> row{"  " + sets.front()->options[option].name};
    for (const OptionsAtStake* set : sets) {
      const std::string value = stake_value(language, stake_scale(language, *set), *set, set->options[option].mean);
      row.push_back((option == set->best ? "* " : "") + value);
    }
    table.add_row(std::move(row));
  }
  return table.text();
}

/// Which option each set has for the best one, and how sure that is.
std::string choices_of(const Sets& sets, Language language) {
  std::string choices;
  for (const OptionsAtStake* set : sets) {
    const JudgedOption& best = set->options[set->best];
    add_item(choices, "; ",
             text(language, "analyse.values.choice",
                  {{"values", set->valuation.name},
                   {"option", best.name},
                   {"share", percent_text(language, best.agreement.value)}}));
  }
  return choices;
}

}  // namespace

std::string values_line(const Valuation& valuation, Language language) {
  std::string terms;
  for (const OutcomeValue& each : valuation.outcomes) {
    const OutcomeDefinition& outcome = outcome_catalogue()[each.outcome];
    const std::string unit = unit_words(language, outcome.unit);
    add_item(terms, "; ",
             std::string(outcome.name) + enclosed(" (", unit, ")") + " " + limit_text(language, each.rupiah));
  }
  return "  " + text(language, "analyse.worth", {{"terms", terms}}) + "\n";
}

std::string values_text(const AnalysisReport& report, Language language) {
  const Sets sets = report.by_value_sets();
  if (sets.size() < 2) return {};
  const bool is_split = report.do_values_disagree();
  const std::string& option = sets.front()->options[sets.front()->best].name;
  return text(language, "analyse.values.heading") + "\n" + values_table(sets, language) + "  " +
         text(language, is_split ? "analyse.values.disagree" : "analyse.values.agree",
              {{"option", option}, {"choices", choices_of(sets, language)}}) +
         "\n\n";
}

}  // namespace timbang
