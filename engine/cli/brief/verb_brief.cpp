#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/brief/handed_on.hpp"
#include "cli/common/opened_results.hpp"
#include "cli/common/options.hpp"
#include "cli/common/verb.hpp"
#include "report/brief/brief_assembly.hpp"
#include "report/brief/brief_edition.hpp"
#include "report/brief/brief_html.hpp"
#include "report/brief/findings.hpp"
#include "report/brief/recommendation.hpp"
#include "report/charts/chart_export.hpp"
#include "report/page/page_files.hpp"
#include "results/store/export_csv.hpp"
#include "text/atomic_file.hpp"
#include "text/shell_word.hpp"
#include "text/written_files.hpp"

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
        .add_option("--hinges", sweeps_, text(language, "option.brief_hinges"))
        ->type_name("DIR")
        ->expected(1)
        ->take_all();
    parser()
        .add_option("--worth", values_, text(language, "option.brief_worth"))
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
    if (!has_claim_arms_) complain_of_left_out_arms(ResultsStore::read(results_), language_);
    const ClaimArms claim_arms = has_claim_arms_ ? ClaimArms::shown : ClaimArms::left_out;
    auto brief = assemble_brief({results_, {sweeps_.begin(), sweeps_.end()}, values_, decision_, claim_arms, today()},
                                language_);
    if (!brief) {
      complain(text(language_, "brief.no_runs", {{"folder", results_}}));
      return ExitCode::bad_input;
    }
    for (const std::string& note : brief->notes) complain(note);
    const std::filesystem::path out = out_.value_or(std::filesystem::path(results_) / "brief");
    make_export_folder(out);
    BriefSource& source = brief->source;
    if (source.drivers.empty() && source.analyses.empty() && !source.scenarios.empty()) offer_sweep(source, out);
    return write_brief(source, out);
  }

 private:
  /// Writes the experiment that the brief has no answers of, and says how to run it.
  void offer_sweep(BriefSource& source, const std::filesystem::path& out) const {
    const std::filesystem::path file = out / "one-at-a-time.yaml";
    write_atomically(file, one_at_a_time_experiment(source, out));
    source.key_drivers_command = "timbang sweep " + shell_word(file.generic_string()) + " --out " +
                                 shell_word(one_at_a_time_folder(results_).generic_string());
    complain(text(language_, "brief.hinges.command", {{"command", source.key_drivers_command}}));
  }

  ExitCode write_brief(const BriefSource& source, const std::filesystem::path& out) const {
    const BriefEdition english = make_brief_edition(source, Language::english);
    const BriefEdition indonesian = make_brief_edition(source, Language::indonesian);
    const bool is_english = language_ == Language::english;
    const BriefEdition& first = is_english ? english : indonesian;
    const std::string page = brief_html(source, first, is_english ? indonesian : english);
    std::vector<std::filesystem::path> files{
        out / text(language_, "brief.file.page", {{"name", source.summary.scenario_name}}), out / "ringkasan.txt",
        out / "summary.txt"};
    write(files[0], page);
    write(files[1], short_message(source, Language::indonesian));
    write(files[2], short_message(source, Language::english));
    if (chart_runtime().empty()) complain(text(language_, "brief.no_runtime"));
    const bool is_whole = hand_on(source, first, page, out, files);
    // A PDF of an earlier page, say, is none of this one. Each language has files of its own.
    keep_only(out, is_english ? "brief-en" : "brief-id", files);
    return is_whole ? ExitCode::done : ExitCode::failed;
  }

  static void write(const std::filesystem::path& file, const std::string& content) {
    write_atomically(file, content);
    print(file.string() + "\n");
  }

  Language language_;
  std::string results_;
  bool has_claim_arms_ = false;
  std::optional<std::filesystem::path> out_;
  std::vector<std::string> sweeps_;
  std::vector<std::string> values_;
  std::optional<std::filesystem::path> decision_;
};

}  // namespace

std::unique_ptr<Verb> make_brief_verb(CLI::App& command, Language language) {
  return std::make_unique<BriefVerb>(command, language);
}

}  // namespace timbang
