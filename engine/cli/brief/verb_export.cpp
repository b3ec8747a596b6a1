#include <filesystem>
#include <optional>

#include <CLI/CLI.hpp>

#include "analysis/export_matrices.hpp"
#include "base/problem.hpp"
#include "cli/common/drawing.hpp"
#include "cli/common/opened_results.hpp"
#include "cli/common/options.hpp"
#include "cli/common/verb.hpp"
#include "cli/verbs/analysis_options.hpp"
#include "report/brief/brief_assembly.hpp"
#include "report/brief/brief_edition.hpp"
#include "report/charts/analysis/analysis_charts.hpp"
#include "report/charts/chart_export.hpp"
#include "report/charts/decision/decision_charts.hpp"
#include "report/words/number_format.hpp"
#include "report/words/outcome_words.hpp"
#include "report/words/problem_text.hpp"
#include "report/workbook/workbook.hpp"
#include "results/decision/stored_decision.hpp"
#include "results/store/export_csv.hpp"
#include "results/sweep/export_sweep.hpp"
#include "text/written_files.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang {
namespace {

/// Names what was written, and takes away charts of an earlier question before they are drawn again.
void print_charts(const std::vector<std::filesystem::path>& files, const std::filesystem::path& folder) {
  for (const auto& file : files) print(file.string() + "\n");
  keep_only(folder, "charts", files);
}

/// Charts of the folder's newest comparison in both languages, and how drawing them ended.
Drawing export_charts(const BriefQuestion& asked, const std::filesystem::path& folder, Language shown_language) {
  const auto brief = assemble_brief(asked, shown_language);
  if (!brief) return Drawing::done;
  for (const std::string& note : brief->notes) complain(note);
  std::vector<std::filesystem::path> files;
  for (const Language language : {Language::english, Language::indonesian}) {
    for (const auto& file : write_charts(make_brief_edition(brief->source, language).charts, "city", language, folder))
      files.push_back(file);
  }
  print_charts(files, folder);
  return draw_charts(folder);
}

/// Charts of what an analysis of the sweep says, in both languages; how many there are in each.
std::size_t write_sweep_charts(const AnalysisReport& report, const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::size_t count = 0;
  for (const Language language : {Language::english, Language::indonesian}) {
    const ChartBook book = make_analysis_book(report, date_text(language, today()), language);
    for (const auto& file : write_charts(book, "city", language, folder)) files.push_back(file);
    count = book.charts.size();
  }
  print_charts(files, folder);
  return count;
}

class ExportVerb final : public Verb {
 public:
  ExportVerb(CLI::App& command, Language language) : Verb(command, "export", language), language_(language) {
    parser().add_option("RESULTS", results_, text(language, "option.results"))->required()->type_name("");
    parser()
        .add_option("--to", format_, text(language, "option.to"))
        ->required()
        ->check(CLI::IsMember({"csv", "xlsx", "charts", "matrices"}))
        ->type_name("csv|xlsx|charts|matrices");
    parser()
        .add_option_function<std::string>(
            "--out", [this](const std::string& folder) { out_ = folder; }, text(language, "option.export_out"))
        ->type_name("DIR");
    parser().add_flag("--full", is_full_, text(language, "option.export_full"));
    parser().add_flag("--with-claim-arms", has_claim_arms_, text(language, "option.claim_arms"));
    parser()
        .add_option("--excel", excel_, text(language, "option.excel"))
        ->check(CLI::IsMember({"en", "id"}))
        ->type_name("en|id");
    add_analysis_options(parser(), request_, language);
    add_language_option(parser(), language_);
  }

  ExitCode execute() override {
    const std::filesystem::path results = results_;
    const bool is_decision = holds_decision(results);
    const bool is_sweep_chart = !is_decision && format_ == "charts" && SweepStore::is_in(results);
    if (has_analysis_options(request_) && !is_sweep_chart) {
      throw ScenarioError({{"analysis_options_elsewhere", {}, "", {}}});
    }
    check_options(!is_decision && format_ != "matrices" && !SweepStore::is_in(results));
    if (is_decision) return write_decision_charts();
    if (is_sweep_chart) return write_charts_of(SweepStore::read(results));
    if (format_ == "matrices") return write_matrices(SweepStore::read(results));
    if (format_ == "csv" && SweepStore::is_in(results)) return write_sweep_tables();
    if (format_ == "xlsx" && SweepStore::is_in(results)) refuse_folder(results, "sweep_without_workbook");
    const ResultsStore store = ResultsStore::read(results);
    if (!has_claim_arms_) complain_of_left_out_arms(store, language_);
    if (format_ == "xlsx") return write_xlsx(store);
    if (format_ == "charts") return write_city_charts();
    return write_tables(store);
  }

 private:
  [[nodiscard]] ClaimArms claim_arms() const { return has_claim_arms_ ? ClaimArms::shown : ClaimArms::left_out; }

  [[nodiscard]] CsvDialect dialect() const {
    return excel_ == "id" ? CsvDialect::excel_with_decimal_comma : CsvDialect::rfc4180;
  }

  /// An option that would change nothing is refused, so that nobody takes the files for what was asked.
  void check_options(bool is_comparison) const {
    std::vector<Problem> problems;
    const auto refuse = [&](const char* option, const char* problem) {
      problems.push_back({problem, {}, "", {{"option", option}}});
    };
    if (!excel_.empty() && format_ != "csv") refuse("--excel", "export_option_of_csv");
    if (is_full_ && (format_ != "csv" || !is_comparison)) refuse("--full", "export_option_of_comparison_csv");
    if (has_claim_arms_ && !is_comparison) refuse("--with-claim-arms", "export_option_of_comparison");
    if (!problems.empty()) throw ScenarioError(std::move(problems));
  }

  [[nodiscard]] std::filesystem::path tables_folder() const {
    return out_.value_or(std::filesystem::path(results_) / "csv");
  }

  ExitCode write_sweep_tables() const {
    const SweepExport how{dialect(), [this](const std::string& stored) { return failure_sentence(language_, stored); }};
    for (const auto& file : export_sweep(SweepStore::read(results_), tables_folder(), how)) print_file(file);
    return ExitCode::done;
  }

  ExitCode write_matrices(const SweepStore& store) const {
    const std::filesystem::path folder = out_.value_or(std::filesystem::path(results_) / "matrices");
    for (const auto& file : export_matrices(store, folder)) print_file(file);
    return ExitCode::done;
  }

  ExitCode write_tables(const ResultsStore& store) const {
    CsvExport what;
    what.claim_arms = claim_arms();
    what.runs = is_full_ ? CsvRuns::each : CsvRuns::summarised;
    what.dialect = dialect();
    what.dictionary = dictionary_columns();
    for (const auto& file : export_csv(store, tables_folder(), what)) print_file(file);
    if (!is_full_) print(text(language_, "export.without_runs") + "\n");
    return ExitCode::done;
  }

  ExitCode write_xlsx(const ResultsStore& store) {
    const std::filesystem::path folder = out_.value_or(std::filesystem::path(results_));
    make_export_folder(folder);
    const std::filesystem::path file = folder / (text(language_, "workbook.file") + ".xlsx");
    write_workbook(store, language_, file, claim_arms());
    print_file(file);
    return ExitCode::done;
  }

  [[nodiscard]] std::filesystem::path charts_folder() const {
    return out_.value_or(std::filesystem::path(results_) / "charts");
  }

  ExitCode end_drawing(Drawing drawing) const {
    const std::string missing = drawing_text(language_, drawing);
    if (!missing.empty()) complain(missing);
    return ExitCode::done;
  }

  ExitCode write_city_charts() const {
    return end_drawing(export_charts({results_, {}, {}, {}, claim_arms(), today()}, charts_folder(), language_));
  }

  ExitCode write_charts_of(const SweepStore& store) const {
    if (write_sweep_charts(analyse(store, request_), charts_folder()) > 0) {
      return end_drawing(draw_charts(charts_folder()));
    }
    print(text(language_, "export.no_charts") + "\n");
    return ExitCode::done;
  }

  ExitCode write_decision_charts() const {
    if (format_ != "charts") refuse_folder(results_, "decision_charts_only");
    const DecisionReport report = stored_decision(results_);
    std::vector<std::filesystem::path> files;
    for (const Language language : {Language::english, Language::indonesian}) {
      const ChartBook book = make_decision_charts(report, date_text(language, today()), language);
      for (const auto& file : write_charts(book, "city", language, charts_folder())) files.push_back(file);
    }
    print_charts(files, charts_folder());
    return end_drawing(draw_charts(charts_folder()));
  }

  void print_file(const std::filesystem::path& file) const {
    constexpr double bytes_per_megabyte = 1e6;
    const double megabytes = static_cast<double>(std::filesystem::file_size(file)) / bytes_per_megabyte;
    print(
        text(language_, "export.file", {{"file", file.string()}, {"megabytes", number_text(language_, megabytes, 1)}}) +
        "\n");
  }

  Language language_;
  std::string results_;
  std::string format_;
  std::string excel_;
  bool is_full_ = false;
  AnalysisRequest request_;
  bool has_claim_arms_ = false;
  std::optional<std::filesystem::path> out_;
};

}  // namespace

std::unique_ptr<Verb> make_export_verb(CLI::App& command, Language language) {
  return std::make_unique<ExportVerb>(command, language);
}

}  // namespace timbang
