#include "scenario/experiments/spread_reader.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "scenario/parameters/units.hpp"
#include "scenario/reading/plan_entry.hpp"
#include "scenario/reading/sourced_value.hpp"
#include "scenario/reading/value_scalar.hpp"
#include "text/comma_list.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

using Shape = FactorSpread::Shape;

constexpr std::array<std::pair<std::string_view, Shape>, 6> shapes{{{"uniform", Shape::uniform},
                                                                    {"triangular", Shape::triangular},
                                                                    {"log_uniform", Shape::log_uniform},
                                                                    {"pert", Shape::pert},
                                                                    {"discrete", Shape::discrete},
                                                                    {"truncated_normal", Shape::truncated_normal}}};

class SpreadReader {
 public:
  SpreadReader(const DocumentNode& map, const Slot& slot, std::string path, Findings& findings)
      : map_(map),
        slot_(slot),
        path_(std::move(path)),
        findings_(findings),
        before_(findings.count()),
        entry_(
            map, path_,
            {"distribution", "range", "mode", "mean", "sd", "values", "weights", "unit", "evidence", "source", "note"},
            findings) {}

  std::optional<FactorSpread> read() {
    static_cast<void>(entry_.said("distribution"));
    // A list or a choice has no distribution.
    if (slot_.is_list || slot_.quantity == Quantity::choice) {
      findings_.add("vary_no_number", map_.mark, path_);
      return std::nullopt;
    }
    spread_.is_whole = slot_.quantity == Quantity::count;
    if (!read_shape() || !read_unit()) return std::nullopt;
    read_numbers();
    if (findings_.count() > before_) return std::nullopt;
    return std::move(spread_);
  }

 private:
  bool read_shape() {
    const std::string word = entry_.required_text("distribution");
    if (word.empty()) return false;
    const auto found = std::ranges::find_if(shapes, [&](const auto& shape) { return shape.first == word; });
    if (found != shapes.end()) {
      spread_.shape = found->second;
      return true;
    }
    std::vector<std::string> words;
    for (const auto& shape : shapes) words.emplace_back(shape.first);
    entry_.report_unknown_word("distribution", words);
    return false;
  }

  bool read_unit() {
    const auto unit = entry_.has("unit") ? find_unit(slot_.units, entry_.text("unit")) : slot_.unit();
    if (unit) {
      unit_ = *unit;
      spread_.unit = unit->name;
      return true;
    }
    entry_.report("wrong_unit", "unit", {{"found", entry_.text("unit")}, {"expected", unit_names(slot_)}});
    return false;
  }

  void read_numbers() {
    // First, since what is read below takes such numbers for granted.
    refuse_what_does_not_belong();
    if (spread_.shape == Shape::discrete) {
      read_discrete();
      return;
    }
    if (!entry_.has("range")) entry_.report("word_missing", "range");
    if (const auto range = entry_.interval("range")) {
      spread_.low = range->first;
      spread_.high = range->second;
      check_bounds("range");
    }
    if (spread_.shape == Shape::log_uniform && entry_.has("range") && !(spread_.low > 0)) {
      entry_.report("not_positive", "range", {{"found", number_text(spread_.low)}});
    }
    if (spread_.shape == Shape::triangular || spread_.shape == Shape::pert) read_mode();
    if (spread_.shape == Shape::truncated_normal) {
      spread_.mean = entry_.required_number("mean");
      spread_.sd = entry_.required_sd("sd");
    }
  }

  void read_mode() {
    spread_.mode = entry_.required_number("mode");
    // A mode can only lie in a range that was read.
    if (findings_.count() > before_) return;
    if (spread_.mode >= spread_.low && spread_.mode <= spread_.high) return;
    entry_.report("outside_own_range", "mode",
                  {{"found", number_text(spread_.mode)},
                   {"range", number_text(spread_.low) + " .. " + number_text(spread_.high)}});
  }

  void read_discrete() {
    spread_.values = numbers("values");
    if (!entry_.has("values")) entry_.report("word_missing", "values");
    check_bounds("values");
    spread_.weights = entry_.has("weights") ? numbers("weights") : std::vector<double>(spread_.values.size(), 1.0);
    // Weights of values that are wrong say nothing.
    if (findings_.count() > before_) return;
    const bool is_chance = std::ranges::all_of(spread_.weights, [](double w) { return w >= 0; }) &&
                           std::ranges::any_of(spread_.weights, [](double w) { return w > 0; });
    if (spread_.values.empty() || spread_.weights.size() != spread_.values.size() || !is_chance) {
      entry_.report("discrete_weights", spread_.values.empty() ? "values" : "weights",
                    {{"expected", std::to_string(spread_.values.size())}});
      return;
    }
    std::set<double> seen;
    for (std::size_t i = 0; i < spread_.values.size(); ++i) {
      if (seen.insert(spread_.values[i]).second) continue;
      // The chance of a value is said by its weight.
      const DocumentNode& item = map_.find("values")->value.items[i];
      findings_.add("named_twice", item.mark, join_path(path_, "values"), {{"found", item.text}});
    }
    const auto [least, most] = std::minmax_element(spread_.values.begin(), spread_.values.end());
    spread_.low = *least;
    spread_.high = *most;
  }

  /// The numbers of a list; what is no list or no number is reported.
  std::vector<double> numbers(std::string_view key) {
    std::vector<double> numbers;
    const auto* found = map_.find(key);
    if (found == nullptr) return numbers;
    if (!found->value.is_list()) entry_.report_found("not_a_list", key);
    for (const DocumentNode& item : found->value.items) {
      if (const auto number = read_plain_number(item, join_path(path_, key), findings_)) numbers.push_back(*number);
    }
    return numbers;
  }

  /// Every number of a list must be one that the slot may hold.
  void check_bounds(std::string_view key) {
    const auto* found = map_.find(key);
    if (found == nullptr || findings_.count() > before_) return;
    for (const DocumentNode& item : found->value.items) {
      static_cast<void>(read_scalar(item, slot_, unit_, join_path(path_, key), findings_));
    }
  }

  /// Whoever writes a number that the shape does not use would think that it acts.
  void refuse_what_does_not_belong() {
    const bool has_mode = spread_.shape == Shape::triangular || spread_.shape == Shape::pert;
    const bool is_discrete = spread_.shape == Shape::discrete;
    const bool is_normal = spread_.shape == Shape::truncated_normal;
    const std::array<std::pair<std::string_view, bool>, 6> uses{{{"range", !is_discrete},
                                                                 {"mode", has_mode},
                                                                 {"mean", is_normal},
                                                                 {"sd", is_normal},
                                                                 {"values", is_discrete},
                                                                 {"weights", is_discrete}}};
    for (const auto& [key, is_used] : uses) {
      if (is_used || !entry_.has(key)) continue;
      entry_.report("distribution_without", key, {{"distribution", entry_.text("distribution")}});
    }
  }

  const DocumentNode& map_;
  const Slot& slot_;
  std::string path_;
  Findings& findings_;
  std::size_t before_;
  PlanEntry entry_;
  Unit unit_;
  FactorSpread spread_;
};

}  // namespace

std::optional<FactorSpread> read_spread(const DocumentNode& map, const Slot& slot, const std::string& path,
                                        Findings& findings) {
  return SpreadReader(map, slot, path, findings).read();
}

}  // namespace timbang::reading
