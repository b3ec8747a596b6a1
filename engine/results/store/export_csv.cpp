#include "results/store/export_csv.hpp"

#include <initializer_list>
#include <system_error>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/summary/arm_fingerprint.hpp"
#include "results/summary/labels.hpp"
#include "text/csv_writer.hpp"
#include "text/written_files.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang {
namespace {

/// The cells that say which outcome, when and where.
void write_coordinates(CsvWriter& csv, const std::string& month, const std::string& where, std::size_t outcome) {
  const OutcomeDefinition& definition = outcome_catalogue()[outcome];
  csv.text(month).text(where).text(definition.name).text(unit_text(definition.unit));
}

void write_estimate(CsvWriter& csv, const Estimate& estimate) {
  csv.number(estimate.mean).number(estimate.low).number(estimate.high);
}

/// What intervals over the arm's runs cover.
std::string_view interval_of(const ManifestArm& arm) {
  return interval_word(arm.ensemble_sha256.empty() ? IntervalKind::seeds : IntervalKind::plausible);
}

void write_trial(CsvWriter& csv, const Manifest& manifest, std::uint32_t number, const Trial& trial) {
  const ManifestArm& arm = manifest.arms[number];
  const std::vector<std::string> wheres = where_labels(manifest);
  const std::vector<std::string> months = month_labels(manifest);
  for (std::size_t outcome = 0; outcome < trial.table.outcomes(); ++outcome) {
    for (std::size_t where = 0; where < wheres.size(); ++where) {
      for (std::size_t month = 0; month < months.size(); ++month) {
        csv.text(arm.name).unsigned_integer(trial.key.replication).unsigned_integer(trial.key.seed);
        write_coordinates(csv, months[month], wheres[where], outcome);
        csv.number(trial.table.at(outcome, where, month)).text(interval_of(arm)).end_row();
      }
    }
  }
}

void write_tidy(CsvWriter& csv, const ResultsStore& store, const Comparison& comparison) {
  csv.texts({"arm", "replication", "seed", "month", "where", "outcome", "unit", "value", "interval"}).end_row();
  const std::vector<std::vector<Trial>> trials = stored_trials(store, comparison);
  for (std::size_t i = 0; i < trials.size(); ++i) {
    for (const Trial& trial : trials[i]) {
      // A failed trial has no values.
      if (!trial.table.values().empty()) write_trial(csv, store.manifest(), comparison.arms[i], trial);
    }
  }
}

void write_summary(CsvWriter& csv, const Summary& summary) {
  csv.texts({"arm", "seed", "replications", "month", "where", "outcome", "unit", "mean", "low", "high", "interval"})
      .end_row();
  for (const ArmSummary& arm : summary.arms) {
    for (const SummaryCell& cell : arm.outcomes) {
      csv.text(arm.name).unsigned_integer(summary.seed).unsigned_integer(arm.replications);
      write_coordinates(csv, summary.months[cell.month], summary.wheres[cell.where], cell.outcome);
      write_estimate(csv, cell.estimate);
      csv.text(interval_word(summary.interval)).end_row();
    }
  }
}

void write_difference(CsvWriter& csv, const Summary& summary, const ArmDifference& difference) {
  for (const DifferenceCell& cell : difference.outcomes) {
    csv.text(difference.arm).text(difference.against).unsigned_integer(summary.seed);
    write_coordinates(csv, summary.months[cell.month], summary.wheres[cell.where], cell.outcome);
    write_estimate(csv, cell.paired.difference);
    csv.number(cell.paired.variance_reduction).text(interval_word(summary.interval)).number(cell.agreement);
    csv.text(cell.is_effect ? (*cell.is_effect ? "yes" : "no") : "").end_row();
  }
}

void write_differences(CsvWriter& csv, const Summary& summary) {
  csv.texts({"arm", "against", "seed", "month", "where", "outcome", "unit", "mean", "low", "high", "variance_reduction",
             "interval", "agreement", "is_effect"})
      .end_row();
  for (const ArmDifference& difference : summary.differences) write_difference(csv, summary, difference);
  for (const ArmDifference& step : summary.steps) write_difference(csv, summary, step);
}

std::string settings_text(const ManifestArm& arm) {
  std::string text;
  for (const auto& setting : arm.settings) text += (text.empty() ? "" : " ") + setting.first + "=" + setting.second;
  return text;
}

void write_arms(CsvWriter& csv, const Manifest& manifest, const Comparison& comparison) {
  // The arms' fingerprints let two exports be compared without their numbers.
  csv.texts({"arm", "set", "values_sha256", "seed", "replications", "failed", "fingerprint", "interval",
             "ensemble_sha256", "is_sequential"})
      .end_row();
  for (const std::uint32_t number : comparison.arms) {
    const ManifestArm& arm = manifest.arms[number];
    const SeedRuns runs = runs_of_comparison(arm, comparison);
    csv.text(arm.name).text(settings_text(arm)).text(arm.values_sha256).unsigned_integer(comparison.seed);
    csv.unsigned_integer(runs.done).unsigned_integer(runs.failed);
    csv.text(fingerprint_text(runs.fingerprint.value())).text(interval_of(arm)).text(arm.ensemble_sha256);
    csv.text(comparison.is_sequential ? "yes" : "no").end_row();
  }
}

/// How the value of month `all` follows from the months.
const char* over_months(Pooling pooling) {
  switch (pooling) {
    case Pooling::sum:
      return "sum of the months";
    case Pooling::mean:
      return "mean of the months";
    case Pooling::ratio:
      return "numerator and denominator pooled";
    case Pooling::percentile:
      return "percentile of all cases together";
    case Pooling::half_year_ends:
      return "mean of 30 June and 31 December";
    case Pooling::pooled:
      return "computed from all months together";
    case Pooling::ratio_of_means:
      return "quotient of two outcomes; over replications, of their means";
  }
  return "";
}

const char* word(Better better) {
  if (better == Better::neither) return "";
  return better == Better::lower ? "lower" : "higher";
}

std::optional<double> if_positive(double value) {
  return value > 0 ? std::optional(value) : std::nullopt;
}

void write_dictionary(CsvWriter& csv, const std::vector<DictionaryColumn>& columns) {
  for (const char* name : {"outcome", "unit", "over_months", "better", "smallest_effect", "smallest_effect_as_share"}) {
    csv.text(name);
  }
  for (const DictionaryColumn& column : columns) csv.text(column.heading);
  csv.end_row();
  for (std::size_t i = 0; i < outcome_catalogue().size(); ++i) {
    const OutcomeDefinition& outcome = outcome_catalogue()[i];
    const EffectRule rule = outcome.effect;
    csv.text(outcome.name).text(unit_text(outcome.unit)).text(over_months(outcome.pooling)).text(word(rule.better));
    csv.number(if_positive(rule.absolute)).number(if_positive(rule.relative));
    for (const DictionaryColumn& column : columns) csv.text(column.texts.at(i));
    csv.end_row();
  }
}

/// Makes the files of one folder.
class Export {
 public:
  Export(const std::filesystem::path& folder, CsvDialect dialect) : folder_(folder), dialect_(dialect) {
    // Before anything is written: a folder that cannot be made leaves no half of an export.
    make_export_folder(folder);
  }

  template <typename Write>
  void add(const char* name, Write write) {
    files.push_back(folder_ / name);
    CsvWriter csv(files.back(), dialect_);
    write(csv);
    csv.finish();
  }

  std::vector<std::filesystem::path> files;

 private:
  std::filesystem::path folder_;
  CsvDialect dialect_;
};

}  // namespace

void make_export_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) refuse_folder(folder, "results_unwritable", {{"reason", error.message()}});
}

std::vector<std::filesystem::path> export_csv(const ResultsStore& store, const std::filesystem::path& folder,
                                              const CsvExport& what) {
  Export files(folder, what.dialect);
  const auto comparison = newest_comparison(store, what.claim_arms);
  // No comparison has a trial yet.
  if (!comparison) refuse_folder(store.trials().paths().folder, "results_empty");
  const Summary summary = stored_summary(store, *comparison);
  if (what.runs == CsvRuns::each) files.add("tidy.csv", [&](CsvWriter& csv) { write_tidy(csv, store, *comparison); });
  files.add("summary.csv", [&](CsvWriter& csv) { write_summary(csv, summary); });
  files.add("differences.csv", [&](CsvWriter& csv) { write_differences(csv, summary); });
  files.add("arms.csv", [&](CsvWriter& csv) { write_arms(csv, store.manifest(), *comparison); });
  files.add("dictionary.csv", [&](CsvWriter& csv) { write_dictionary(csv, what.dictionary); });
  keep_only(folder, "csv", files.files);
  return files.files;
}

}  // namespace timbang
