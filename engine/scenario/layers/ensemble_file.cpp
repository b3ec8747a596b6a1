#include "scenario/layers/ensemble_file.hpp"

#include <algorithm>
#include <set>

#include "base/sha256.hpp"
#include "scenario/canonical.hpp"
#include "scenario/layers/layer_stack.hpp"
#include "scenario/layers/place_and_period.hpp"
#include "scenario/layers/resolve_scenario.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/reading/document.hpp"
#include "scenario/reading/value_scalar.hpp"
#include "scenario/reading/words.hpp"
#include "text/comma_list.hpp"
#include "text/did_you_mean.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

const std::vector<std::string> ensemble_keys{"timbang", "ensemble", "of_values",  "made_by",
                                             "note",    "targets",  "parameters", "members"};
const std::vector<std::string> required_ensemble_keys{"timbang", "ensemble", "parameters", "members"};
const std::vector<std::string> parameter_keys{"path", "unit"};

bool is_one_number(const Slot& slot) {
  // A list or a choice has no number to put into a row.
  return slot.write && !slot.is_list && slot.quantity != Quantity::choice;
}

bool is_hash(const std::string& text) {
  constexpr std::size_t digits = 64;
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string canonical_text(const Ensemble& ensemble) {
  std::string text = "{\"members\":[";
  for (const auto& member : ensemble.members) {
    if (text.back() == ']') text += ',';
    text += '[';
    for (const double value : member) text += (text.back() == '[' ? "" : ",") + number_text(value);
    text += ']';
  }
  text += "],\"parameters\":[";
  for (const auto& path : ensemble.parameters) text += (text.back() == '[' ? "" : ",") + json_quoted(path);
  return text + "]}";
}

class EnsembleReader {
 public:
  EnsembleReader(const DocumentNode& root, Findings& findings) : root_(root), findings_(findings) {}

  std::optional<EnsembleFile> read() {
    const auto before = findings_.count();
    check_keys();
    read_words();
    if (read_parameters()) read_members();
    if (findings_.count() != before) return std::nullopt;
    file_.ensemble.canonical = canonical_text(file_.ensemble);
    file_.ensemble.sha256 = sha256_hex(file_.ensemble.canonical);
    return std::move(file_);
  }

 private:
  /// How the numbers of one column are read.
  struct Column {
    const Slot* slot = nullptr;  ///< null where the parameter has a problem
    Unit unit;
  };

  [[nodiscard]] const DocumentNode* value(std::string_view key) const {
    const auto* entry = root_.find(key);
    return entry == nullptr ? nullptr : &entry->value;
  }

  void check_keys() {
    for (const auto& entry : root_.entries) {
      const bool is_known = std::find(ensemble_keys.begin(), ensemble_keys.end(), entry.key) != ensemble_keys.end();
      if (!is_known) report_unknown_key(entry, entry.key, ensemble_keys, findings_);
    }
    if (const auto* version = value("timbang")) check_word(*version, *find_word("timbang"), findings_);
    for (const auto& key : required_ensemble_keys) {
      if (value(key) == nullptr) findings_.add("word_missing", {root_.mark.text, 0, 0}, key);
    }
  }

  void read_words() {
    const WordSpecification name{"ensemble", WordForm::folder_name, true, true, false, {}, {}};
    if (const auto* node = value("ensemble"); node != nullptr && check_word(*node, name, findings_)) {
      file_.ensemble.name = node->text;
    }
    read_targets();
    const auto* hash = value("of_values");
    if (hash == nullptr || hash->text.empty()) return;
    if (!is_hash(hash->text)) findings_.add("ensemble_hash", hash->mark, "of_values", {{"found", hash->shown()}});
    file_.ensemble.of_values = hash->text;
  }

  void read_targets() {
    for (const auto& item : list("targets")) {
      if (!item.is_scalar()) findings_.add("not_text", item.mark, "targets", {{"found", item.shown()}});
      file_.ensemble.targets.push_back(item.text);
    }
  }

  /// The entries of a list that must not be empty; none with a finding if it is not one.
  const std::vector<DocumentNode>& list(const std::string& key) {
    static const std::vector<DocumentNode> none;
    const auto* node = value(key);
    if (node == nullptr) return none;
    if (!node->is_list() || node->items.empty()) {
      findings_.add(node->is_list() ? "ensemble_empty" : "not_a_list", node->mark, key, {{"found", node->shown()}});
      return none;
    }
    return node->items;
  }

  bool read_parameters() {
    std::set<std::string> paths;
    for (const auto& item : list("parameters")) {
      if (!item.is_map()) {
        findings_.add("not_a_map", item.mark, "parameters", {{"found", item.shown()}});
        columns_.push_back({});
        continue;
      }
      for (const auto& entry : item.entries) {
        const bool is_known =
            std::find(parameter_keys.begin(), parameter_keys.end(), entry.key) != parameter_keys.end();
        if (!is_known) report_unknown_key(entry, join_path("parameters", entry.key), parameter_keys, findings_);
      }
      columns_.push_back(read_column(item));
      const auto* path = item.find("path");
      if (path != nullptr && !paths.insert(path->value.text).second) {
        findings_.add("ensemble_parameter_twice", path->value.mark, "parameters", {{"found", path->value.shown()}});
      }
    }
    return !columns_.empty();
  }

  Column read_column(const DocumentNode& item) {
    const auto* path = item.find("path");
    if (path == nullptr) {
      findings_.add("word_missing", item.mark, "parameters.path");
      return {};
    }
    Column column{find_parameter(path->value), {}};
    if (column.slot == nullptr) return {};
    file_.ensemble.parameters.push_back(column.slot->path);
    file_.parameter_marks.push_back(path->value.mark);
    const auto unit = read_unit(item, *column.slot);
    return unit ? Column{column.slot, *unit} : Column{};
  }

  const Slot* find_parameter(const DocumentNode& path) {
    const auto* slot = find_slot(path.text);
    if (path.is_scalar() && slot != nullptr && is_one_number(*slot)) return slot;
    const auto at = path.mark;
    // Known, but not one number: another message than for an unknown one.
    if (slot != nullptr || path.text == tksk_path) {
      findings_.add("ensemble_not_one_number", at, "parameters", {{"found", path.shown()}});
      return nullptr;
    }
    std::vector<std::string> candidates;
    for (const auto& each : all_slots()) {
      if (is_one_number(each)) candidates.push_back(each.path);
    }
    const auto near = closest(path.text, candidates);
    Arguments arguments{{"found", path.shown()}};
    if (near) arguments.emplace_back("suggestion", *near);
    findings_.add(near ? "unknown_setting_did_you_mean" : "unknown_setting", at, "parameters", arguments);
    return nullptr;
  }

  std::optional<Unit> read_unit(const DocumentNode& item, const Slot& slot) {
    const auto* entry = item.find("unit");
    // Without a unit the table's own.
    if (entry == nullptr) return slot.unit();
    auto unit = entry->value.is_scalar() ? find_unit(slot.units, entry->value.text) : std::nullopt;
    if (unit) return unit;
    std::vector<std::string> names;
    for (const auto& accepted : slot.units) names.push_back(accepted.name);
    findings_.add("wrong_unit", entry->value.mark, slot.path,
                  {{"found", entry->value.shown()}, {"expected", comma_list(names)}});
    return std::nullopt;
  }

  void read_members() {
    std::size_t number = 0;
    // Columns that are wrong have their place too, so that rows are counted right.
    for (const auto& row : list("members")) {
      ++number;
      if (row.is_list() && row.items.size() == columns_.size()) {
        read_member(row);
        continue;
      }
      findings_.add("ensemble_row", row.mark, "members",
                    {{"member", std::to_string(number)},
                     {"found", row.is_list() ? std::to_string(row.items.size()) : row.shown()},
                     {"expected", std::to_string(columns_.size())}});
    }
  }

  void read_member(const DocumentNode& row) {
    std::vector<double> values;
    std::vector<ParsedParameter> parsed;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Column& column = columns_[i];
      const DocumentNode& cell = row.items[i];
      if (column.slot == nullptr) continue;
      const auto base = read_scalar(cell, *column.slot, column.unit, column.slot->path, findings_);
      if (!base) continue;
      values.push_back(*base);
      SourcedValue value;
      value.mark = cell.mark;
      value.values = {*base};
      value.text = cell.text;
      value.unit = column.unit.name;
      value.source = file_.ensemble.name;
      // What an ensemble gives is assumed, whatever it takes the place of.
      value.evidence = "assumed";
      parsed.push_back({cell.mark, {std::move(value)}});
    }
    file_.ensemble.members.push_back(std::move(values));
    file_.members.push_back(std::move(parsed));
  }

  const DocumentNode& root_;
  Findings& findings_;
  std::vector<Column> columns_;
  EnsembleFile file_;
};

bool is_assumed(const ParsedParameter& parameter) {
  return std::all_of(parameter.dated.begin(), parameter.dated.end(),
                     [](const SourcedValue& value) { return value.evidence == "assumed"; });
}

}  // namespace

std::optional<EnsembleFile> read_ensemble_file(const std::string& file, const Mark& mentioned, Findings& findings) {
  const auto* text = read_text(file, mentioned, findings);
  if (text == nullptr) return std::nullopt;
  const auto root = parse_document(*text, findings);
  if (!root) return std::nullopt;
  auto read = EnsembleReader(*root, findings).read();
  if (read) read->ensemble.file = file;
  return read;
}

void check_levers(const EnsembleFile& file, const std::vector<Layer>& layers, Findings& findings) {
  for (std::size_t i = 0; i < file.ensemble.parameters.size(); ++i) {
    const auto& path = file.ensemble.parameters[i];
    if (find_slot(path)->kind != ParameterKind::lever) continue;
    const auto& root = layers.front().parameters;
    const auto found = root.find(path);
    // A lever's present state may only be moved where the root calls it assumed
    // (docs/decisions/0002-plausible-ranges.md).
    if (found != root.end() && is_assumed(found->second)) continue;
    findings.add("ensemble_lever", file.parameter_marks[i], path, {{"file", layers.front().mark.text->name}});
  }
}

void check_named_ensemble(const std::vector<Layer>& layers, Findings& findings) {
  const auto file = named_file(layers, "ensemble");
  if (file.empty()) return;
  const auto read = read_ensemble_file(file, last_word(layers, "ensemble")->mark, findings);
  if (read) check_levers(*read, layers, findings);
}

}  // namespace timbang::reading
