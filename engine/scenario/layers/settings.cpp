#include "scenario/layers/settings.hpp"

#include <set>

#include "base/ranges.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/reading/sourced_value.hpp"
#include "text/number_text.hpp"
#include "text/utf8.hpp"

namespace timbang {
namespace reading {
namespace {

bool is_settable(const std::string& path) {
  const auto& paths = settable_paths();
  // TKSK by kecamatan: a path for every name.
  if (contains(paths, path)) return true;
  const std::string by_name = std::string(tksk_path) + ".";
  return path.size() > by_name.size() && path.compare(0, by_name.size(), by_name) == 0;
}

/// No value, as after a key without one.
std::optional<DocumentNode> nothing_at(const Mark& mark) {
  DocumentNode node;
  node.kind = DocumentNode::Kind::nothing;
  node.mark = mark;
  return node;
}

void report_unknown(const Setting& setting, const Mark& mark, Findings& findings) {
  findings.add_unknown("unknown_setting", setting.path, settable_paths(), mark, "");
}

Layer read_setting(const Setting& setting, int number, Findings& findings) {
  Layer layer;
  layer.is_setting = true;
  const auto shown = setting.path + "=" + setting.value;
  // Bytes that are no UTF-8 are not shown.
  const auto bad = first_bad_byte(shown);
  const auto& text = findings.add_text("--set", bad ? "" : shown, number, ValueForm::setting);
  layer.mark = {&text, number, 1};
  if (bad) {
    findings.add(bad->is_control ? "control_character" : "not_utf8", layer.mark, "");
    return layer;
  }
  check_personal_numbers(text, findings);
  if (!is_settable(setting.path)) {
    report_unknown(setting, layer.mark, findings);
    return layer;
  }
  // Columns as in the text that the user typed.
  const auto value_column = static_cast<int>(setting.path.size()) + 1;
  // A blank is nothing, as in a file.
  const bool is_blank = setting.value.find_first_not_of(" \t") == std::string::npos;
  auto value = is_blank ? nothing_at(layer.mark) : parse_value(setting.value, text, value_column, findings);
  if (!value) return layer;
  const DocumentEntry entry{setting.path, layer.mark, std::move(*value)};
  read_entry(setting.path, entry, layer, findings);
  return layer;
}

void add_identity(const std::string& path, const ParsedParameter& parameter, std::string& identity) {
  identity += path;
  for (const SourcedValue& dated : parameter.dated) {
    identity += dated.from ? " from " + dated.from->text() : "";
    for (const double value : dated.values) identity += " " + number_text(value);
  }
  identity += "\n";
}

}  // namespace

std::string identity_of(const Layer& layer) {
  std::string identity;
  for (const auto& [path, parameter] : layer.parameters) add_identity(path, parameter, identity);
  if (layer.tksk_everywhere) add_identity(std::string(tksk_path), *layer.tksk_everywhere, identity);
  for (const auto& [name, parameter] : layer.tksk_by_name) {
    add_identity(join_path(tksk_path, name), parameter, identity);
  }
  for (const auto& [path, word] : layer.words) identity += path + " " + word.text + "\n";
  return identity;
}

std::vector<Layer> read_settings(const std::vector<Setting>& settings, Findings& findings) {
  std::vector<Layer> layers;
  std::set<std::string> paths;
  int number = 0;
  for (const auto& setting : settings) {
    layers.push_back(read_setting(setting, ++number, findings));
    const auto& layer = layers.back();
    // Of a path that is set twice, one value would be ignored in silence.
    if (!paths.insert(setting.path).second) findings.add("setting_twice", layer.mark, setting.path);
    for (const auto& [name, parameter] : layer.tksk_by_name) {
      // A map of kecamatan sets what a path with a name sets, too.
      const auto path = join_path(tksk_path, name);
      if (path != setting.path && !paths.insert(path).second) findings.add("setting_twice", parameter.mark, path);
    }
  }
  return layers;
}

}  // namespace reading
}  // namespace timbang
