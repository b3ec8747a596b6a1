#include <chrono>

#include <CLI/CLI.hpp>

#include "cli/common/interruption.hpp"
#include "cli/common/options.hpp"
#include "cli/common/progress.hpp"
#include "cli/common/verb.hpp"
#include "report/tables/decision_text.hpp"
#include "report/words/number_format.hpp"
#include "results/decision/decision_json.hpp"
#include "scenario/parameters/input_limits.hpp"
#include "studies/decide/decision.hpp"
#include "text/number_text.hpp"

namespace timbang {
namespace {

class DecideVerb final : public Verb {
 public:
  DecideVerb(CLI::App& command, Language language) : Verb(command, "decide", language) {
    options_.language = language;
    parser().add_option("EXPERIMENT", file_, text(language, "option.decide_experiment"))->required()->type_name("");
    add_budget_options(language);
    add_seed_and_threads(parser(), options_.seed, options_.threads, language);
    parser()
        .add_option_function<std::string>(
            "--out", [this](const std::string& folder) { options_.folder = folder; },
            text(language, "option.decide_out"))
        ->type_name("DIR");
    add_language_option(parser(), options_.language);
    parser().add_flag("--json", options_.is_json, text(language, "option.json"));
    parser().add_flag("--quiet", options_.is_quiet, text(language, "option.quiet"));
    parser().add_flag("--dry-run", is_dry_, text(language, "option.dry_run"));
  }

  ExitCode execute() override {
    const DecisionRequest request =
        decision_request({file_, budget_, options_.seed, options_.folder, workers(options_.threads)});
    if (is_dry_) return estimate(request);
    const DecisionResult result = run(request);
    const std::string folder = request.folder.string();
    if (result.stopped) {
      complain(text(options_.language, "decide.stopped", {{"folder", folder}}));
      return ExitCode::failed;
    }
    if (!result.failure.empty()) {
      complain(text(options_.language, "decide.failed", {{"what", result.failure}, {"folder", folder}}));
      return ExitCode::failed;
    }
    write_decision_files(request.folder, result.report, TIMBANG_VERSION);
    print(options_.is_json ? decision_json(result.report, TIMBANG_VERSION)
                           : decision_text(result.report, options_.language) + "\n" +
                                 text(options_.language, "decide.folder", {{"folder", folder}}) + "\n");
    return ExitCode::done;
  }

 private:
  [[nodiscard]] ExitCode estimate(const DecisionRequest& request) const {
    const Interruption interruption;
    const auto estimate = estimate_decision(request, interruption.token());
    if (!estimate) return ExitCode::failed;
    const TextArguments arguments{{"search", estimate->search},
                                  {"members", estimate->members},
                                  {"replications", estimate->member_replications},
                                  {"threads", request.workers.threads},
                                  {"time", time_text(estimate->search_seconds, options_.language)}};
    const std::string_view id = estimate->members > 0 ? "decide.estimate_members" : "decide.estimate";
    print(text(options_.language, id, arguments) + "\n");
    return ExitCode::done;
  }

  void add_budget_options(Language language) {
    parser()
        .add_option_function<std::string>(
            "--budget", [this](const std::string& rupiah) { budget_.rupiah = reading::parse_number(rupiah); },
            text(language, "option.budget"))
        ->check([language](const std::string& written) {
          const auto rupiah = reading::parse_number(written);
          const bool is_budget = rupiah && *rupiah >= 0 && *rupiah <= most_rupiah;
          return is_budget ? "" : text(language, "usage.budget", {{"most", number_text(language, most_rupiah, 0)}});
        })
        ->type_name("IDR");
    parser()
        .add_option_function<std::string>(
            "--payer", [this](const std::string& payer) { budget_.payer = find_payer(payer); },
            text(language, "option.payer"))
        ->check(CLI::IsMember({"apbn", "provinsi", "apbd"}, CLI::ignore_case))
        ->type_name("apbn|provinsi|apbd");
    parser()
        .add_option_function<std::string>(
            "--start", [this](const std::string& day) { budget_.start = Date::parse(day); },
            text(language, "option.start"))
        ->check(
            [language](const std::string& day) { return Date::parse(day) ? "" : text(language, "option.day_form"); })
        ->type_name("YYYY-MM-DD");
    parser()
        .add_option_function<std::string>(
            "--authority", [this](const std::string& authority) { budget_.authority = authority; },
            text(language, "option.authority"))
        ->type_name("kota");
  }

  [[nodiscard]] DecisionResult run(const DecisionRequest& request) const {
    const Interruption interruption;
    Progress progress(progress_visibility(options_), options_.language);
    progress.show({TrialProgress::Stage::fitting, 0, 0, 0});
    const auto started = std::chrono::steady_clock::now();
    const DecisionRuns::Tell tell = [&](std::size_t done, std::size_t known) {
      const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - started;
      progress.show({TrialProgress::Stage::simulating, done, known, passed.count()});
    };
    return run_decision(request, tell, interruption.token());
  }

  SimulationOptions options_;
  BudgetOptions budget_;
  std::string file_;
  bool is_dry_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_decide_verb(CLI::App& command, Language language) {
  return std::make_unique<DecideVerb>(command, language);
}

}  // namespace timbang
