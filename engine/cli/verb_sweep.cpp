#include <filesystem>
#include <optional>

#include <CLI/CLI.hpp>

#include "cli/failed_trials.hpp"
#include "cli/interruption.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/sweep_claims_told.hpp"
#include "cli/verb.hpp"
#include "experiment/sweep.hpp"
#include "experiment/sweep_design.hpp"

namespace timbang {
namespace {

constexpr std::uint64_t most_trials_unasked = 20'000;
constexpr std::uint64_t most_points = 10'000'000;

class SweepVerb final : public Verb {
 public:
  SweepVerb(CLI::App& command, Language language) : Verb(command, "sweep", language) {
    options_.language = language;
    parser().add_option("EXPERIMENT", file_, text(language, "option.experiment"))->required()->type_name("");
    parser()
        .add_option_function<std::uint32_t>(
            "--replications", [this](const std::uint32_t& n) { options_.replications = n; },
            text(language, "option.sweep_replications"))
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
    parser()
        .add_option_function<std::uint32_t>(
            "--point", [this](const std::uint32_t& point) { point_ = point; }, text(language, "option.sweep_point"))
        ->type_name("N");
    add_seed_and_threads(parser(), options_.seed, options_.threads, language);
    parser()
        .add_option_function<std::string>(
            "--out", [this](const std::string& folder) { options_.folder = folder; },
            text(language, "option.sweep_out"))
        ->type_name("DIR");
    parser().add_flag("--dry-run", is_dry_, text(language, "option.dry_run"));
    parser().add_flag("--yes", is_agreed_, text(language, "option.yes"));
    add_language_option(parser(), options_.language);
    parser().add_flag("--quiet", options_.is_quiet, text(language, "option.quiet"));
  }

  ExitCode execute() override {
    const SweepRequest request = make_request();
    const Interruption interruption;
    if (is_dry_) return estimate(request, interruption.token());
    return tell(request, run(request, interruption.token()));
  }

 private:
  [[nodiscard]] SweepResult run(const SweepRequest& request, const std::stop_token& stop) const {
    Progress progress(progress_visibility(options_), options_.language);
    return run_sweep(
        request, [&](const ExperimentProgress& now) { progress.show(now); }, stop);
  }

  [[nodiscard]] SweepRequest make_request() const {
    SweepRequest request;
    request.plan = read_experiment_plan(file_);
    static_cast<void>(sweep_shape(request.plan));
    const Scenario scenario = read_scenario(request.plan.scenario_file);
    request.seed = options_.seed.value_or(request.plan.seed.value_or(scenario.seed));
    request.replications = options_.replications.value_or(request.plan.replications);
    request.threads = options_.threads;
    request.only_point = point_;
    constexpr std::size_t hash_part = 8;
    request.folder =
        options_.folder.value_or(std::filesystem::path("results") /
                                 ("sweep-" + request.plan.name + "-" + scenario.values_sha256.substr(0, hash_part)));
    check_size(request);
    return request;
  }

  /// A design that is too large by mistake is refused before anything is made.
  void check_size(const SweepRequest& request) const {
    const std::uint64_t points = design_size(request.plan);
    const std::vector<std::pair<std::string, std::string>> size{{"points", std::to_string(points)},
                                                                {"replications", std::to_string(request.replications)}};
    const Place place{file_, 0, 0, ""};
    if (points > most_points) throw ScenarioError({{"design_beyond_limit", place, "design", size}});
    const bool is_large = points * request.replications > most_trials_unasked;
    if (is_large && !is_agreed_ && !is_dry_) throw ScenarioError({{"design_too_large", place, "design", size}});
    if (point_ && *point_ >= points) {
      throw ScenarioError({{"no_such_point", place, "design", {{"found", std::to_string(*point_)}, size[0]}}});
    }
  }

  ExitCode estimate(const SweepRequest& request, const std::stop_token& stop) const {
    const auto estimate = estimate_sweep(request, stop);
    if (!estimate) return ExitCode::failed;
    print(text(options_.language, "sweep.estimate",
               {{"points", std::to_string(estimate->points)},
                {"replications", std::to_string(request.replications)},
                {"trials", std::to_string(estimate->trials)},
                {"threads", std::to_string(request.threads)},
                {"time", time_text(estimate->seconds, options_.language)}}) +
          "\n");
    return ExitCode::done;
  }

  ExitCode tell(const SweepRequest& request, const SweepResult& result) const {
    const std::string folder = request.folder.string();
    if (result.stopped) {
      complain(text(options_.language, "sweep.stopped", {{"folder", folder}}));
      return ExitCode::failed;
    }
    print(text(options_.language, "sweep.done",
               {{"points", std::to_string(result.points)},
                {"trials", std::to_string(result.trials)},
                {"resumed", std::to_string(result.resumed)},
                {"seed", std::to_string(request.seed)},
                {"folder", folder}}) +
          "\n");
    if (result.refused > 0) {
      print(text(options_.language, "sweep.refused", {{"count", std::to_string(result.refused)}}) + "\n");
    }
    if (result.failed == 0) {
      if (request.only_point) return ExitCode::done;
      return tell_sweep_claims(request.plan, request.folder, request.seed, options_.language);
    }
    std::string lines = text(options_.language, "sweep.failed", {{"failed", std::to_string(result.failed)}});
    for (const SweepFailure& failure : result.failures) lines += "\n" + failure_text(request, failure);
    complain(lines);
    return ExitCode::failed;
  }

  /// A failed trial with the command that runs it again, in a folder of its own.
  [[nodiscard]] std::string failure_text(const SweepRequest& request, const SweepFailure& failure) const {
    const std::string command = "timbang sweep " + shell_word(file_) + " --point " + std::to_string(failure.point) +
                                " --seed " + std::to_string(failure.seed) + " --replications " +
                                std::to_string(failure.replication + 1) + " --out " +
                                shell_word((request.folder / "replay").string());
    return text(options_.language, "sweep.failed_trial",
                {{"point", std::to_string(failure.point)},
                 {"replication", std::to_string(failure.replication)},
                 {"seed", std::to_string(failure.seed)},
                 {"failure", failure.message},
                 {"command", command}});
  }

  SimulationOptions options_;
  std::string file_;
  std::optional<std::uint32_t> point_;
  bool is_dry_ = false;
  bool is_agreed_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_sweep_verb(CLI::App& command, Language language) {
  return std::make_unique<SweepVerb>(command, language);
}

}  // namespace timbang
