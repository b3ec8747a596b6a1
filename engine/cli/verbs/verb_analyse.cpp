#include <filesystem>

#include <CLI/CLI.hpp>

#include "analysis/analysis_files.hpp"
#include "base/problem.hpp"
#include "cli/common/options.hpp"
#include "cli/common/verb.hpp"
#include "cli/verbs/analysis_options.hpp"
#include "report/tables/analysis_text.hpp"

namespace timbang {
namespace {

class AnalyseVerb final : public Verb {
 public:
  AnalyseVerb(CLI::App& command, Language language) : Verb(command, "analyse", language), language_(language) {
    parser().add_option("RESULTS", results_, text(language, "option.sweep_results"))->required()->type_name("");
    add_analysis_options(parser(), request_, language);
    add_language_option(parser(), language_);
    parser().add_flag("--json", is_json_, text(language, "option.json"));
  }

  ExitCode execute() override {
    const std::filesystem::path results = results_;
    const AnalysisReport report = analyse(open_store(results), request_);
    const auto files = write_analysis(report, results / "analysis");
    if (is_json_) {
      print(analysis_json(report, TIMBANG_VERSION));
      return ExitCode::done;
    }
    print(analysis_heading(report, language_) + sensitivity_text(report, language_) + scenario_text(report, language_) +
          stakes_text(report, language_) + text(language_, "analyse.intervals") + "\n");
    for (const auto& file : files) print(file.string() + "\n");
    return ExitCode::done;
  }

 private:
  /// Throws what is wrong with the folder together with what is wrong with the options.
  [[nodiscard]] SweepStore open_store(const std::filesystem::path& results) const {
    std::vector<Problem> problems = problems_of_form(request_);
    try {
      if (SweepStore::is_in(results)) return SweepStore::read(results);
      problems.push_back({"not_a_sweep", {}, "", {{"folder", results_}}});
    } catch (const ScenarioError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
    throw ScenarioError(std::move(problems));
  }

  Language language_;
  std::string results_;
  AnalysisRequest request_;
  bool is_json_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_analyse_verb(CLI::App& command, Language language) {
  return std::make_unique<AnalyseVerb>(command, language);
}

}  // namespace timbang
