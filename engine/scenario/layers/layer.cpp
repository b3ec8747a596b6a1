#include "scenario/layers/layer.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/ranges.hpp"
#include "scenario/parameters/input_limits.hpp"
#include "scenario/reading/line_check.hpp"
#include "scenario/reading/words.hpp"

namespace timbang::reading {
namespace {

constexpr std::string_view kecamatan_path = "kecamatan";
/// Words of exports, tables and plans, in which a kecamatan of that name could not be told apart.
constexpr std::array<std::string_view, 5> reserved_names{"city", "all", "every_kecamatan", "least", "most"};

bool starts_with_group(std::string_view path, std::string_view group) {
  return group.empty() ||
         (path.size() > group.size() && path.substr(0, group.size()) == group && path[group.size()] == '.');
}

const std::vector<std::string>& known_paths() {
  static const std::vector<std::string> paths = [] {
    std::vector<std::string> all;
    for (const auto& word : word_specifications()) all.emplace_back(word.path);
    all.emplace_back(kecamatan_path);
    for (const auto& slot : all_slots()) all.push_back(slot.path);
    all.emplace_back(tksk_path);
    all.emplace_back(claims_path);
    return all;
  }();
  return paths;
}

bool is_group(const std::string& path) {
  const auto& paths = known_paths();
  return std::ranges::any_of(paths, [&](const auto& known) { return starts_with_group(known, path); });
}

bool is_payout(std::string_view group) {
  return group == "payouts.bank" || group == "payouts.post";
}

bool is_annotation(std::string_view key) {
  return key == "source" || key == "evidence" || key == "note";
}

/// The keys that may stand directly in a group, in the order of the known paths.
std::vector<std::string> keys_of(const std::string& group) {
  std::vector<std::string> keys;
  for (const auto& path : known_paths()) {
    if (!starts_with_group(path, group)) continue;
    const auto rest = path.substr(group.empty() ? 0 : group.size() + 1);
    const auto key = rest.substr(0, rest.find('.'));
    if (!contains(keys, key)) keys.push_back(key);
  }
  if (is_payout(group)) keys.insert(keys.end(), {"source", "evidence", "note"});
  return keys;
}

/// A key in the wrong group: "benefit" at the top belongs to "programme.benefit".
std::optional<std::string> path_ending_in(const std::string& key) {
  for (const auto& path : known_paths()) {
    const auto dot = path.rfind('.');
    if (dot != std::string::npos && path.substr(dot + 1) == key) return path;
  }
  return std::nullopt;
}

/// What the file says about a payout as a whole holds for each of its numbers.
void annotate_payout(const DocumentNode& map, const std::string& group, Layer& layer, Findings& findings) {
  SourcedValue said;
  for (const auto& entry : map.entries) {
    if (!is_annotation(entry.key)) continue;
    const auto text = read_annotation(entry, group, findings);
    if (entry.key == "source") said.source = text;
    if (entry.key == "evidence") said.evidence = text;
  }
  for (auto& [path, parameter] : layer.parameters) {
    if (!starts_with_group(path, group)) continue;
    for (auto& value : parameter.dated) {
      // A number's own source is stronger.
      if (value.source.empty()) value.source = said.source;
      if (value.evidence.empty()) value.evidence = said.evidence;
    }
  }
}

void read_group(const DocumentNode& map, const std::string& group, Layer& layer, Findings& findings) {
  for (const auto& entry : map.entries) {
    const auto path = join_path(group, entry.key);
    const bool is_said_of_payout = is_payout(group) && is_annotation(entry.key);
    // Annotations are read last, when the numbers that they are for are known.
    if (is_said_of_payout || read_entry(path, entry, layer, findings)) continue;
    if (const auto elsewhere = path_ending_in(entry.key)) {
      findings.add("key_elsewhere", entry.mark, path, {{"found", entry.key}, {"suggestion", *elsewhere}});
    } else {
      report_unknown_key(entry, path, keys_of(group), findings);
    }
  }
  if (is_payout(group)) annotate_payout(map, group, layer, findings);
}

/// A parameter that stands in the file but is wrong is present without values, so that it is not called missing too.
ParsedParameter read_present(const DocumentNode& node, const Slot& slot, const std::string& path, Findings& findings) {
  auto parameter = read_parameter(node, slot, path, findings);
  return parameter ? std::move(*parameter) : ParsedParameter{node.mark, {}};
}

void read_tksk(const DocumentNode& node, Layer& layer, Findings& findings) {
  const std::string path(tksk_path);
  layer.replaces_tksk = node.replaces;
  // One number for all, or a map by kecamatan.
  if (!node.is_map() || looks_like_parameter(node)) {
    layer.tksk_everywhere = read_present(node, tksk_slot(), path, findings);
    return;
  }
  for (const auto& entry : node.entries) read_entry(join_path(path, entry.key), entry, layer, findings);
}

std::optional<KecamatanEntry> read_kecamatan_entry(const DocumentNode& node, Findings& findings) {
  const std::string list(kecamatan_path);
  if (!check_map(node, list, findings)) return std::nullopt;
  const auto* name = node.find("name");
  if (name == nullptr || !name->value.is_scalar() || name->value.text.empty()) {
    findings.add("kecamatan_without_name", node.mark, list);
    return std::nullopt;
  }
  KecamatanEntry kecamatan{name->value.text, name->value.mark, {}, {}, {}};
  const auto path = join_path(list, kecamatan.name);
  for (const auto& entry : node.entries) {
    const auto key_path = join_path(path, entry.key);
    if (entry.key == "population") {
      kecamatan.population = read_present(entry.value, population_slot(), key_path, findings);
    } else if (entry.key == "kelurahan") {
      kecamatan.kelurahan = read_present(entry.value, kelurahan_slot(), key_path, findings);
    } else if (entry.key == "kpm") {
      kecamatan.kpm = read_present(entry.value, kecamatan_kpm_slot(), key_path, findings);
    } else if (entry.key != "name") {
      report_unknown_key(entry, key_path, {"name", "population", "kelurahan", "kpm"}, findings);
    }
  }
  return kecamatan;
}

void read_kecamatan(const DocumentNode& node, const Mark& key_mark, Layer& layer, Findings& findings) {
  const std::string path(kecamatan_path);
  if (!check_list(node, path, findings)) return;
  layer.kecamatan_list = key_mark;
  layer.replaces_kecamatan = node.replaces;
  if (node.items.size() > most_kecamatan) {
    // Not read any further: what follows compares each with all others.
    findings.add("kecamatan_too_many", key_mark, path,
                 {{"found", std::to_string(node.items.size())}, {"most", std::to_string(most_kecamatan)}});
    return;
  }
  // Names of this list alone; later layers may name them again.
  std::set<std::string> names;
  for (const auto& item : node.items) {
    auto kecamatan = read_kecamatan_entry(item, findings);
    if (!kecamatan) continue;
    // A wrong name is there and read on, so that the problems of its numbers are told, too.
    static_cast<void>(check_name(item.find("name")->value, join_path(path, "name"), findings));
    if (contains(reserved_names, kecamatan->name)) {
      findings.add("kecamatan_reserved", kecamatan->mark, path, {{"found", kecamatan->name}});
    }
    if (!names.insert(kecamatan->name).second) {
      findings.add("kecamatan_twice", kecamatan->mark, path, {{"found", kecamatan->name}});
    }
    layer.kecamatan.push_back(std::move(*kecamatan));
  }
}

}  // namespace

bool read_entry(const std::string& path, const DocumentEntry& entry, Layer& layer, Findings& findings) {
  // `!replace` has a meaning where a later file otherwise adds to an earlier one.
  const bool adds = path == kecamatan_path || path == tksk_path;
  if (entry.value.replaces && !adds) findings.add("replace_misplaced", entry.value.mark, path);
  if (path == kecamatan_path) {
    read_kecamatan(entry.value, entry.mark, layer, findings);
  } else if (path == claims_path) {
    layer.claims = read_claims(entry.value, findings);
  } else if (path == tksk_path) {
    read_tksk(entry.value, layer, findings);
  } else if (starts_with_group(path, tksk_path)) {
    auto parameter = read_present(entry.value, tksk_slot(), path, findings);
    parameter.mark = entry.mark;
    layer.tksk_by_name.emplace(path.substr(tksk_path.size() + 1), std::move(parameter));
  } else if (const auto* slot = find_slot(path)) {
    layer.parameters.emplace(path, read_present(entry.value, *slot, path, findings));
  } else if (const auto* word = find_word(path)) {
    const bool is_right = check_word(entry.value, *word, findings);
    // A wrong word is there, so that it is not called missing, and empty.
    layer.words.emplace(path, Word{entry.value.mark, is_right ? entry.value.text : ""});
  } else if (is_group(path)) {
    if (check_map(entry.value, path, findings)) read_group(entry.value, path, layer, findings);
  } else {
    return false;
  }
  return true;
}

Layer read_layer(const DocumentNode& root, Findings& findings) {
  Layer layer;
  layer.mark = {root.mark.text, 0, 0};
  read_group(root, "", layer, findings);
  for (const auto& word : word_specifications()) {
    // Inherited words are looked for when all layers are known.
    const bool is_missing = word.required && word.every_file && root.find(word.path) == nullptr;
    if (is_missing) findings.add("word_missing", layer.mark, std::string(word.path));
  }
  return layer;
}

const std::vector<std::string>& settable_paths() {
  static const std::vector<std::string> paths = [] {
    std::vector<std::string> settable;
    for (const auto& path : known_paths()) {
      const auto* word = find_word(path);
      if (path != kecamatan_path && path != claims_path && (word == nullptr || word->settable))
        settable.push_back(path);
    }
    return settable;
  }();
  return paths;
}

}  // namespace timbang::reading
