#include "scenario/experiments/experiment_reader.hpp"

#include <filesystem>
#include <limits>
#include <set>

#include "base/sha256.hpp"
#include "scenario/experiments/design_claims.hpp"
#include "scenario/experiments/design_reader.hpp"
#include "scenario/experiments/vary_reader.hpp"
#include "scenario/layers/scenario_source.hpp"
#include "scenario/plans/decision_reader.hpp"
#include "scenario/plans/plan_file.hpp"
#include "scenario/plans/plan_parameters.hpp"
#include "scenario/plans/value_reader.hpp"
#include "scenario/reading/file_beside.hpp"
#include "scenario/reading/plan_entry.hpp"
#include "scenario/reading/words.hpp"

namespace timbang {
namespace reading {
namespace {

constexpr std::uint64_t most_replications = 1'000'000;

class ExperimentReader {
 public:
  ExperimentReader(const DocumentNode& root, const std::string& file, Findings& findings)
      : root_(root),
        directory_(std::filesystem::path(file).parent_path()),
        findings_(findings),
        top_(root, "",
             {"timbang", "experiment", "title", "scenario", "vary", "uncertain", "except", "prior", "design",
              "correlated", "outcomes", "replications", "stopping", "seed", "store", "claims", "decide", "value"},
             findings) {}

  ExperimentPlan read() {
    read_head();
    read_scenario_file();
    if (const auto* vary = root_.find("vary")) plan_.varied = read_varied(vary->value, source(), findings_);
    // Before the design, which asks what is uncertain.
    read_uncertain();
    for (Problem& problem : read_experiment_design(root_, directory_.string(), source(), plan_, findings_)) {
      problems_elsewhere_.push_back(std::move(problem));
    }
    if (const auto* decide = root_.find("decide")) plan_.decision = read_decision(decide->value, source(), findings_);
    if (const auto* value = root_.find("value")) plan_.values = read_values(value->value, "value", findings_);
    // Nothing would run but the scenario itself.
    if (!says_what_to_run()) top_.report("nothing_varied", "");
    read_kept();
    if (const auto* claims = root_.find("claims")) read_claims_of_points(claims->value);
    read_stopping();
    const bool stops = root_.find("stopping") != nullptr;
    // Fewer than twenty cannot be stopped early; with `stopping` the number is the most.
    const auto replications = top_.natural("replications", stops ? fewest_for_precision : 1, most_replications);
    plan_.replications = static_cast<std::uint32_t>(replications.value_or(stops ? most_for_precision : 20));
    plan_.seed = top_.natural("seed", 0, std::numeric_limits<std::uint64_t>::max());
    return std::move(plan_);
  }

  /// What is wrong with the scenario itself, or an ensemble.
  [[nodiscard]] const std::vector<Problem>& problems_elsewhere() const { return problems_elsewhere_; }

 private:
  /// Nothing if the scenario has problems: what depends on it is then not checked.
  [[nodiscard]] const ScenarioSource* source() const { return source_ ? &*source_ : nullptr; }

  void read_head() {
    check_plan_version(root_, top_, findings_);
    plan_.name = top_.required_text("experiment");
    WordSpecification folder_name = *find_word("name");
    folder_name.path = "experiment";
    const auto* name = root_.find("experiment");
    if (name != nullptr && !plan_.name.empty()) static_cast<void>(check_word(name->value, folder_name, findings_));
  }

  void read_scenario_file() {
    const std::string named = top_.required_text("scenario");
    if (named.empty()) return;
    plan_.scenario_file = file_beside(directory_, named);
    std::error_code error;
    // Told at the place that names it.
    if (!std::filesystem::exists(plan_.scenario_file, error)) {
      report_missing_file(plan_.scenario_file, top_.mark_of("scenario"), "scenario", findings_);
      return;
    }
    try {
      source_.emplace(plan_.scenario_file);
    } catch (const ScenarioError& error_of_scenario) {
      // The scenario's problems are of another file, and come after those of this one.
      problems_elsewhere_ = error_of_scenario.problems();
    }
  }

  [[nodiscard]] bool says_what_to_run() const {
    const auto kind = plan_.design.kind;
    const bool has_own = kind == ExperimentDesign::Kind::table || kind == ExperimentDesign::Kind::ensemble;
    return has_own || root_.find("vary") != nullptr || root_.find("uncertain") != nullptr ||
           root_.find("decide") != nullptr;
  }

  /// Whether the share of a design's points is that of what is uncertain.
  [[nodiscard]] bool is_sample() const {
    using Kind = ExperimentDesign::Kind;
    const Kind kind = plan_.design.kind;
    const bool is_drawn = kind == Kind::latin_hypercube || kind == Kind::sobol || kind == Kind::saltelli;
    return is_drawn || kind == Kind::ensemble || (kind == Kind::table && plan_.design.is_declared_sample);
  }

  void read_claims_of_points(const DocumentNode& node) {
    if (!is_sample()) {
      findings_.add("claims_without_sample", node.mark, "claims",
                    {{"choice", std::string(design_word(plan_.design.kind))}});
    }
    std::optional<Scenario> scenario;
    if (source_) scenario = source_->with({}, {});
    plan_.claims = read_design_claims(node, scenario ? &*scenario : nullptr, plan_.varied, findings_);
  }

  void read_uncertain() {
    plan_.uncertain.prior = read_prior(top_);
    if (root_.find("uncertain") == nullptr) {
      if (top_.has("except")) top_.report("except_without_uncertain", "except");
      return;
    }
    if (!source_) return;
    const Scenario scenario = source_->with({}, {});
    // What is varied is set and can be uncertain no more.
    std::set<std::string> varied;
    for (const VariedFactor& factor : plan_.varied) varied.insert(factor.path);
    plan_.uncertain.parameters = read_plan_parameters(root_, words_of_experiment, scenario, varied, findings_);
    const Mark whole{root_.mark.text, 0, 0};
    plan_.uncertain.compositions =
        find_compositions(plan_.uncertain.parameters, words_of_experiment, scenario, whole, findings_);
  }

  void read_stopping() {
    const auto* stopping = root_.find("stopping");
    if (stopping == nullptr) return;
    // Reports what is no list of texts; the loop takes the others.
    static_cast<void>(top_.required_texts("stopping"));
    for (const DocumentNode& item : stopping->value.items) {
      if (!item.is_scalar() || item.text.empty()) continue;
      if (const auto precision = read_precision(item.text)) {
        plan_.stopping.push_back({*precision, place_of(item.mark)});
      } else {
        findings_.add("stopping_form", item.mark, "stopping", {{"found", item.text}});
      }
    }
  }

  void read_kept() {
    const std::string store = top_.has("store") ? top_.text("store") : "chosen";
    if (store == "full") plan_.kept = KeptOutcomes::full;
    if (store != "full" && store != "chosen") top_.report_unknown_word("store", {"chosen", "full"});
    const auto* outcomes = root_.find("outcomes");
    if (outcomes == nullptr) return;
    // A full store has every outcome.
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
  std::vector<Problem> problems_elsewhere_;
};

void add_problems(const Findings& findings, std::vector<Problem>& problems) {
  try {
    findings.throw_if_any();
  } catch (const ScenarioError& error) {
    // Problems of the plan come before those of other files.
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
  const reading::PlanFile opened = reading::open_plan_file(file, findings);
  reading::ExperimentReader reader(opened.root, file, findings);
  ExperimentPlan plan = reader.read();
  std::vector<Problem> problems = reader.problems_elsewhere();
  reading::add_problems(findings, problems);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  plan.file = file;
  plan.file_sha256 = sha256_hex(opened.text->bytes);
  return plan;
}

}  // namespace timbang
