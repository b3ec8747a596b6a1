#include "scenario/experiments/vary_reader.hpp"

#include <set>
#include <string>

#include "scenario/experiments/factor_check.hpp"
#include "scenario/experiments/spread_reader.hpp"
#include "scenario/layers/settings.hpp"
#include "scenario/reading/plan_entry.hpp"
#include "text/joined_text.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

class VaryReader {
 public:
  VaryReader(const ScenarioSource* source, Findings& findings) : source_(source), findings_(findings) {}

  void read(const DocumentEntry& entry) {
    const Slot* slot = variable_slot(entry.key);
    if (slot == nullptr) {
      report_no_parameter(entry.key, entry.mark, "vary", findings_);
      return;
    }
    // A factor with a problem is left out, so that the design is not blamed for it.
    const std::size_t before = findings_.count();
    VariedFactor factor{entry.key, {}, std::nullopt, place_of(entry.mark)};
    if (entry.value.is_map()) {
      factor.spread = read_spread(entry.value, *slot, join_path("vary", entry.key), findings_);
      if (factor.spread) check_ends(factor, entry.value);
    } else {
      read_levels(entry, factor);
    }
    if (findings_.count() == before) factors_.push_back(std::move(factor));
  }

  [[nodiscard]] std::vector<VariedFactor> factors() && { return std::move(factors_); }

 private:
  void read_levels(const DocumentEntry& entry, VariedFactor& factor) {
    if (!entry.value.is_list() || entry.value.items.empty()) {
      report_found("vary_form", entry.value, join_path("vary", entry.key), findings_);
      return;
    }
    std::set<std::string> seen;
    for (const DocumentNode& item : entry.value.items) {
      const std::size_t before = findings_.count();
      Layer read;
      static_cast<void>(read_entry(entry.key, {entry.key, item.mark, item}, read, findings_));
      if (findings_.count() > before) continue;
      factor.levels.push_back(setting_text(item));
      // By what it comes to: 1 and 1.0 would be two levels of the same runs.
      if (!seen.insert(identity_of(read)).second) {
        findings_.add("named_twice", item.mark, join_path("vary", entry.key), {{"found", factor.levels.back()}});
        continue;
      }
      // Each value by itself: combinations are looked at when points are made.
      check_sound(source_, {{entry.key, factor.levels.back()}}, item.mark, findings_);
    }
  }

  void check_ends(const VariedFactor& factor, const DocumentNode& map) {
    const FactorSpread& spread = *factor.spread;
    const std::string unit = enclosed(" ", spread.unit);
    const std::size_t before = findings_.count();
    check_sound(source_, {{factor.path, number_text(spread.low) + unit}}, map.mark, findings_);
    // Both ends are often wrong for the same reason.
    if (findings_.count() > before) return;
    check_sound(source_, {{factor.path, number_text(spread.high) + unit}}, map.mark, findings_);
  }

  const ScenarioSource* source_;
  Findings& findings_;
  std::vector<VariedFactor> factors_;
};

}  // namespace

std::vector<VariedFactor> read_varied(const DocumentNode& node, const ScenarioSource* source, Findings& findings) {
  if (!node.is_map() || node.entries.empty()) {
    report_found("not_a_map", node, "vary", findings);
    return {};
  }
  VaryReader reader(source, findings);
  for (const DocumentEntry& entry : node.entries) reader.read(entry);
  return std::move(reader).factors();
}

}  // namespace timbang::reading
