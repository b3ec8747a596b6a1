#include <filesystem>

#include <CLI/CLI.hpp>

#include "cli/common/interruption.hpp"
#include "cli/common/progress.hpp"
#include "cli/common/verb.hpp"
#include "cli/sweep/slurm_script.hpp"
#include "cli/sweep/sweep_options.hpp"
#include "cli/sweep/sweep_texts.hpp"

namespace timbang {
namespace {

class SweepVerb final : public Verb {
 public:
  SweepVerb(CLI::App& command, Language language) : Verb(command, "sweep", language) {
    options_.common.language = language;
    add_sweep_options(parser(), options_);
  }

  ExitCode execute() override {
    options_.are_threads_given = are_threads_given();
    const Interruption interruption;
    SweepRequest request = sweep_request(question_of(options_));
    request.workers = workers(options_.common.threads);
    if (options_.slurm) {
      print(slurm_script(options_, request, std::filesystem::read_symlink("/proc/self/exe")));
      return ExitCode::done;
    }
    if (options_.is_dry) return estimate(request, interruption.token());
    return tell(run(request, interruption.token()));
  }

 private:
  [[nodiscard]] Language language() const { return options_.common.language; }

  [[nodiscard]] SweepReport run(const SweepRequest& request, const StopToken& stop) const {
    Progress progress(progress_visibility(options_.common), language());
    return answer_sweep(
        request, [&](const TrialProgress& now) { progress.show(now); }, stop);
  }

  [[nodiscard]] ExitCode estimate(const SweepRequest& request, const StopToken& stop) const {
    const auto estimate = estimate_sweep(request, stop);
    if (!estimate) return ExitCode::failed;
    print(text(language(), "sweep.estimate",
               {{"points", std::to_string(estimate->points)},
                {"replications", std::to_string(request.replications)},
                {"trials", std::to_string(estimate->trials)},
                {"threads", std::to_string(request.workers.threads)},
                {"time", time_text(estimate->seconds, language())}}) +
          "\n");
    if (!request.plan.stopping.empty()) {
      print(text(language(), "sweep.estimate_stopping", {{"least", std::to_string(fewest_for_precision)}}) + "\n");
    }
    return ExitCode::done;
  }

  [[nodiscard]] ExitCode tell(const SweepReport& report) const {
    if (report.result.stopped) {
      complain(text(language(), "sweep.stopped", {{"folder", report.request.folder.string()}}));
      return ExitCode::failed;
    }
    print(options_.common.is_json ? sweep_json(report) : sweep_text(report, language()));
    if (report.result.failed > 0) {
      complain(sweep_failures_text(options_, report));
      return ExitCode::failed;
    }
    return !report.claims || report.claims->all_hold() ? ExitCode::done : ExitCode::claim_not_true;
  }

  SweepOptions options_;
};

}  // namespace

std::unique_ptr<Verb> make_sweep_verb(CLI::App& command, Language language) {
  return std::make_unique<SweepVerb>(command, language);
}

}  // namespace timbang
