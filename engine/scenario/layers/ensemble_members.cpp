#include <algorithm>

#include "base/check.hpp"
#include "scenario/layers/ensemble.hpp"
#include "scenario/layers/ensemble_file.hpp"
#include "scenario/layers/resolve_scenario.hpp"
#include "scenario/layers/scenario_files.hpp"
#include "scenario/layers/settings.hpp"
#include "scenario/parameters/slots.hpp"

namespace timbang {
namespace reading {
namespace {

/// The first layer that lies over the members: after the last file that names an ensemble, or after all files.
std::size_t place_over(const std::vector<Layer>& files) {
  for (std::size_t i = files.size(); i > 0; --i) {
    // Files that extend the one with the ensemble lie over the members.
    const auto found = files[i - 1].words.find("ensemble");
    if (found != files[i - 1].words.end() && !found->second.text.empty()) return i;
  }
  return files.size();
}

bool is_lever(const std::string& path) {
  return find_slot(path)->kind == ParameterKind::lever;
}

/// A scenario's layers with room for one member at a time.
class MemberLayers {
 public:
  MemberLayers(std::vector<Layer> files, const std::vector<Layer>& settings, const EnsembleFile& ensemble)
      : ensemble_(ensemble), place_(place_over(files)), layers_(std::move(files)) {
    Layer member;
    member.mark = layers_.front().mark;
    layers_.insert(layers_.begin() + static_cast<std::ptrdiff_t>(place_), std::move(member));
    layers_.insert(layers_.end(), settings.begin(), settings.end());
  }

  const std::vector<Layer>& with(std::size_t member) {
    for (std::size_t i = 0; i < ensemble_.ensemble.parameters.size(); ++i) {
      const std::string& path = ensemble_.ensemble.parameters[i];
      // A lever's value is moved in the root, baseline included (docs/decisions/0002-plausible-ranges.md).
      Layer& layer = is_lever(path) ? layers_.front() : layers_[place_];
      layer.parameters.insert_or_assign(path, ensemble_.members[member][i]);
    }
    return layers_;
  }

  [[nodiscard]] std::vector<std::string> held() const {
    std::vector<std::string> paths;
    for (const std::string& path : ensemble_.ensemble.parameters) {
      // Whoever gives the parameter above the members fixes it.
      const std::size_t above = is_lever(path) ? 1 : place_ + 1;
      const bool is_held = std::any_of(layers_.begin() + static_cast<std::ptrdiff_t>(above), layers_.end(),
                                       [&](const Layer& layer) { return layer.parameters.contains(path); });
      if (is_held) paths.push_back(path);
    }
    return paths;
  }

 private:
  const EnsembleFile& ensemble_;
  std::size_t place_;
  std::vector<Layer> layers_;
};

}  // namespace
}  // namespace reading

Ensemble read_ensemble(const std::string& file) {
  reading::Findings findings;
  auto read = reading::read_ensemble_file(file, {}, findings);
  findings.throw_if_any();
  return std::move(read->ensemble);
}

MemberScenarios read_members(const std::string& file, const std::vector<Setting>& settings,
                             const std::string& ensemble_file, std::size_t count) {
  // By itself first: its own problems are told once and not for every member.
  const Scenario plain = read_scenario(file, settings);
  reading::Findings findings;
  auto files = reading::read_files(file, findings);
  const auto set = reading::read_settings(settings, findings);
  const auto ensemble = reading::read_ensemble_file(ensemble_file, {}, findings);
  if (ensemble) reading::check_levers(*ensemble, files.layers, findings);
  findings.throw_if_any();
  TIMBANG_CHECK(count <= ensemble->members.size(), "an ensemble has the members that are asked for");
  const auto own = files.layers.back();
  reading::MemberLayers layers(std::move(files.layers), set, *ensemble);
  MemberScenarios members{{}, layers.held()};
  for (std::size_t member = 0; member < count; ++member) {
    try {
      members.scenarios.push_back(reading::resolve_scenario(own, layers.with(member), &plain.calendar, findings));
      members.scenarios.back().file = file;
      members.scenarios.back().file_sha256 = plain.file_sha256;
    } catch (const ScenarioError&) {
      // Among the findings, which are thrown once all members have been looked at.
    }
  }
  findings.throw_if_any();
  return members;
}

}  // namespace timbang
