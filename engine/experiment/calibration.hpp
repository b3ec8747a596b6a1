#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "base/stop.hpp"
#include "results/calibration_report.hpp"
#include "scenario/plans/calibration_plan.hpp"

namespace timbang {

/// How much a calibration tries. More points make sharper emulators, more draws smoother posteriors.
struct CalibrationEffort {
  std::size_t first_points = 400;    ///< spread over the prior
  std::size_t wave_points = 200;     ///< of each later wave, among what is not ruled out
  std::size_t waves = 3;             ///< with the first
  std::size_t draws = 600;           ///< simulated for ABC
  std::uint32_t seeds = 2;           ///< trials a point
  std::size_t prior_sample = 2000;   ///< draws that describe the prior itself
  std::size_t most_tried = 400'000;  ///< prior draws that are looked at for a wave
  std::size_t members = 40;
  std::uint32_t member_seeds = 2;  ///< trials of a member in each question
};

struct CalibrationRequest {
  std::string scenario_file;
  CalibrationPlan plan;
  std::uint64_t seed = 0;
  unsigned threads = 1;
  std::filesystem::path folder;
  CalibrationEffort effort;
  std::string made_by;  ///< the command, for the ensemble's file
};

struct CalibrationProgress {
  enum class Stage : std::uint8_t { preparing, trying, learning, searching, drawing, welfare, members };
  Stage stage = Stage::preparing;
  std::size_t wave = 0;  ///< while trying, learning and searching; from 1
  std::size_t done = 0;
  std::size_t total = 0;
  double seconds = 0;           ///< since this stage began
  std::size_t done_before = 0;  ///< of those done, what was stored already
};

/// Fits a plan's parameters: waves of trials teach emulators, which rule out what cannot agree with the targets
/// (history matching); draws from what remains are simulated and weighted by their agreement (approximate Bayes), with
/// all targets and without those that are interpretations. Equally weighted members are drawn from both, given welfare
/// parameters, fitted to official poverty, asked the plan's question, and predict the years held out.
///
/// Everything is keyed by the seed: the same request gives the same bytes for any number of threads, and after any
/// kill, since finished trials are kept in the folder and not run again. Nothing if asked to stop. Throws ScenarioError
/// (plan, scenario or folder; nothing_plausible if no setting within the ranges agrees with the targets),
/// StoreWriteError.
[[nodiscard]] std::optional<CalibrationReport> run_calibration(
    const CalibrationRequest& request, const std::function<void(const CalibrationProgress&)>& progress,
    const StopToken& stop);

}  // namespace timbang
