#pragma once

#include <string>

#include <filesystem>

#include "scenario/layers/read_scenario.hpp"
#include "studies/calibrate/calibration.hpp"

namespace timbang::test {

inline std::string small_city_file() {
  return TIMBANG_SOURCE_DIR "/tests/support/data/small-city.yaml";
}

/// A calibration of the small city that takes moments.
inline CalibrationRequest small_calibration(const std::filesystem::path& folder) {
  CalibrationRequest request;
  request.scenario_file = small_city_file();
  request.plan = read_calibration_plan(TIMBANG_SOURCE_DIR "/tests/support/data/small-city-targets.yaml",
                                       read_scenario(request.scenario_file));
  request.seed = 7;
  request.workers.threads = 2;
  request.folder = folder;
  request.made_by = "a test";
  request.effort.first_points = 50;
  request.effort.wave_points = 20;
  request.effort.waves = 2;
  request.effort.draws = 60;
  request.effort.prior_sample = 150;
  request.effort.members = 4;
  request.effort.member_seeds = 1;
  return request;
}

}  // namespace timbang::test
