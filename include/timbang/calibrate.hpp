#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "timbang/progress.hpp"
#include "timbang/stop.hpp"

namespace timbang::api {

/// How much a calibration tries. More points make sharper emulators, more draws smoother posteriors.
struct CalibrationEffort {
  std::size_t first_points = 400;  ///< spread over the ranges
  std::size_t wave_points = 200;   ///< of each later wave, among what is not ruled out
  std::size_t waves = 3;           ///< with the first
  std::size_t draws = 600;         ///< simulated for the weights
  std::uint32_t seeds = 2;         ///< trials of a point
  std::size_t members = 40;        ///< of the ensemble
  std::uint32_t member_seeds = 2;  ///< trials of a member in each question
};

/// A fit to a file of targets, as `timbang calibrate` makes it.
struct CalibrateRequest {
  std::string scenario_file;
  std::string targets_file;
  std::optional<std::uint64_t> seed = {};  ///< nothing: the scenario's
  CalibrationEffort effort = {};
  unsigned threads = 1;
  std::filesystem::path folder;    ///< where trials and ensembles are kept; made if need be
  ProgressObserver progress = {};  ///< hears the simulated part of each stage
  Stop stop = {};
};

/// The report as JSON (`timbang schema calibration`), which stands in the folder, too, beside the ensembles; nothing if
/// asked to stop, and the same request goes on from there. The same bytes for any number of threads, and after any
/// kill. Throws InputError (files, folder; nothing within the ranges agrees with the targets), WriteError.
[[nodiscard]] std::optional<std::string> calibrate(const CalibrateRequest& request);

}  // namespace timbang::api
