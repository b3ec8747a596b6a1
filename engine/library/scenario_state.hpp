#pragma once

#include <memory>
#include <string>
#include <vector>

#include "scenario/layers/scenario_source.hpp"
#include "scenario/scenario.hpp"
#include "timbang/scenario.hpp"

namespace timbang::api {

struct Scenario::State {
  std::shared_ptr<const ScenarioSource> source;
  std::vector<Setting> settings;
  std::vector<Setting> beliefs;
  timbang::Scenario scenario;
  std::vector<std::string> kecamatan;
  std::vector<std::string> months;
  std::vector<ParameterValue> values;
};

}  // namespace timbang::api
