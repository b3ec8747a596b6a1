#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "scenario/plans/calibration_plan.hpp"
#include "trials/running/trial_runner.hpp"

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
  Workers workers = {};
  std::filesystem::path folder;
  CalibrationEffort effort;
  std::string made_by;  ///< the command, for the ensemble's file
};

/// What is asked of a scenario's file and its targets.
struct CalibrationQuestion {
  std::string scenario_file;
  std::string targets_file;
  CalibrationEffort effort = {};
  std::optional<std::uint64_t> seed = {};            ///< nothing: the scenario's
  std::optional<std::filesystem::path> folder = {};  ///< nothing: results/calibration-<name>-<short hash of the values>
  Workers workers = {};
};

/// Without the command that made it (made_by). Throws ScenarioError with what is wrong in both files.
[[nodiscard]] CalibrationRequest calibration_request(const CalibrationQuestion& question);

struct CalibrationProgress {
  enum class Stage : std::uint8_t { preparing, trying, learning, searching, drawing, welfare, members };
  Stage stage = Stage::preparing;
  std::size_t wave = 0;  ///< while trying, learning and searching; from 1
  std::size_t done = 0;
  std::size_t total = 0;
  double seconds = 0;           ///< since this stage began
  std::size_t done_before = 0;  ///< of those done, what was stored already
};

}  // namespace timbang
