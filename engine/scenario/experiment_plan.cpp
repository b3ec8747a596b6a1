#include "scenario/experiment_plan.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <limits>
#include <set>
#include <string_view>

#include "base/check.hpp"
#include "base/sha256.hpp"
#include "scenario/decision_reader.hpp"
#include "scenario/plan_entry.hpp"
#include "scenario/plan_parameters.hpp"
#include "scenario/scenario_source.hpp"
#include "scenario/vary_reader.hpp"
#include "scenario/words.hpp"

namespace timbang {
namespace reading {
namespace {

using Kind = ExperimentDesign::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 4> designs{{{"grid", Kind::grid},
                                                                    {"latin_hypercube", Kind::latin_hypercube},
                                                                    {"sobol", Kind::sobol},
                                                                    {"one_at_a_time", Kind::one_at_a_time}}};

constexpr std::uint64_t most_points = 10'000'000;
constexpr std::uint64_t most_levels = 1000;
constexpr std::uint64_t most_replications = 1'000'000;

class ExperimentReader {
 public:
  ExperimentReader(const DocumentNode& root, const std::string& file, Findings& findings)
      : root_(root),
        directory_(std::filesystem::path(file).parent_path()),
        findings_(findings),
        top_(root, "",
             {"timbang", "experiment", "title", "scenario", "vary", "uncertain", "except", "prior", "design",
              "outcomes", "replications", "seed", "store", "decide"},
             findings) {}

  ExperimentPlan read() {
    read_head();
    read_scenario_file();
    if (const auto* vary = root_.find("vary")) plan_.varied = read_varied(vary->value, source(), findings_);
    read_uncertain();
    const auto* decide = root_.find("decide");
    if (decide != nullptr) plan_.decision = read_decision(decide->value, source(), findings_);
    const bool is_anything_varied = root_.find("vary") != nullptr || root_.find("uncertain") != nullptr;
    if (!is_anything_varied && decide == nullptr) top_.report("nothing_varied", "");
    if (const auto* design = root_.find("design")) read_design(design->value);
    read_kept();
    const auto replications = top_.natural("replications", 1, most_replications);
    plan_.replications = static_cast<std::uint32_t>(replications.value_or(plan_.replications));
    plan_.seed = top_.natural("seed", 0, std::numeric_limits<std::uint64_t>::max());
    return std::move(plan_);
  }

  /// What is wrong with the scenario itself.
  [[nodiscard]] const std::vector<Problem>& problems_of_scenario() const { return problems_of_scenario_; }

 private:
  /// Nothing if the scenario has problems: what depends on it is then not checked.
  [[nodiscard]] const ScenarioSource* source() const { return source_ ? &*source_ : nullptr; }

  void read_head() {
    const auto* version = root_.find("timbang");
    if (version == nullptr) {
      top_.report("word_missing", "timbang");
    } else {
      static_cast<void>(check_word(version->value, *find_word("timbang"), findings_));
    }
    plan_.name = top_.required_text("experiment");
    WordSpecification folder_name = *find_word("name");
    folder_name.path = "experiment";
    const auto* name = root_.find("experiment");
    if (name != nullptr && !plan_.name.empty()) static_cast<void>(check_word(name->value, folder_name, findings_));
  }

  void read_scenario_file() {
    const std::string named = top_.required_text("scenario");
    if (named.empty()) return;
    plan_.scenario_file = (directory_ / named).lexically_normal().string();
    std::error_code error;
    if (!std::filesystem::exists(plan_.scenario_file, error)) {
      top_.report("file_missing", "scenario", {{"file", plan_.scenario_file}});
      return;
    }
    try {
      source_.emplace(plan_.scenario_file);
    } catch (const ScenarioError& error_of_scenario) {
      problems_of_scenario_ = error_of_scenario.problems();
    }
  }

  void read_uncertain() {
    const std::string prior = top_.has("prior") ? top_.text("prior") : "uniform";
    if (prior == "triangular") plan_.uncertain.prior = PriorShape::triangular;
    if (prior != "triangular" && prior != "uniform") top_.report_unknown_word("prior", {"uniform", "triangular"});
    if (root_.find("uncertain") == nullptr) {
      if (top_.has("except")) top_.report("except_without_uncertain", "except");
      return;
    }
    if (!source_) return;
    const Scenario scenario = source_->with({}, {});
    std::set<std::string> varied;
    for (const VariedFactor& factor : plan_.varied) varied.insert(factor.path);
    plan_.uncertain.parameters = read_plan_parameters(root_, words_of_experiment, scenario, varied, findings_);
    const Mark whole{root_.mark.text, 0, 0};
    plan_.uncertain.compositions =
        find_compositions(plan_.uncertain.parameters, words_of_experiment, scenario, whole, findings_);
  }

  /// `design: grid`, or a map that says more.
  void read_design(const DocumentNode& node) {
    if (node.is_scalar()) {
      read_kind(node.text, top_, "design");
      if (needs_points()) top_.report("word_missing", "design.points");
      return;
    }
    if (!node.is_map()) {
      findings_.add("not_a_map", node.mark, "design", {{"found", node.shown()}});
      return;
    }
    PlanEntry entry(node, "design", {"kind", "points", "levels"}, findings_);
    const std::string kind = entry.required_text("kind");
    if (kind.empty() || !read_kind(kind, entry, "kind")) return;
    if (needs_points() && !entry.has("points")) entry.report("word_missing", "points");
    if (!needs_points() && entry.has("points")) entry.report("unused_with", "points", {{"choice", kind}});
    if (plan_.design.kind != Kind::grid && entry.has("levels")) {
      entry.report("unused_with", "levels", {{"choice", kind}});
    }
    plan_.design.points = static_cast<std::uint32_t>(entry.natural("points", 1, most_points).value_or(0));
    const auto levels = entry.natural("levels", 2, most_levels);
    plan_.design.levels = static_cast<std::uint32_t>(levels.value_or(plan_.design.levels));
  }

  [[nodiscard]] bool needs_points() const {
    return plan_.design.kind == Kind::latin_hypercube || plan_.design.kind == Kind::sobol;
  }

  bool read_kind(const std::string& word, PlanEntry& entry, std::string_view key) {
    const auto found =
        std::find_if(designs.begin(), designs.end(), [&](const auto& each) { return each.first == word; });
    if (found != designs.end()) {
      plan_.design.kind = found->second;
      return true;
    }
    std::vector<std::string> words;
    for (const auto& each : designs) words.emplace_back(each.first);
    entry.report_unknown_word(key, words);
    return false;
  }

  void read_kept() {
    const std::string store = top_.has("store") ? top_.text("store") : "chosen";
    if (store == "full") plan_.kept = KeptOutcomes::full;
    if (store != "full" && store != "chosen") top_.report_unknown_word("store", {"chosen", "full"});
    const auto* outcomes = root_.find("outcomes");
    if (outcomes == nullptr) return;
    if (store == "full") top_.report("unused_with", "outcomes", {{"choice", "store: full"}});
    static_cast<void>(top_.required_texts("outcomes"));
    std::set<std::string> named;
    for (const DocumentNode& item : outcomes->value.items) {
      if (!item.is_scalar() || item.text.empty()) continue;
      plan_.outcomes.push_back({item.text, place_of(item.mark)});
      if (!named.insert(item.text).second) findings_.add("named_twice", item.mark, "outcomes", {{"found", item.text}});
    }
  }

  const DocumentNode& root_;
  std::filesystem::path directory_;
  Findings& findings_;
  PlanEntry top_;
  ExperimentPlan plan_;
  std::optional<ScenarioSource> source_;
  std::vector<Problem> problems_of_scenario_;
};

void add_problems(const Findings& findings, std::vector<Problem>& problems) {
  try {
    findings.throw_if_any();
  } catch (const ScenarioError& error) {
    problems.insert(problems.begin(), error.problems().begin(), error.problems().end());
  }
}

}  // namespace
}  // namespace reading

bool is_experiment_file(const std::string& file) {
  reading::Findings findings;
  const auto* text = reading::read_text(file, {}, findings);
  const auto root = text == nullptr ? std::nullopt : reading::parse_document(*text, findings);
  return root && root->is_map() && root->find("experiment") != nullptr;
}

ExperimentPlan read_experiment_plan(const std::string& file) {
  reading::Findings findings;
  const auto* text = reading::read_text(file, {}, findings);
  const auto root = text == nullptr ? std::nullopt : reading::parse_document(*text, findings);
  if (!root) findings.throw_if_any();
  TIMBANG_CHECK(root.has_value(), "a text without problems is a document");
  reading::ExperimentReader reader(*root, file, findings);
  ExperimentPlan plan = reader.read();
  std::vector<Problem> problems = reader.problems_of_scenario();
  reading::add_problems(findings, problems);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  plan.file = file;
  plan.file_sha256 = sha256_hex(text->bytes);
  return plan;
}

}  // namespace timbang
