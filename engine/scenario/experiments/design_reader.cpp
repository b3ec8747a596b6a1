#include "scenario/experiments/design_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/ranges.hpp"
#include "scenario/experiments/design_table.hpp"
#include "scenario/layers/ensemble.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/reading/file_beside.hpp"
#include "scenario/reading/plan_entry.hpp"
#include "scenario/reading/sourced_value.hpp"
#include "text/comma_list.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

using Kind = ExperimentDesign::Kind;

constexpr std::uint64_t most_points = 10'000'000;
constexpr std::uint64_t most_levels = 1000;
constexpr std::uint32_t levels_of_morris = 4;

/// Which keys a design takes; `needed` is the one that it cannot do without.
struct DesignKeys {
  Kind kind;
  std::string needed;
  std::set<std::string> allowed;
};

const DesignKeys& keys_of(Kind kind) {
  static const std::vector<DesignKeys> keys{{Kind::grid, "", {"levels"}},
                                            {Kind::latin_hypercube, "points", {"points", "crossed", "levels"}},
                                            {Kind::sobol, "points", {"points", "crossed", "levels"}},
                                            {Kind::saltelli, "points", {"points", "groups"}},
                                            {Kind::morris, "trajectories", {"trajectories", "levels"}},
                                            {Kind::table, "file", {"file", "sample"}},
                                            {Kind::ensemble, "file", {"file", "members", "levels"}},
                                            {Kind::one_at_a_time, "", {}}};
  return *std::ranges::find(keys, kind, &DesignKeys::kind);
}

class DesignReader {
 public:
  DesignReader(const DocumentNode& root, std::string folder, const ScenarioSource* source, ExperimentPlan& plan,
               Findings& findings)
      : root_(root), folder_(std::move(folder)), source_(source), plan_(plan), findings_(findings) {}

  /// The problems of an ensemble's file.
  std::vector<Problem> read() {
    if (const auto* design = root_.find("design")) read_design(design->value);
    if (const auto* correlated = root_.find("correlated")) read_correlated(correlated->value);
    return std::move(problems_of_ensemble_);
  }

 private:
  [[nodiscard]] ExperimentDesign& design() { return plan_.design; }

  /// `design: grid`, or a map that says more.
  void read_design(const DocumentNode& node) {
    if (node.is_scalar()) {
      if (read_kind(node, "design") && !keys_of(design().kind).needed.empty()) {
        findings_.add("word_missing", node.mark, "design." + keys_of(design().kind).needed);
      }
      return;
    }
    if (!check_map(node, "design", findings_)) return;
    PlanEntry entry(node, "design",
                    {"kind", "points", "trajectories", "levels", "crossed", "groups", "file", "members", "sample"},
                    findings_);
    const std::string kind = entry.required_text("kind");
    if (kind.empty() || !read_kind(node.find("kind")->value, "design.kind")) return;
    check_keys(entry, node);
    read_numbers(entry);
    if (const auto* groups = node.find("groups"); groups != nullptr && design().kind == Kind::saltelli) {
      read_groups(groups->value);
    }
    if (!entry.has("file")) return;
    if (design().kind == Kind::table) read_table(entry, node.find("file")->value.mark);
    if (design().kind == Kind::ensemble) read_members_of(entry);
  }

  bool read_kind(const DocumentNode& node, const std::string& path) {
    const auto kind = find_design(node.text);
    if (kind) {
      design().kind = *kind;
      // Morris's usual number of levels.
      if (*kind == Kind::morris) design().levels = levels_of_morris;
      return true;
    }
    report_unknown_word(node, path, design_words(), findings_);
    return false;
  }

  void check_keys(PlanEntry& entry, const DocumentNode& node) {
    const DesignKeys& keys = keys_of(design().kind);
    const std::string word(design_word(design().kind));
    if (!keys.needed.empty() && !entry.has(keys.needed)) entry.report("word_missing", keys.needed);
    for (const std::string key :
         {"points", "trajectories", "levels", "crossed", "groups", "file", "members", "sample"}) {
      if (node.find(key) != nullptr && keys.allowed.count(key) == 0) {
        entry.report("unused_with", key, {{"choice", word}});
      }
    }
    // Without `crossed` nothing that is sampled has levels.
    const bool is_sampled = design().kind == Kind::latin_hypercube || design().kind == Kind::sobol;
    if (is_sampled && entry.has("levels") && !entry.has("crossed")) {
      entry.report("unused_with", "levels", {{"choice", word}});
    }
  }

  void read_numbers(PlanEntry& entry) {
    const std::string count = design().kind == Kind::morris ? "trajectories" : "points";
    design().points = static_cast<std::uint32_t>(entry.natural(count, 1, most_points).value_or(0));
    const auto levels = entry.natural("levels", 2, most_levels);
    design().levels = static_cast<std::uint32_t>(levels.value_or(design().levels));
    // A step passes half of the levels (sensitivity_designs.cpp).
    if (design().kind == Kind::morris && design().levels % 2 != 0) {
      entry.report("levels_not_even", "levels", {{"found", std::to_string(design().levels)}});
    }
    if (design().kind == Kind::morris) check_moves();
    design().is_declared_sample = entry.flag("sample");
    design().is_crossed = entry.flag("crossed");
    if (!design().is_crossed) return;
    if (plan_.varied.empty() || plan_.uncertain.parameters.empty()) entry.report("crossed_needs_both", "crossed");
  }

  /// A trajectory moves every input, and one of a single value cannot move.
  void check_moves() {
    for (const VariedFactor& factor : plan_.varied) {
      const auto& spread = factor.spread;
      const bool is_discrete = spread && spread->shape == FactorSpread::Shape::discrete;
      const bool moves = !spread ? factor.levels.size() > 1 : is_discrete ? spread->values.size() > 1 : true;
      if (moves) continue;
      findings_.add("vary_one_value", root_.find("vary")->value.find(factor.path)->mark,
                    join_path("vary", factor.path));
    }
  }

  /// Whether something that is varied has this path; reported if not.
  bool is_varied(const DocumentNode& node, const std::string& path) {
    const auto is_it = [&](const auto& each) { return each.path == node.text; };
    const auto& varied = plan_.varied;
    const auto& uncertain = plan_.uncertain.parameters;
    if (node.is_scalar() && std::ranges::any_of(uncertain, is_it)) return true;
    // What is crossed has every combination and cannot be correlated with anything.
    const bool is_lever = node.is_scalar() && std::ranges::any_of(varied, is_it);
    if (is_lever && !(design().is_crossed && path == "correlated")) return true;
    report_found(is_lever ? "correlated_crossed" : "not_varied", node, path, findings_);
    return false;
  }

  /// The paths of a list of at least two, none of which is in `seen` already.
  std::vector<std::string> paths_of(const DocumentNode& list, const std::string& path, std::set<std::string>& seen) {
    std::vector<std::string> paths;
    if (!list.is_list() || list.items.size() < 2) {
      report_found("not_two_paths", list, path, findings_);
      return paths;
    }
    for (const DocumentNode& item : list.items) {
      if (!is_varied(item, path)) continue;
      if (!seen.insert(item.text).second) findings_.add("named_twice", item.mark, path, {{"found", item.text}});
      paths.push_back(item.text);
    }
    return paths;
  }

  void read_groups(const DocumentNode& node) {
    if (!check_list(node, "design.groups", findings_)) return;
    std::set<std::string> seen;
    for (const DocumentNode& item : node.items) design().groups.push_back(paths_of(item, "design.groups", seen));
  }

  void refuse_beside(const std::string& key) {
    const std::string choice = "design: " + std::string(design_word(design().kind));
    const auto* found = root_.find(key);
    if (found != nullptr) findings_.add("unused_with", found->mark, key, {{"choice", choice}});
  }

  /// The file that the design names; empty, and reported, if it names none.
  std::string file_of(PlanEntry& entry) {
    const std::string file = entry.text("file");
    return file.empty() ? "" : file_beside(folder_, file);
  }

  void read_table(PlanEntry& entry, const Mark& mentioned) {
    refuse_beside("vary");
    refuse_beside("uncertain");
    const std::string file = file_of(entry);
    if (!file.empty()) design().table = read_design_table(file, mentioned, source_, findings_);
  }

  void read_members_of(PlanEntry& entry) {
    refuse_beside("uncertain");
    // Every combination of what is varied at each member (docs/decisions/0006-analysis.md).
    design().is_crossed = true;
    const std::string file = file_of(entry);
    if (file.empty()) return;
    try {
      const Ensemble ensemble = read_ensemble(file);
      const std::size_t all = ensemble.members.size();
      // The first members, as runs under few replications have them.
      const auto members = entry.natural("members", 1, all).value_or(all);
      design().table.paths = ensemble.parameters;
      for (const VariedFactor& factor : plan_.varied) {
        // Members would be simulated with the varied value and recorded with their own.
        if (!contains(ensemble.parameters, factor.path)) continue;
        const Mark at = root_.find("vary")->value.find(factor.path)->mark;
        findings_.add("varied_in_ensemble", at, join_path("vary", factor.path), {{"file", file}});
      }
      for (std::size_t i = 0; i < members; ++i) design().table.rows.push_back(member_row(ensemble, i));
    } catch (const ScenarioError& error) {
      problems_of_ensemble_ = error.problems();
    }
  }

  /// A member's values as settings write them.
  static std::vector<std::string> member_row(const Ensemble& ensemble, std::size_t member) {
    std::vector<std::string> row;
    for (std::size_t i = 0; i < ensemble.parameters.size(); ++i) {
      // In the unit of the table: settings are read in it.
      const Unit& unit = find_slot(ensemble.parameters[i])->unit();
      const std::string number = number_text(unit.from_base(ensemble.members[member][i]));
      row.push_back(unit.name.empty() ? number : number + " " + unit.name);
    }
    return row;
  }

  void read_correlated(const DocumentNode& node) {
    const std::size_t before = findings_.count();
    std::set<std::string> seen;
    for_each_map(node, "correlated", findings_, [&](const DocumentNode& item) { read_correlation(item, seen); });
    if (findings_.count() == before) check_correlations(node);
  }

  void read_correlation(const DocumentNode& node, std::set<std::string>& seen) {
    PlanEntry entry(node, "correlated", {"parameters", "rank_correlation", "evidence", "source", "note"}, findings_);
    static_cast<void>(entry.said("parameters"));
    CorrelatedGroup group;
    group.place = place_of(node.mark);
    group.rank_correlation = entry.required_number("rank_correlation");
    const auto* parameters = node.find("parameters");
    if (parameters == nullptr) entry.report("word_missing", "parameters");
    if (parameters != nullptr) group.paths = paths_of(parameters->value, "correlated", seen);
    if (group.paths.size() < 2 || !entry.has("rank_correlation")) return;
    // Pearson's 2 sin(pi s / 6) of a common correlation has its least eigenvalue at 1 + (n - 1) r.
    // 0.95 keeps away from the bound, where the matrix is singular.
    const double least = group.paths.size() == 2 ? -1 : -0.95 / static_cast<double>(group.paths.size() - 1);
    if (!(group.rank_correlation > least && group.rank_correlation < 1)) {
      entry.report("rank_correlation_range", "rank_correlation",
                   {{"found", number_text(group.rank_correlation)}, {"least", number_text(least)}});
    }
    design().correlated.push_back(std::move(group));
  }

  /// A design must be able to keep inputs that depend on each other together.
  void check_correlations(const DocumentNode& node) {
    const Kind kind = design().kind;
    if (kind == Kind::saltelli) {
      for (const CorrelatedGroup& group : design().correlated) check_grouped(node, group);
    } else if (kind == Kind::latin_hypercube) {
      // Iman and Conover's way needs more points than inputs.
      const bool is_few = design().points <= plan_.varied.size() + plan_.uncertain.parameters.size();
      if (is_few) findings_.add("correlated_few_points", node.mark, "correlated");
    } else if (kind != Kind::sobol) {
      // These put inputs at fixed places, where no dependence can be kept.
      findings_.add("correlated_design", node.mark, "correlated", {{"choice", std::string(design_word(kind))}});
    }
  }

  void check_grouped(const DocumentNode& node, const CorrelatedGroup& correlated) {
    const bool is_grouped = std::ranges::any_of(design().groups, [&](const std::vector<std::string>& group) {
      return std::ranges::all_of(correlated.paths, [&](const std::string& path) { return contains(group, path); });
    });
    if (is_grouped) return;
    findings_.add("correlated_not_grouped", node.mark, "correlated", {{"paths", comma_list(correlated.paths)}});
  }

  const DocumentNode& root_;
  std::string folder_;
  const ScenarioSource* source_;
  ExperimentPlan& plan_;
  Findings& findings_;
  std::vector<Problem> problems_of_ensemble_;
};

}  // namespace

std::vector<Problem> read_experiment_design(const DocumentNode& root, const std::string& folder,
                                            const ScenarioSource* source, ExperimentPlan& plan, Findings& findings) {
  return DesignReader(root, folder, source, plan, findings).read();
}

}  // namespace timbang::reading
