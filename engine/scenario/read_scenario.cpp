#include "scenario/read_scenario.hpp"

#include "base/check.hpp"
#include "base/sha256.hpp"
#include "scenario/ensemble_file.hpp"
#include "scenario/parameter_layers.hpp"
#include "scenario/resolve_scenario.hpp"
#include "scenario/scenario_files.hpp"
#include "scenario/settings.hpp"

namespace timbang {

Scenario read_scenario(const std::string& file, const std::vector<Setting>& settings,
                       const std::vector<Setting>& assumed) {
  reading::Findings findings;
  auto files = reading::read_files(file, findings);
  auto believed = reading::read_settings(assumed, findings);
  auto set = reading::read_settings(settings, findings);
  if (!files.complete) findings.throw_if_any();
  TIMBANG_CHECK(!files.layers.empty(), "a complete chain has a file");
  const auto own = files.layers.back();
  reading::check_named_ensemble(files.layers, findings);
  auto layers = std::move(files.layers);
  for (auto& layer : believed) reading::lay_under(std::move(layer), layers);
  layers.insert(layers.end(), set.begin(), set.end());
  auto scenario = reading::resolve_scenario(own, std::move(layers), nullptr, findings);
  scenario.file = file;
  scenario.file_sha256 = sha256_hex(files.bytes);
  return scenario;
}

}  // namespace timbang
