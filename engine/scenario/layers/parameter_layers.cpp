#include "scenario/layers/parameter_layers.hpp"

#include <set>

#include "base/ranges.hpp"
#include "scenario/layers/kpm_quota.hpp"
#include "scenario/layers/layer_stack.hpp"
#include "text/comma_list.hpp"

namespace timbang::reading {
namespace {

using Find = const ParsedParameter* (*)(const Layer&, std::string_view);

const ParsedParameter* in_layer(const Layer& layer, std::string_view path) {
  const auto found = layer.parameters.find(path);
  return found == layer.parameters.end() ? nullptr : &found->second;
}

const ParsedParameter* own_tksk_in_layer(const Layer& layer, std::string_view kecamatan) {
  const auto found = layer.tksk_by_name.find(kecamatan);
  return found == layer.tksk_by_name.end() ? nullptr : &found->second;
}

const ParsedParameter* tksk_in_layer(const Layer& layer, std::string_view kecamatan) {
  // A name is stronger than the number for all, also if both are in one layer.
  if (const auto* own = own_tksk_in_layer(layer, kecamatan)) return own;
  return layer.tksk_everywhere ? &*layer.tksk_everywhere : nullptr;
}

const ParsedParameter* first_in(const std::vector<Layer>& layers, std::string_view key, Find find) {
  for (const auto& layer : layers) {
    if (const auto* found = find(layer, key)) return found;
  }
  return nullptr;
}

const ParsedParameter* last_in(const std::vector<Layer>& layers, std::string_view key, Find find) {
  const ParsedParameter* last = nullptr;
  for (const auto& layer : layers) {
    if (const auto* found = find(layer, key)) last = found;
  }
  return last;
}

/// The first layer whose TKSK count: the last one that replaces all before it, or the root.
std::vector<Layer>::const_iterator first_tksk_layer(const std::vector<Layer>& layers) {
  const auto last = std::find_if(layers.rbegin(), layers.rend(), [](const Layer& each) { return each.replaces_tksk; });
  return last == layers.rend() ? layers.begin() : std::prev(last.base());
}

/// The last number of the kecamatan's own, whatever is said of all before or after it; else the last one for all. So
/// the order in which settings, levers and files are given does not matter.
const ParsedParameter* last_tksk(const std::vector<Layer>& layers, std::string_view kecamatan) {
  const ParsedParameter* own = nullptr;
  const ParsedParameter* for_all = nullptr;
  for (auto layer = first_tksk_layer(layers); layer != layers.end(); ++layer) {
    if (const auto* found = own_tksk_in_layer(*layer, kecamatan)) own = found;
    if (layer->tksk_everywhere) for_all = &*layer->tksk_everywhere;
  }
  return own != nullptr ? own : for_all;
}

// A lever's baseline value is the root's; everything else is the last one given.
bool takes_first(ParameterKind kind, Arm arm) {
  return kind == ParameterKind::lever && arm == Arm::baseline;
}

/// A parameter of the arm, and how its value enters Parameters.
struct Chosen {
  std::string path;
  const ParsedParameter* parameter;
  std::function<void(Parameters&, const std::vector<double>&)> write;
};

std::string tksk_path_of(const std::string& kecamatan) {
  return join_path(tksk_path, kecamatan);
}

std::vector<Chosen> choose(const std::vector<Layer>& layers, const std::vector<Kecamatan>& kecamatan, Arm arm) {
  std::vector<Chosen> all;
  for (const auto& slot : all_slots()) {
    if (!slot.write) continue;
    const auto pick = takes_first(slot.kind, arm) ? first_in : last_in;
    all.push_back({slot.path, pick(layers, slot.path, in_layer), slot.write});
  }
  for (std::size_t i = 0; i < kecamatan.size(); ++i) {
    const auto& name = kecamatan[i].name;
    const bool is_first = takes_first(tksk_slot().kind, arm);
    all.push_back({tksk_path_of(name), is_first ? first_in(layers, name, tksk_in_layer) : last_tksk(layers, name),
                   [i](Parameters& parameters, const std::vector<double>& values) {
                     parameters.staffing.tksk_per_kecamatan[i] = values.front();
                   }});
  }
  return all;
}

/// The value in force on a date; nothing before the first.
const SourcedValue* value_on(const ParsedParameter& parameter, Date date) {
  const SourcedValue* in_force = nullptr;
  for (const auto& value : parameter.dated) {
    if (!value.from || *value.from <= date) in_force = &value;
  }
  return in_force;
}

std::vector<std::string> kecamatan_names(const std::vector<Layer>& layers) {
  std::vector<std::string> names;
  for (const auto& layer : layers) {
    for (const auto& entry : layer.kecamatan) names.push_back(entry.name);
  }
  return names;
}

void check_tksk_names(const std::vector<Layer>& layers, Findings& findings) {
  // Names of all layers, also of those that a later list replaces.
  const auto names = kecamatan_names(layers);
  for (const auto& layer : layers) {
    for (const auto& [name, parameter] : layer.tksk_by_name) {
      if (contains(names, name)) continue;
      findings.add_unknown("kecamatan_unknown", name, names, parameter.mark, std::string(tksk_path));
    }
  }
}

/// Whether one number for all changes nothing: every kecamatan has a number of its own in the layers from `first` up to
/// `end`.
bool have_own(std::vector<Layer>::const_iterator first, std::vector<Layer>::const_iterator end,
              const std::vector<Kecamatan>& kecamatan) {
  return std::ranges::all_of(kecamatan, [&](const Kecamatan& each) {
    return std::any_of(first, end, [&](const Layer& layer) { return own_tksk_in_layer(layer, each.name) != nullptr; });
  });
}

/// A number for all that no kecamatan can take would be ignored in silence. Names that a later file gives may well
/// cover the number of an earlier one; settings have no order, so that those beside them count too.
void check_idle_tksk(const std::vector<Layer>& layers, const std::vector<Kecamatan>& kecamatan, Findings& findings) {
  const auto first = first_tksk_layer(layers);
  for (auto layer = first; layer != layers.end(); ++layer) {
    if (!layer->tksk_everywhere) continue;
    const auto end = layer->is_setting ? layers.end() : layer;
    if (have_own(first, end, kecamatan)) {
      findings.add("tksk_for_all_idle", layer->tksk_everywhere->mark, std::string(tksk_path));
    }
  }
}

void check_tksk(const std::vector<Layer>& layers, const std::vector<Kecamatan>& kecamatan, Findings& findings) {
  check_tksk_names(layers, findings);
  if (!kecamatan.empty()) check_idle_tksk(layers, kecamatan, findings);
  std::vector<std::string> without;
  Mark mark = layers.front().mark;
  for (const auto& each : kecamatan) {
    if (first_in(layers, each.name, tksk_in_layer) == nullptr) without.push_back(each.name);
  }
  for (const auto& layer : layers) {
    if (!layer.tksk_by_name.empty()) mark = layer.tksk_by_name.begin()->second.mark;
  }
  if (without.empty()) return;
  const bool none = without.size() == kecamatan.size();
  findings.add(none ? "parameter_missing" : "tksk_missing", mark, std::string(tksk_path),
               {{"unit", tksk_slot().unit().name}, {"kecamatan", comma_list(without)}});
}

ParameterSource source_of(const std::string& path, const ParsedParameter& parameter) {
  ParameterSource source;
  const auto& last = parameter.dated.back();
  source.path = path;
  source.unit = last.unit;
  source.source = last.source;
  source.evidence = last.evidence;
  source.range = last.range;
  for (const auto& value : parameter.dated) {
    if (!source.value.empty()) source.value += "; ";
    if (value.from) source.value += value.from->text() + ": ";
    source.value += value.text;
    if (!value.unit.empty()) source.value += " " + value.unit;
  }
  return source;
}

/// Whether the parameter was given, was read, and holds from the start on; the last is reported.
bool is_complete(const Chosen& chosen, Date start, Findings& findings) {
  if (chosen.parameter == nullptr || chosen.parameter->dated.empty()) return false;
  if (value_on(*chosen.parameter, start) != nullptr) return true;
  const auto& first = chosen.parameter->dated.front();
  findings.add("dated_starts_late", first.mark, chosen.path, {{"from", first.from->text()}, {"start", start.text()}});
  return false;
}

}  // namespace

void lay_under(Layer assumed, std::vector<Layer>& layers) {
  // Levers into the root: the present state moves, and the policy's own value stays over it.
  auto& root = layers.front();
  auto& last = layers.back();
  for (auto& [path, parameter] : assumed.parameters) {
    auto& layer = find_slot(path)->kind == ParameterKind::lever ? root : last;
    layer.parameters.insert_or_assign(path, std::move(parameter));
  }
  if (assumed.tksk_everywhere) root.tksk_everywhere = std::move(assumed.tksk_everywhere);
  for (auto& [name, parameter] : assumed.tksk_by_name) root.tksk_by_name.insert_or_assign(name, std::move(parameter));
  for (auto& [path, word] : assumed.words) last.words.insert_or_assign(path, std::move(word));
}

void check_parameters(const std::vector<Layer>& layers, const std::vector<Kecamatan>& kecamatan, Findings& findings) {
  for (const auto& slot : all_slots()) {
    // The quota follows from the kecamatan's own numbers, if they give them.
    const bool follows = slot.may_be_left_out || (slot.path == quota_path && quota_of_kecamatan(layers));
    if (slot.write && !follows && last_parameter(layers, slot.path) == nullptr) {
      findings.add("parameter_missing", layers.front().mark, slot.path, {{"unit", slot.unit().name}});
    }
  }
  check_tksk(layers, kecamatan, findings);
}

ResolvedParameters resolve_parameters(const std::vector<Layer>& layers, const std::vector<Kecamatan>& kecamatan,
                                      Date start, Arm arm, Findings& findings) {
  ResolvedParameters resolved;
  std::vector<Chosen> complete;
  std::set<Date> dates{start};
  for (const auto& chosen : choose(layers, kecamatan, arm)) {
    if (!is_complete(chosen, start, findings)) {
      const Slot* slot = find_slot(chosen.path);
      // A parameter that may be left out is not missing.
      if (slot == nullptr || !slot->may_be_left_out) resolved.incomplete.insert(chosen.path);
      continue;
    }
    complete.push_back(chosen);
    for (const auto& value : chosen.parameter->dated) {
      // Every date at which any value changes begins a new set.
      if (value.from && *value.from > start) dates.insert(*value.from);
    }
  }
  for (const auto date : dates) {
    DatedParameters in_force;
    in_force.from = date;
    in_force.values.staffing.tksk_per_kecamatan.resize(kecamatan.size());
    // Neutral values first, which what is given then overwrites.
    for (const auto& slot : all_slots()) {
      if (slot.neutral) slot.write(in_force.values, {*slot.neutral});
    }
    for (const auto& chosen : complete) chosen.write(in_force.values, value_on(*chosen.parameter, date)->values);
    resolved.dated.push_back(std::move(in_force));
  }
  return resolved;
}

std::vector<Problem> values_after(const std::vector<Layer>& layers, const std::vector<Kecamatan>& kecamatan, Date end) {
  std::vector<Problem> notes;
  std::set<const ParsedParameter*> seen;
  for (const auto& chosen : choose(layers, kecamatan, Arm::policy)) {
    // A number for all kecamatan is one parameter.
    if (chosen.parameter == nullptr || !seen.insert(chosen.parameter).second) continue;
    for (const auto& value : chosen.parameter->dated) {
      if (!value.from || *value.from < end) continue;
      notes.push_back({"from_after_end",
                       place_of(value.mark),
                       chosen.path,
                       {{"from", value.from->text()}, {"end", (end + -1).text()}}});
    }
  }
  return notes;
}

std::vector<ParameterSource> resolve_sources(const std::vector<Layer>& layers,
                                             const std::vector<Kecamatan>& kecamatan) {
  std::vector<ParameterSource> sources;
  for (const auto& slot : all_slots()) {
    if (const auto* given = last_parameter(layers, slot.path)) sources.push_back(source_of(slot.path, *given));
  }
  for (const auto& each : kecamatan) {
    sources.push_back(source_of(tksk_path_of(each.name), *last_tksk(layers, each.name)));
  }
  for (const auto& entry : merge_kecamatan(layers)) {
    const auto path = join_path("kecamatan", entry.name);
    sources.push_back(source_of(join_path(path, "population"), *entry.population));
    if (entry.kpm) sources.push_back(source_of(join_path(path, "kpm"), *entry.kpm));
  }
  return sources;
}

}  // namespace timbang::reading
