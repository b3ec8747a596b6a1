#include "studies/calibrate/calibration_request.hpp"

#include "studies/default_folder.hpp"

namespace timbang {

CalibrationRequest calibration_request(const CalibrationQuestion& question) {
  const Scenario scenario = read_scenario(question.scenario_file);
  CalibrationRequest request;
  request.scenario_file = question.scenario_file;
  request.plan = read_calibration_plan(question.targets_file, scenario);
  request.seed = question.seed.value_or(scenario.seed);
  request.workers = question.workers;
  request.folder = question.folder.value_or(default_folder("calibration-" + scenario.name, scenario));
  request.effort = question.effort;
  return request;
}

}  // namespace timbang
