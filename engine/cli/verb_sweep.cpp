#include <filesystem>

#include <CLI/CLI.hpp>

#include "cli/interruption.hpp"
#include "cli/progress.hpp"
#include "cli/slurm_script.hpp"
#include "cli/sweep_options.hpp"
#include "cli/sweep_texts.hpp"
#include "cli/verb.hpp"
#include "experiment/sweep.hpp"

namespace timbang {
namespace {

class SweepVerb final : public Verb {
 public:
  SweepVerb(CLI::App& command, Language language) : Verb(command, "sweep", language) {
    options_.common.language = language;
    add_sweep_options(parser(), options_);
  }

  ExitCode execute() override {
    options_.are_threads_given = parser().count("--threads") > 0;
    const SweepRequest request = sweep_request(options_);
    if (options_.slurm) {
      print(slurm_script(options_, request, std::filesystem::read_symlink("/proc/self/exe")));
      return ExitCode::done;
    }
    const Interruption interruption;
    if (options_.is_dry) return estimate(request, interruption.token());
    return tell(request, run(request, interruption.token()));
  }

 private:
  [[nodiscard]] Language language() const { return options_.common.language; }

  [[nodiscard]] SweepResult run(const SweepRequest& request, const std::stop_token& stop) const {
    Progress progress(progress_visibility(options_.common), language());
    return run_sweep(
        request, [&](const ExperimentProgress& now) { progress.show(now); }, stop);
  }

  [[nodiscard]] ExitCode estimate(const SweepRequest& request, const std::stop_token& stop) const {
    const auto estimate = estimate_sweep(request, stop);
    if (!estimate) return ExitCode::failed;
    print(text(language(), "sweep.estimate",
               {{"points", std::to_string(estimate->points)},
                {"replications", std::to_string(request.replications)},
                {"trials", std::to_string(estimate->trials)},
                {"threads", std::to_string(request.threads)},
                {"time", time_text(estimate->seconds, language())}}) +
          "\n");
    return ExitCode::done;
  }

  [[nodiscard]] ExitCode tell(const SweepRequest& request, const SweepResult& result) const {
    if (result.stopped) {
      complain(text(language(), "sweep.stopped", {{"folder", request.folder.string()}}));
      return ExitCode::failed;
    }
    print(options_.common.is_json ? sweep_json(request, result) : sweep_text(request, result, language()));
    if (result.failed == 0) return ExitCode::done;
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
