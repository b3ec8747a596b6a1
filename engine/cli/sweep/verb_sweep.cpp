#include <filesystem>

#include <CLI/CLI.hpp>

#include "cli/common/interruption.hpp"
#include "cli/common/progress.hpp"
#include "cli/common/verb.hpp"
#include "cli/sweep/answered_claims.hpp"
#include "cli/sweep/slurm_script.hpp"
#include "cli/sweep/sweep_options.hpp"
#include "cli/sweep/sweep_texts.hpp"
#include "studies/sweep/sweep.hpp"
#include "studies/sweep/sweep_until_precise.hpp"

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
    SweepRequest request = sweep_request(options_);
    request.workers = workers(options_.common.threads);
    if (options_.slurm) {
      print(slurm_script(options_, request, std::filesystem::read_symlink("/proc/self/exe")));
      return ExitCode::done;
    }
    if (options_.is_dry) return estimate(request, interruption.token());
    if (!request.plan.stopping.empty()) return run_until_precise(request, interruption.token());
    return tell(request, run(request, interruption.token()));
  }

 private:
  [[nodiscard]] Language language() const { return options_.common.language; }

  [[nodiscard]] SweepResult run(const SweepRequest& request, const StopToken& stop) const {
    Progress progress(progress_visibility(options_.common), language());
    return run_sweep(
        request, [&](const TrialProgress& now) { progress.show(now); }, stop);
  }

  [[nodiscard]] ExitCode run_until_precise(SweepRequest& request, const StopToken& stop) const {
    std::optional<SweepPrecision> precision;
    const SweepResult result = run_sweep_until_precise(
        request, [&](const SweepRequest& now) { return run(now, stop); }, precision);
    return tell(request, result, precision);
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

  [[nodiscard]] ExitCode tell(const SweepRequest& request, const SweepResult& result,
                              const std::optional<SweepPrecision>& precision = {}) const {
    if (result.stopped) {
      complain(text(language(), "sweep.stopped", {{"folder", request.folder.string()}}));
      return ExitCode::failed;
    }
    const std::optional<ClaimsReport> claims = answered_claims(request, result);
    const SweepAnswers answers{claims, precision};
    print(options_.common.is_json ? sweep_json(request, result, answers)
                                  : sweep_text(request, result, answers, language()));
    if (result.failed == 0) return !claims || claims->all_hold() ? ExitCode::done : ExitCode::claim_not_true;
    complain(sweep_failures_text(options_, request, result));
    return ExitCode::failed;
  }

  SweepOptions options_;
};

}  // namespace

std::unique_ptr<Verb> make_sweep_verb(CLI::App& command, Language language) {
  return std::make_unique<SweepVerb>(command, language);
}

}  // namespace timbang
