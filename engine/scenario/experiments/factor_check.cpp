#include "scenario/experiments/factor_check.hpp"

#include "scenario/layers/layer.hpp"

namespace timbang::reading {

const Slot* variable_slot(const std::string& path) {
  const std::string by_name = std::string(tksk_path) + ".";
  // TKSK by kecamatan have no row of their own in the table.
  if (path == tksk_path || path.rfind(by_name, 0) == 0) return &tksk_slot();
  return find_slot(path);
}

void report_no_parameter(const std::string& found, const Mark& mark, const std::string& path, Findings& findings) {
  findings.add_unknown("unknown_setting", found, settable_paths(), mark, path);
}

void check_sound(const ScenarioSource* source, const std::vector<Setting>& settings, const Mark& mark,
                 Findings& findings) {
  // Without a sound scenario nothing can be tried.
  if (source == nullptr) return;
  try {
    static_cast<void>(source->with(settings, {}));
  } catch (const ScenarioError& error) {
    for (const Problem& problem : error.problems()) {
      // A single setting is to blame for a problem without a path.
      const bool has_own_path = !problem.path.empty() || settings.size() != 1;
      findings.add(problem.id, mark, has_own_path ? problem.path : settings.front().path, problem.arguments);
    }
  }
}

}  // namespace timbang::reading
