#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/brief/handed_on.hpp"
#include "cli/brief/hinges.hpp"
#include "cli/common/opened_results.hpp"
#include "cli/common/options.hpp"
#include "cli/common/verb.hpp"
#include "report/brief/brief_html.hpp"
#include "report/brief/stored_brief.hpp"
#include "report/charts/analysis/analysis_charts.hpp"
#include "report/charts/chart_export.hpp"
#include "report/charts/decision/decision_charts.hpp"
#include "report/page/page_files.hpp"
#include "results/decision/stored_decision.hpp"
#include "text/atomic_file.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang {
namespace {

class BriefVerb final : public Verb {
 public:
  BriefVerb(CLI::App& command, Language language) : Verb(command, "brief", language), language_(language) {
    parser().add_option("RESULTS", results_, text(language, "option.results"))->required()->type_name("");
    parser()
        .add_option_function<std::string>(
            "--out", [this](const std::string& folder) { out_ = folder; }, text(language, "option.brief_out"))
        ->type_name("DIR");
    parser()
        .add_option("--hinges", hinges_, text(language, "option.brief_hinges"))
        ->type_name("DIR")
        ->expected(1)
        ->take_all();
    parser()
        .add_option("--worth", worth_, text(language, "option.brief_worth"))
        ->type_name("NAME=RP")
        ->expected(1)
        ->take_all();
    parser().add_flag("--with-claim-arms", has_claim_arms_, text(language, "option.claim_arms"));
    parser()
        .add_option_function<std::string>(
            "--decision", [this](const std::string& folder) { decision_ = folder; },
            text(language, "option.brief_decision"))
        ->type_name("DIR");
    add_language_option(parser(), language_);
  }

  ExitCode execute() override {
    std::optional<BriefSource> source = read_source();
    if (!source) {
      complain(text(language_, "brief.no_runs", {{"folder", results_}}));
      return ExitCode::bad_input;
    }
    if (decision_) source->decision = read_decision(*source);
    const std::filesystem::path out = out_.value_or(std::filesystem::path(results_) / "brief");
    std::filesystem::create_directories(out);
    add_sweeps(*source, out);
    const BriefEdition english = edition(*source, Language::english);
    const BriefEdition indonesian = edition(*source, Language::indonesian);
    const bool is_english = language_ == Language::english;
    const BriefEdition& first = is_english ? english : indonesian;
    const std::string page = brief_html(*source, first, is_english ? indonesian : english);
    write(out / text(language_, "brief.file.page", {{"name", source->summary.scenario_name}}), page);
    write(out / "ringkasan.txt", short_message(*source, Language::indonesian));
    write(out / "summary.txt", short_message(*source, Language::english));
    if (chart_runtime().empty()) complain(text(language_, "brief.no_runtime"));
    hand_on(*source, first, page, out);
    return ExitCode::done;
  }

 private:
  std::optional<BriefSource> read_source() const {
    const ResultsStore store = ResultsStore::read(results_);
    const ClaimArms claim_arms = has_claim_arms_ ? ClaimArms::shown : ClaimArms::left_out;
    if (!has_claim_arms_) complain_of_left_out_arms(store, language_);
    const auto comparison = newest_comparison(store, claim_arms);
    if (!comparison) return std::nullopt;
    BriefSource source = stored_brief(store, *comparison, today());
    if (source.scenarios.empty()) complain(text(language_, "brief.no_scenario", {{"folder", results_}}));
    return source;
  }

  static BriefEdition edition(const BriefSource& source, Language language) {
    const std::string date = date_text(language, source.date);
    ChartBook charts =
        make_chart_book({source.summary, date, source.spread, arm_titles(source, language), source.hinges}, language);
    for (const AnalysisReport& report : source.analyses) {
      add_analysis_charts(charts, report, AnalysisCharts::for_a_brief, date, language);
    }
    if (source.decision) add_charts(charts, make_decision_charts(*source.decision, date, language));
    return {make_brief_page(source, language), std::move(charts), language};
  }

  /// The decision that was named. Throws ScenarioError if it is about another scenario.
  [[nodiscard]] DecisionReport read_decision(const BriefSource& source) const {
    DecisionReport decision = stored_decision(*decision_);
    if (is_of_scenario(decision.own_sha256, source)) return decision;
    constexpr std::size_t hash_part = 8;
    const auto named = [](const std::string& name, const std::string& sha256) {
      return name + " " + sha256.substr(0, hash_part);
    };
    refuse_folder(*decision_, "decision_other_scenario",
                  {{"found", named(decision.scenario_name, decision.own_sha256)},
                   {"wanted", named(source.summary.scenario_name, source.summary.scenario_sha256)}});
  }

  /// The key drivers of the answers, from the sweeps that were named and the one in the folder, or how to make it.
  void add_sweeps(BriefSource& source, const std::filesystem::path& out) const {
    const std::filesystem::path folder = hinges_folder(results_);
    for (const std::string& named : hinges_) add_hinges(named, worth_, source, language_);
    const bool is_named = std::find(hinges_.begin(), hinges_.end(), folder.string()) != hinges_.end();
    if (!is_named && source.hinges.empty() && SweepStore::is_in(folder)) add_hinges(folder, worth_, source, language_);
    if (!worth_.empty() && !is_worth_used(source)) complain(text(language_, "brief.worth.unused"));
    if (!source.hinges.empty() || !source.analyses.empty() || source.scenarios.empty()) return;
    source.hinges_command = write_hinges_experiment(source, folder, out);
    complain(text(language_, "brief.hinges.command", {{"command", source.hinges_command}}));
  }

  /// Whether some sweep's options are judged by --worth.
  static bool is_worth_used(const BriefSource& source) {
    return std::any_of(source.analyses.begin(), source.analyses.end(), [](const AnalysisReport& report) {
      return std::any_of(report.stakes.begin(), report.stakes.end(), [](const OptionsAtStake& stake) {
        return stake.criterion == Criterion::worth && !stake.is_by_value_set();
      });
    });
  }

  static void write(const std::filesystem::path& file, const std::string& content) {
    write_atomically(file, content);
    print(file.string() + "\n");
  }

  Language language_;
  std::string results_;
  bool has_claim_arms_ = false;
  std::optional<std::filesystem::path> out_;
  std::vector<std::string> hinges_;
  std::vector<std::string> worth_;
  std::optional<std::filesystem::path> decision_;
};

}  // namespace

std::unique_ptr<Verb> make_brief_verb(CLI::App& command, Language language) {
  return std::make_unique<BriefVerb>(command, language);
}

}  // namespace timbang
