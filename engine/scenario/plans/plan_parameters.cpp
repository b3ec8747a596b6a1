#include "scenario/plans/plan_parameters.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/search.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/reading/plan_entry.hpp"
#include "scenario/reading/sourced_value.hpp"
#include "scenario/reading/value_scalar.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

constexpr std::string_view between_ends = " .. ";

const ParameterSource* source_of(const Scenario& scenario, std::string_view path) {
  return find_by(scenario.sources, path, &ParameterSource::path);
}

/// The one value of a source: its number without the unit; nothing for dated values.
std::optional<double> number_of(const ParameterSource& source) {
  // The unit stands behind a blank.
  return parse_number(std::string_view(source.value).substr(0, source.value.find(' ')));
}

std::optional<std::pair<double, double>> range_of(const ParameterSource& source) {
  const auto at = source.range.find(between_ends);
  if (at == std::string::npos) return std::nullopt;
  const auto low = parse_number(std::string_view(source.range).substr(0, at));
  const auto high = parse_number(std::string_view(source.range).substr(at + between_ends.size()));
  if (!low || !high || !(*low < *high)) return std::nullopt;
  return std::pair(*low, *high);
}

/// What a lever is at present is known, unless the scenario says that it is assumed.
bool is_known_lever(const Slot& slot, const ParameterSource& source) {
  return slot.kind == ParameterKind::lever && source.evidence != "assumed";
}

/// The parameter as the scenario describes it; nothing if it has no range or dated values.
std::optional<CalibrationParameter> described(const Slot& slot, const ParameterSource& source) {
  const auto range = range_of(source);
  const auto value = number_of(source);
  if (!range || !value) return std::nullopt;
  return CalibrationParameter{slot.path,     source.unit, range->first,
                              range->second, *value,      slot.quantity == Quantity::count};
}

class ParameterListReader {
 public:
  ParameterListReader(const ParameterListWords& words, const Scenario& scenario, const std::set<std::string>& solved,
                      Findings& findings)
      : words_(words), scenario_(scenario), left_out_(solved), findings_(findings) {}

  void leave_out(const DocumentNode& list) {
    for (const auto& item : list.items) {
      std::size_t in_group = 0;
      // A name without its last part leaves out the whole group.
      for (const auto& slot : all_slots()) {
        if (slot.path.rfind(item.text + ".", 0) != 0) continue;
        left_out_.insert(slot.path);
        ++in_group;
      }
      if (in_group == 0 && find(item, "except") != nullptr) left_out_.insert(item.text);
    }
  }

  void read(const DocumentNode& node) {
    if (node.text == "all") {
      add_all();
    } else if (node.is_map()) {
      add_with_range(node);
    } else {
      add_named(node);
    }
  }

  [[nodiscard]] std::vector<CalibrationParameter> in_order() && {
    std::vector<CalibrationParameter> parameters;
    // In the order of the table, whatever the file's: points and ensembles are to be the same.
    for (const auto& slot : all_slots()) {
      const auto found = chosen_.find(slot.path);
      if (found != chosen_.end()) parameters.push_back(std::move(found->second));
    }
    return parameters;
  }

 private:
  /// The slot that a node names; reported if there is none.
  const Slot* find(const DocumentNode& node, const std::string& path) {
    const auto* slot = node.is_scalar() ? find_slot(node.text) : nullptr;
    if (slot != nullptr && slot->write) return slot;
    std::vector<std::string> paths;
    for (const auto& each : all_slots()) paths.push_back(each.path);
    findings_.add_unknown("unknown_setting", node.shown(), paths, node.mark, path);
    return nullptr;
  }

  /// Whether a named parameter can be calibrated at all; if not, why not.
  bool check(const Slot& slot, const Mark& mark) {
    std::string problem;
    if (slot.kind == ParameterKind::fact) problem = "_fact";
    if (!slot.is_one_number()) problem = "_no_number";
    if (left_out_.count(slot.path) > 0) problem = "_and_left_out";
    const auto* source = source_of(scenario_, slot.path);
    if (problem.empty() && source != nullptr && is_known_lever(slot, *source)) problem = "_lever";
    if (!problem.empty()) findings_.add(words_.about + problem, mark, slot.path);
    return problem.empty();
  }

  void add_all() {
    for (const auto& slot : all_slots()) {
      if (!slot.is_one_number() || slot.kind == ParameterKind::fact || left_out_.count(slot.path) > 0) continue;
      const auto* source = source_of(scenario_, slot.path);
      // What is known of a lever's present state is not uncertain (docs/decisions/0003-calibration.md).
      if (source == nullptr || is_known_lever(slot, *source)) continue;
      auto parameter = described(slot, *source);
      if (parameter) chosen_.emplace(slot.path, std::move(*parameter));
    }
  }

  void add_named(const DocumentNode& node) {
    const auto* slot = find(node, words_.key);
    if (slot == nullptr || !check(*slot, node.mark)) return;
    auto parameter = described(*slot, *source_of(scenario_, slot->path));
    if (!parameter) {
      findings_.add(words_.about + "_without_range", node.mark, slot->path);
    } else {
      insert(std::move(*parameter), node.mark);
    }
  }

  void add_with_range(const DocumentNode& node) {
    PlanEntry entry(node, words_.key, {"path", "range", "unit", "evidence", "source", "note"}, findings_);
    static_cast<void>(entry.said("path"));
    const auto* named = node.find("path");
    const auto* range = node.find("range");
    if (named == nullptr) entry.report("word_missing", "path");
    if (range == nullptr) entry.report("word_missing", "range");
    const auto* slot = named == nullptr ? nullptr : find(named->value, words_.key);
    if (slot == nullptr || range == nullptr || !check(*slot, named->value.mark)) return;
    const auto unit = node.find("unit") == nullptr ? slot->unit() : find_unit(slot->units, entry.text("unit"));
    if (!unit) {
      entry.report("wrong_unit", "unit", {{"found", entry.text("unit")}, {"expected", unit_names(*slot)}});
      return;
    }
    const auto ends = entry.interval("range");
    if (!ends || !are_within_bounds(range->value, *slot, *unit)) return;
    // As the scenario has it, in the unit that was asked for.
    const double base = slot->read(scenario_.baseline.front().values).front();
    add_checked(
        {slot->path, unit->name, ends->first, ends->second, unit->from_base(base), slot->quantity == Quantity::count},
        range->value);
  }

  bool are_within_bounds(const DocumentNode& range, const Slot& slot, const Unit& unit) {
    return std::ranges::all_of(range.items, [&](const DocumentNode& end) {
      return read_scalar(end, slot, unit, slot.path, findings_).has_value();
    });
  }

  void add_checked(CalibrationParameter parameter, const DocumentNode& range) {
    // A prior must hold the scenario's own value.
    if (parameter.value < parameter.low || parameter.value > parameter.high) {
      findings_.add("outside_own_range", range.mark, parameter.path,
                    {{"found", number_text(parameter.value)},
                     {"range", range.items[0].text + std::string(between_ends) + range.items[1].text}});
      return;
    }
    insert(std::move(parameter), range.mark);
  }

  /// A range of the plan's own takes the place of the scenario's; named twice is a mistake.
  void insert(CalibrationParameter parameter, const Mark& mark) {
    const std::string path = parameter.path;
    if (!named_.insert(path).second) {
      findings_.add("setting_twice", mark, path);
      return;
    }
    chosen_.insert_or_assign(path, std::move(parameter));
  }

  const ParameterListWords& words_;
  const Scenario& scenario_;
  std::set<std::string> left_out_;
  Findings& findings_;
  std::map<std::string, CalibrationParameter, std::less<>> chosen_;
  std::set<std::string> named_;
};

/// The path without its last part.
std::string group_of(const std::string& path) {
  const auto dot = path.rfind('.');
  return dot == std::string::npos ? "" : path.substr(0, dot);
}

/// The shares directly in a group, if the group holds nothing else and they add up to 1.
std::vector<const Slot*> shares_of_one(const std::string& group, const Parameters& values) {
  std::vector<const Slot*> shares;
  double sum = 0;
  for (const auto& slot : all_slots()) {
    if (group.empty() || slot.path.rfind(group + ".", 0) != 0) continue;
    // Something else in the group: it is no division of a whole.
    const bool is_share = group_of(slot.path) == group && slot.quantity == Quantity::share && slot.is_one_number();
    if (!is_share) return {};
    shares.push_back(&slot);
    sum += slot.read(values).front();
  }
  constexpr double tolerance = 1e-9;
  if (shares.size() < 2 || std::fabs(sum - 1) > tolerance) return {};
  return shares;
}

}  // namespace

std::vector<CalibrationParameter> read_plan_parameters(const DocumentNode& root, const ParameterListWords& words,
                                                       const Scenario& scenario, const std::set<std::string>& solved,
                                                       Findings& findings) {
  ParameterListReader reader(words, scenario, solved, findings);
  if (const auto* except = root.find("except")) {
    if (!except->value.is_list()) report_found("not_a_list", except->value, "except", findings);
    reader.leave_out(except->value);
  }
  const auto* listed = root.find(words.key);
  if (listed == nullptr) {
    findings.add("word_missing", {root.mark.text, 0, 0}, words.key);
    return {};
  }
  if (listed->value.text == "all") reader.read(listed->value);
  if (!listed->value.is_list() && listed->value.text != "all") {
    report_found("not_a_list", listed->value, words.key, findings);
  }
  for (const auto& item : listed->value.items) reader.read(item);
  auto parameters = std::move(reader).in_order();
  if (parameters.empty()) findings.add("nothing_" + words.about, listed->value.mark, words.key);
  return parameters;
}

std::vector<ShareComposition> find_compositions(const std::vector<CalibrationParameter>& parameters,
                                                const ParameterListWords& words, const Scenario& scenario,
                                                const Mark& mark, Findings& findings) {
  const Parameters& values = scenario.baseline.front().values;
  std::vector<ShareComposition> compositions;
  std::set<std::string> seen;
  for (const auto& parameter : parameters) {
    const std::string group = group_of(parameter.path);
    const auto shares = shares_of_one(group, values);
    if (shares.empty() || !seen.insert(group).second) continue;
    ShareComposition composition;
    for (const Slot* share : shares) {
      const auto found =
          std::ranges::find_if(parameters, [share](const auto& each) { return each.path == share->path; });
      if (found != parameters.end()) {
        composition.calibrated.push_back(static_cast<std::size_t>(found - parameters.begin()));
      } else {
        composition.others.push_back(share->path);
        composition.other_shares.push_back(share->read(values).front());
      }
    }
    if (composition.others.empty()) findings.add("all_shares_" + words.about, mark, group);
    compositions.push_back(std::move(composition));
  }
  return compositions;
}

}  // namespace timbang::reading
