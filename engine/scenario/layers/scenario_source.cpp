#include "scenario/layers/scenario_source.hpp"

#include "scenario/layers/parameter_layers.hpp"
#include "scenario/layers/resolve_scenario.hpp"
#include "scenario/layers/scenario_files.hpp"
#include "scenario/layers/settings.hpp"

namespace timbang {

struct ScenarioSource::State {
  Scenario plain;
  reading::Findings findings;  ///< owns the texts that the layers' marks point into
  reading::ScenarioFiles files;
};

ScenarioSource::ScenarioSource(const std::string& file) : state_(std::make_unique<State>()) {
  // Once as it stands: problems of the file are its own, not those of settings.
  state_->plain = read_scenario(file);
  state_->files = reading::read_files(file, state_->findings);
  state_->findings.throw_if_any();
}

ScenarioSource::ScenarioSource(ScenarioSource&&) noexcept = default;
ScenarioSource& ScenarioSource::operator=(ScenarioSource&&) noexcept = default;
ScenarioSource::~ScenarioSource() = default;

Scenario ScenarioSource::with(const std::vector<Setting>& settings, const std::vector<Setting>& assumed) const {
  reading::Findings findings;
  auto assumed_layers = reading::read_settings(assumed, findings);
  auto set = reading::read_settings(settings, findings);
  auto layers = state_->files.layers;
  for (auto& layer : assumed_layers) reading::lay_under(std::move(layer), layers);
  layers.insert(layers.end(), set.begin(), set.end());
  const Scenario& plain = state_->plain;
  auto scenario = reading::resolve_scenario(state_->files.layers.back(), std::move(layers), &plain.calendar, findings);
  scenario.file = plain.file;
  scenario.file_sha256 = plain.file_sha256;
  return scenario;
}

}  // namespace timbang
