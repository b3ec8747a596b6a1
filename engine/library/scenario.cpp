#include "timbang/scenario.hpp"

#include <algorithm>

#include "library/scenario_state.hpp"
#include "library/translation.hpp"

namespace timbang::api {

namespace {

std::vector<Setting> joined(std::vector<Setting> first, const std::vector<Setting>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

std::shared_ptr<const Scenario::State> resolved(std::shared_ptr<const ScenarioSource> source,
                                                std::vector<Setting> settings, std::vector<Setting> beliefs) {
  return translated([&] {
    auto state = std::make_shared<Scenario::State>();
    state->scenario = source->with(engine_settings(settings), engine_settings(beliefs));
    state->source = std::move(source);
    state->settings = std::move(settings);
    state->beliefs = std::move(beliefs);
    const timbang::Scenario& scenario = state->scenario;
    for (const Kecamatan& each : scenario.kecamatan) state->kecamatan.push_back(each.name);
    for (std::int32_t month = 0; month < scenario.period.months(); ++month) {
      state->months.push_back((scenario.period.first_month + month).text());
    }
    for (const ParameterSource& each : scenario.sources) {
      state->values.push_back({each.path, each.value, each.unit, each.source, each.evidence, each.range});
    }
    return state;
  });
}

}  // namespace

Scenario Scenario::read(const std::string& file, const std::vector<Setting>& settings) {
  auto source = translated([&] { return std::make_shared<const ScenarioSource>(file); });
  return Scenario(resolved(std::move(source), settings, {}));
}

Scenario Scenario::with(const std::vector<Setting>& settings) const {
  return Scenario(resolved(state_->source, joined(state_->settings, settings), state_->beliefs));
}

Scenario Scenario::assuming(const std::vector<Setting>& beliefs) const {
  return Scenario(resolved(state_->source, state_->settings, joined(state_->beliefs, beliefs)));
}

const std::string& Scenario::name() const {
  return state_->scenario.name;
}

const std::string& Scenario::title(Language language) const {
  return language == Language::english ? state_->scenario.title_en : state_->scenario.title_id;
}

const std::string& Scenario::file() const {
  return state_->scenario.file;
}

const std::vector<Setting>& Scenario::settings() const {
  return state_->settings;
}

const std::vector<Setting>& Scenario::beliefs() const {
  return state_->beliefs;
}

const std::string& Scenario::values_sha256() const {
  return state_->scenario.values_sha256;
}

const std::string& Scenario::baseline_sha256() const {
  return state_->scenario.baseline_sha256;
}

std::uint64_t Scenario::seed() const {
  return state_->scenario.seed;
}

const std::string& Scenario::city() const {
  return state_->scenario.city_name;
}

const std::vector<std::string>& Scenario::kecamatan() const {
  return state_->kecamatan;
}

std::string Scenario::start() const {
  return state_->scenario.period.start.text();
}

std::string Scenario::policy_start() const {
  return state_->scenario.period.policy_start.text();
}

const std::vector<std::string>& Scenario::months() const {
  return state_->months;
}

std::string Scenario::month_of(std::int32_t minute) const {
  return SimClock{state_->scenario.period.start}.month_of(SimTime(minute)).text();
}

const std::vector<ParameterValue>& Scenario::values() const {
  return state_->values;
}

std::optional<ParameterValue> Scenario::value(std::string_view path) const {
  const auto found = std::find_if(state_->values.begin(), state_->values.end(),
                                  [&](const ParameterValue& each) { return each.path == path; });
  return found == state_->values.end() ? std::nullopt : std::optional(*found);
}

}  // namespace timbang::api
