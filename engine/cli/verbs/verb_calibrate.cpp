#include <unistd.h>

#include <array>

#include <CLI/CLI.hpp>

#include "cli/common/interruption.hpp"
#include "cli/common/options.hpp"
#include "cli/common/verb.hpp"
#include "cli/verbs/calibration_progress.hpp"
#include "report/tables/calibration_text.hpp"
#include "results/calibration/calibration_files.hpp"
#include "results/calibration/calibration_json.hpp"
#include "studies/calibrate/calibration.hpp"
#include "text/shell_word.hpp"

namespace timbang {
namespace {

/// A number of the effort and the option that sets it.
template <class Number>
struct EffortOption {
  const char* option;
  const char* text;
  Number CalibrationEffort::*number;
  Number least;
  Number most;
};

constexpr std::size_t many = 1'000'000;
constexpr std::array counts{
    EffortOption<std::size_t>{"--points", "option.points", &CalibrationEffort::first_points, 16, many},
    EffortOption<std::size_t>{"--wave-points", "option.wave_points", &CalibrationEffort::wave_points, 8, many},
    EffortOption<std::size_t>{"--waves", "option.waves", &CalibrationEffort::waves, 1, 20},
    EffortOption<std::size_t>{"--draws", "option.draws", &CalibrationEffort::draws, 16, many},
    EffortOption<std::size_t>{"--members", "option.members", &CalibrationEffort::members, 2, 10'000}};
constexpr std::array seeds{
    EffortOption<std::uint32_t>{"--point-seeds", "option.point_seeds", &CalibrationEffort::seeds, 1, 1000},
    EffortOption<std::uint32_t>{"--member-seeds", "option.member_seeds", &CalibrationEffort::member_seeds, 1, 1000}};

template <class Number>
void add_effort_option(CLI::App& verb, const EffortOption<Number>& each, CalibrationEffort& effort, Language language) {
  const std::string standard = std::to_string(CalibrationEffort{}.*each.number);
  verb.add_option(each.option, effort.*each.number, text(language, each.text, {{"default", standard}}))
      ->check(CLI::Range(each.least, each.most))
      ->type_name("N");
}

template <class Number>
std::string written(const EffortOption<Number>& each, const CalibrationEffort& effort) {
  const Number number = effort.*each.number;
  if (number == CalibrationEffort{}.*each.number) return {};
  return std::string(" ") + each.option + " " + std::to_string(number);
}

class CalibrateVerb final : public Verb {
 public:
  CalibrateVerb(CLI::App& command, Language language) : Verb(command, "calibrate", language), language_(language) {
    parser().add_option("SCENARIO", scenario_, text(language, "option.scenario"))->required()->type_name("");
    parser().add_option("--targets", targets_, text(language, "option.targets"))->required()->type_name("FILE");
    for (const auto& each : counts) add_effort_option(parser(), each, effort_, language);
    for (const auto& each : seeds) add_effort_option(parser(), each, effort_, language);
    add_seed_and_threads(parser(), seed_, threads_, language);
    parser()
        .add_option_function<std::string>(
            "--out", [this](const std::string& folder) { folder_ = folder; }, text(language, "option.calibrate_out"))
        ->type_name("DIR");
    add_language_option(parser(), language_);
    parser().add_flag("--json", is_json_, text(language, "option.json"));
    parser().add_flag("--quiet", is_quiet_, text(language, "option.quiet"));
  }

  ExitCode execute() override {
    const CalibrationRequest request = make_request();
    const auto report = run(request);
    const std::string folder = request.folder.string();
    if (!report) {
      complain(text(language_, "calibrate.stopped", {{"folder", folder}}));
      return ExitCode::failed;
    }
    write_calibration_files(request.folder, *report, TIMBANG_VERSION);
    print(is_json_ ? calibration_json(*report, TIMBANG_VERSION)
                   : calibration_text(*report, language_) + "\n" +
                         text(language_, "calibrate.folder", {{"folder", folder}}) + "\n");
    return ExitCode::done;
  }

 private:
  [[nodiscard]] CalibrationRequest make_request() const {
    CalibrationRequest request = calibration_request({scenario_, targets_, effort_, seed_, folder_, workers(threads_)});
    request.made_by = command(request.seed);
    return request;
  }

  /// The command that makes the same ensemble.
  [[nodiscard]] std::string command(std::uint64_t seed) const {
    std::string command = "timbang calibrate " + shell_word(scenario_) + " --targets " + shell_word(targets_) +
                          " --seed " + std::to_string(seed);
    for (const auto& each : counts) command += written(each, effort_);
    for (const auto& each : seeds) command += written(each, effort_);
    return command;
  }

  [[nodiscard]] std::optional<CalibrationReport> run(const CalibrationRequest& request) const {
    const Interruption interruption;
    const bool is_shown = isatty(STDERR_FILENO) != 0 && !is_quiet_;
    CalibrationProgressLine line(is_shown ? Progress::Visibility::shown : Progress::Visibility::hidden, language_);
    return run_calibration(
        request, [&](const CalibrationProgress& progress) { line.show(progress); }, interruption.token());
  }

  Language language_;
  std::string scenario_;
  std::string targets_;
  CalibrationEffort effort_;
  std::optional<std::uint64_t> seed_;
  unsigned threads_ = 1;
  std::optional<std::filesystem::path> folder_;
  bool is_json_ = false;
  bool is_quiet_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_calibrate_verb(CLI::App& command, Language language) {
  return std::make_unique<CalibrateVerb>(command, language);
}

}  // namespace timbang
