#include "timbang/calibrate.hpp"

#include "library/translation.hpp"
#include "results/calibration/calibration_files.hpp"
#include "results/calibration/calibration_json.hpp"
#include "studies/calibrate/calibration.hpp"

namespace timbang::api {

namespace {

timbang::CalibrationEffort engine_effort(const CalibrationEffort& effort) {
  timbang::CalibrationEffort result;
  result.first_points = effort.first_points;
  result.wave_points = effort.wave_points;
  result.waves = effort.waves;
  result.draws = effort.draws;
  result.seeds = effort.seeds;
  result.members = effort.members;
  result.member_seeds = effort.member_seeds;
  return result;
}

CalibrationRequest engine_request(const CalibrateRequest& request) {
  CalibrationRequest result = calibration_request({request.scenario_file,
                                                   request.targets_file,
                                                   engine_effort(request.effort),
                                                   request.seed,
                                                   request.folder,
                                                   {request.threads}});
  result.made_by = "timbang::api::calibrate, seed " + std::to_string(result.seed);
  return result;
}

}  // namespace

std::optional<std::string> calibrate(const CalibrateRequest& request) {
  return translated([&]() -> std::optional<std::string> {
    const auto tell = [&](const CalibrationProgress& now) {
      if (request.progress) request.progress({Progress::Stage::simulating, now.done, now.total, now.seconds});
    };
    const auto report = run_calibration(engine_request(request), tell, engine_stop(request.stop));
    if (!report) return std::nullopt;
    write_calibration_files(request.folder, *report, TIMBANG_VERSION);
    return calibration_json(*report, TIMBANG_VERSION);
  });
}

}  // namespace timbang::api
