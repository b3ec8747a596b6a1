#include "scenario/layers/ensemble_file.hpp"

#include <algorithm>
#include <set>

#include "base/search.hpp"
#include "base/sha256.hpp"
#include "scenario/canonical.hpp"
#include "scenario/layers/layer_stack.hpp"
#include "scenario/layers/resolve_scenario.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/reading/document.hpp"
#include "scenario/reading/plan_entry.hpp"
#include "scenario/reading/sourced_value.hpp"
#include "scenario/reading/value_scalar.hpp"
#include "scenario/reading/words.hpp"
#include "text/comma_list.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

const std::vector<std::string> ensemble_keys{"timbang", "ensemble", "of_values",  "made_by",
                                             "note",    "targets",  "parameters", "members"};
const std::vector<std::string> required_ensemble_keys{"timbang", "ensemble", "parameters", "members"};
const std::vector<std::string> parameter_keys{"path", "unit"};

// A list or a choice has no number to put into a row.
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
  EnsembleReader(const DocumentNode& root, Findings& findings)
      : root_(root), findings_(findings), before_(findings.count()), entry_(root, "", ensemble_keys, findings) {}

  std::optional<EnsembleFile> read() {
    check_keys();
    read_words();
    if (read_parameters()) read_members();
    if (findings_.count() != before_) return std::nullopt;
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

  void check_keys() {
    if (const auto* version = entry_.value("timbang")) check_word(*version, *find_word("timbang"), findings_);
    for (const auto& key : required_ensemble_keys) {
      if (entry_.value(key) == nullptr) findings_.add("word_missing", {root_.mark.text, 0, 0}, key);
    }
  }

  void read_words() {
    const WordSpecification name{"ensemble", WordForm::folder_name, true, true, false, {}, {}};
    if (const auto* node = entry_.value("ensemble"); node != nullptr && check_word(*node, name, findings_)) {
      file_.ensemble.name = node->text;
    }
    read_targets();
    const auto* hash = entry_.value("of_values");
    if (hash == nullptr || hash->text.empty()) return;
    if (!is_hash(hash->text)) report_found("ensemble_hash", *hash, "of_values", findings_);
    file_.ensemble.of_values = hash->text;
  }

  void read_targets() {
    for (const auto& item : list("targets")) {
      if (!item.is_scalar()) report_found("not_text", item, "targets", findings_);
      file_.ensemble.targets.push_back(item.text);
    }
  }

  /// The entries of a list that must not be empty; none with a finding if it is not one.
  const std::vector<DocumentNode>& list(const std::string& key) {
    static const std::vector<DocumentNode> none;
    const auto* node = entry_.value(key);
    if (node == nullptr) return none;
    if (!node->is_list() || node->items.empty()) {
      report_found(node->is_list() ? "ensemble_empty" : "not_a_list", *node, key, findings_);
      return none;
    }
    return node->items;
  }

  bool read_parameters() {
    std::set<std::string> paths;
    for (const auto& item : list("parameters")) {
      if (!check_map(item, "parameters", findings_)) {
        columns_.push_back({});
        continue;
      }
      const PlanEntry keys(item, "parameters", parameter_keys, findings_);
      columns_.push_back(read_column(item));
      const auto* path = item.find("path");
      if (path != nullptr && !paths.insert(path->value.text).second) {
        report_found("ensemble_parameter_twice", path->value, "parameters", findings_);
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
    const auto unit = unit_of(item, *column.slot, column.slot->path, findings_);
    return unit ? Column{column.slot, *unit} : Column{};
  }

  const Slot* find_parameter(const DocumentNode& path) {
    const auto* slot = find_slot(path.text);
    if (path.is_scalar() && slot != nullptr && slot->is_one_number()) return slot;
    const auto at = path.mark;
    // Known, but not one number: another message than for an unknown one.
    if (slot != nullptr || path.text == tksk_path) {
      findings_.add("ensemble_not_one_number", at, "parameters", {{"found", path.shown()}});
      return nullptr;
    }
    std::vector<std::string> candidates;
    for (const auto& each : all_slots()) {
      if (each.is_one_number()) candidates.push_back(each.path);
    }
    findings_.add_unknown("unknown_setting", path.shown(), candidates, at, "parameters");
    return nullptr;
  }

  // Without a unit the table's own.
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
  std::size_t before_;
  PlanEntry entry_;
  std::vector<Column> columns_;
  EnsembleFile file_;
};

bool is_assumed(const ParsedParameter& parameter) {
  return std::ranges::all_of(parameter.dated, [](const SourcedValue& value) { return value.evidence == "assumed"; });
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
