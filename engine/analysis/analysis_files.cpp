#include "analysis/analysis_files.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/ranges.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/store/export_csv.hpp"
#include "text/csv_writer.hpp"
#include "text/joined_text.hpp"
#include "text/written_files.hpp"

namespace timbang {

namespace {

namespace fs = std::filesystem;

std::string_view outcome_name(std::size_t outcome) {
  return outcome_catalogue()[outcome].name;
}

class AnalysisFiles {
 public:
  AnalysisFiles(const AnalysisReport& report, fs::path folder) : report_(report), folder_(std::move(folder)) {}

  std::vector<fs::path> write() {
    for (const auto method : {SensitivityMethod::sobol_indices, SensitivityMethod::elementary_effects,
                              SensitivityMethod::partial_rank_correlations, SensitivityMethod::emulator,
                              SensitivityMethod::level_means, SensitivityMethod::single_changes}) {
      write_method(method);
    }
    if (report_.scenario) write_scenario(*report_.scenario);
    if (!report_.stakes.empty()) {
      write_regrets();
      if (has_values()) write_values();
      write_information();
    }
    return std::move(files_);
  }

 private:
  [[nodiscard]] bool has_values() const {
    return contains(report_.stakes, Criterion::value, &OptionsAtStake::criterion);
  }

  template <class Rows>
  void write_file(const std::string& name, std::initializer_list<const char*> heading, const Rows& rows) {
    const fs::path file = folder_ / name;
    CsvWriter csv(file);
    for (const char* column : heading) csv.text(column);
    csv.end_row();
    rows(csv);
    csv.finish();
    files_.push_back(file);
  }

  static void write_estimate(CsvWriter& csv, const IndexEstimate& estimate) {
    const bool has_range = estimate.range.has_value();
    csv.number(estimate.value);
    csv.number(has_range ? std::optional(estimate.range->low) : std::nullopt);
    csv.number(has_range ? std::optional(estimate.range->high) : std::nullopt);
  }

  void write_method(SensitivityMethod method) {
    const auto is_it = [&](const SensitivityTable& table) { return table.method == method; };
    if (std::ranges::none_of(report_.tables, is_it)) return;
    write_file(std::string(method_word(method)) + ".csv",
               {"outcome", "unit", "option", "input", "level", "index", "value", "low", "high", "blocks_used",
                "blocks_dropped"},
               [&](CsvWriter& csv) {
                 for (const SensitivityTable& table : report_.tables) {
                   if (is_it(table)) write_table(csv, table);
                 }
               });
  }

  static void write_table(CsvWriter& csv, const SensitivityTable& table) {
    const auto row = [&](const std::string& input, const std::string& level, const std::string& index,
                         const IndexEstimate& estimate) {
      csv.text(outcome_name(table.outcome)).text(unit_text(outcome_catalogue()[table.outcome].unit));
      csv.text(table.option).text(input).value(level).text(index);
      write_estimate(csv, estimate);
      csv.unsigned_integer(table.blocks_used).unsigned_integer(table.blocks_dropped).end_row();
    };
    for (const NamedIndex& each : table.overall) row("", "", each.name, each.estimate);
    for (const SensitivityRow& each : table.rows) {
      for (std::size_t i = 0; i < table.indices.size(); ++i) {
        row(each.input, each.level, table.indices[i], each.estimates[i]);
      }
    }
  }

  void write_scenario(const FoundScenario& scenario) {
    // Limits of numbers and of listed values stand in columns of their own.
    write_file("scenario_limits.csv",
               {"target", "input", "unit", "low", "high", "levels", "quasi_p_value", "stands_out"},
               [&](CsvWriter& csv) {
                 for (const FoundLimit& limit : scenario.limits) {
                   std::string levels;
                   for (const std::string& level : limit.levels) add_item(levels, "; ", level);
                   csv.text(scenario.target.text).text(limit.input).text(limit.unit);
                   csv.number(limit.low).number(limit.high).text(levels).number(limit.quasi_p_value);
                   csv.text(yes_or_no(limit.stands_out)).end_row();
                 }
               });
    const auto measures = [](CsvWriter& csv, const BoxMeasures& box) {
      csv.number(box.coverage).number(box.density).number(box.mass).end_row();
    };
    write_file("scenario_measures.csv", {"target", "points", "coverage", "density", "mass"}, [&](CsvWriter& csv) {
      measures(csv.text(scenario.target.text).text("chosen_on"), scenario.chosen_on);
      measures(csv.text(scenario.target.text).text("tested_on"), scenario.tested_on);
    });
    write_file("scenario_peeling.csv", {"step", "coverage", "density", "mass"}, [&](CsvWriter& csv) {
      for (std::size_t step = 0; step < scenario.peeling.size(); ++step) {
        measures(csv.unsigned_integer(step), scenario.peeling[step]);
      }
    });
  }

  void write_regrets() {
    write_file("regret.csv",
               {"criterion", "outcome", "option", "mean_value", "mean_regret", "mean_regret_low", "mean_regret_high",
                "largest_regret", "agreement", "agreement_low", "agreement_high", "values", "is_best"},
               [&](CsvWriter& csv) {
                 for (const OptionsAtStake& stake : report_.stakes) {
                   for (std::size_t i = 0; i < stake.options.size(); ++i) write_option(csv, stake, i);
                 }
               });
  }

  static void write_option(CsvWriter& csv, const OptionsAtStake& stake, std::size_t position) {
    const JudgedOption& option = stake.options[position];
    csv.text(criterion_word(stake.criterion)).text(outcome_name(stake.outcome)).text(option.name);
    csv.number(option.mean);
    write_estimate(csv, option.regret);
    csv.number(option.largest_regret);
    write_estimate(csv, option.agreement);
    csv.text(stake.valuation.name).text(yes_or_no(position == stake.best)).end_row();
  }

  /// What each value set makes of the outcomes, as it was used.
  void write_values() {
    write_file("worth.csv", {"values", "outcome", "unit", "rupiah_per_unit"}, [&](CsvWriter& csv) {
      for (const OptionsAtStake& stake : report_.stakes) {
        for (const OutcomeValue& each : stake.valuation.outcomes) {
          csv.text(stake.valuation.name).text(outcome_name(each.outcome));
          csv.text(unit_text(outcome_catalogue()[each.outcome].unit)).number(each.rupiah).end_row();
        }
      }
    });
  }

  void write_information() {
    write_file("value_of_information.csv",
               {"criterion", "outcome", "input", "value", "low", "high", "by_chance", "values", "largest_by_chance",
                "family_p_value", "exceeds_chance"},
               [&](CsvWriter& csv) {
                 for (const OptionsAtStake& stake : report_.stakes) {
                   // With everything known: no number can have a higher value.
                   write_information_row(csv, stake, "everything", {{stake.perfect_information, std::nullopt}, 0});
                   csv.number(std::nullopt).number(std::nullopt).text("").end_row();
                   for (const InputInformation& each : stake.inputs) {
                     write_information_row(csv, stake, each.input, each.information);
                     csv.number(stake.largest_by_chance).number(each.family_p_value);
                     csv.text(yes_or_no(each.exceeds_chance())).end_row();
                   }
                 }
               });
  }

  static void write_information_row(CsvWriter& csv, const OptionsAtStake& stake, const std::string& input,
                                    const PartialInformation& information) {
    csv.text(criterion_word(stake.criterion)).text(outcome_name(stake.outcome)).text(input);
    write_estimate(csv, information.value);
    csv.number(information.by_chance).text(stake.valuation.name);
  }

  static std::string_view yes_or_no(bool is_so) { return is_so ? "yes" : "no"; }

  const AnalysisReport& report_;
  fs::path folder_;
  std::vector<fs::path> files_;
};

}  // namespace

std::string_view criterion_word(Criterion criterion) {
  constexpr std::array<std::string_view, 3> words{"outcome", "target", "worth"};
  return words[static_cast<std::size_t>(criterion)];
}

std::vector<fs::path> write_analysis(const AnalysisReport& report, const fs::path& folder) {
  make_export_folder(folder);
  std::vector<fs::path> files = AnalysisFiles(report, folder).write();
  // What another question has left here is no answer of this one.
  keep_only(folder, "analysis", files);
  return files;
}

}  // namespace timbang
