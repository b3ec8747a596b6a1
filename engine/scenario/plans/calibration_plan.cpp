#include "scenario/plans/calibration_plan.hpp"

#include <functional>
#include <set>

#include "base/sha256.hpp"
#include "scenario/parameters/slots.hpp"
#include "scenario/plans/plan_file.hpp"
#include "scenario/plans/plan_parameters.hpp"
#include "scenario/reading/plan_entry.hpp"
#include "text/did_you_mean.hpp"

namespace timbang {
namespace reading {
namespace {

const std::vector<std::string> annotations{"evidence", "source", "note"};

std::vector<std::string> with_annotations(std::vector<std::string> keys) {
  keys.insert(keys.end(), annotations.begin(), annotations.end());
  return keys;
}

class PlanReader {
 public:
  PlanReader(const DocumentNode& root, const Scenario& scenario, Findings& findings)
      : root_(root),
        scenario_(scenario),
        findings_(findings),
        top_(root, "",
             {"timbang", "calibration", "prior", "parameters", "except", "targets", "welfare", "question", "held_out"},
             findings) {}

  CalibrationPlan read() {
    read_head();
    each("targets", [this](const DocumentNode& node) { plan_.targets.push_back(target(node)); });
    each("welfare", [this](const DocumentNode& node) { plan_.welfare.push_back(welfare(node)); });
    each("held_out", [this](const DocumentNode& node) { plan_.held_out.push_back(held_out(node)); });
    if (const auto* question = root_.find("question")) read_question(question->value);
    if (plan_.targets.empty()) top_.report("word_missing", "targets");
    std::set<std::string> solved;
    for (const auto& target : plan_.welfare) solved.insert(target.solved_by);
    plan_.parameters = read_plan_parameters(root_, words_of_targets, scenario_, solved, findings_);
    const Mark whole{root_.mark.text, 0, 0};
    plan_.compositions = find_compositions(plan_.parameters, words_of_targets, scenario_, whole, findings_);
    return std::move(plan_);
  }

 private:
  void read_head() {
    check_plan_version(root_, top_, findings_);
    plan_.name = top_.required_text("calibration");
    plan_.prior = read_prior(top_);
  }

  /// Calls `read` with every map of a list that may be missing.
  void each(const std::string& key, const std::function<void(const DocumentNode&)>& read) {
    const auto* list = root_.find(key);
    if (list != nullptr) for_each_map(list->value, key, findings_, read);
  }

  CalibrationTarget target(const DocumentNode& node) {
    PlanEntry entry(node, "targets",
                    with_annotations({"outcome", "month", "unit", "value", "at_least", "at_most", "discrepancy_sd",
                                      "interpretation"}),
                    findings_);
    CalibrationTarget target;
    target.outcome = entry.required_text("outcome");
    target.month = month_within(entry, scenario_.period);
    target.unit = entry.text("unit");
    target.known = entry.known();
    target.is_interpretation = entry.flag("interpretation");
    target.said = entry.said("outcome");
    return target;
  }

  std::optional<Month> month_within(PlanEntry& entry, const Period& period) {
    const auto month = entry.month("month");
    if (month && (*month < period.first_month || *month > period.last_month)) {
      entry.report(
          "month_not_reported", "month",
          {{"found", month->text()}, {"first", period.first_month.text()}, {"last", period.last_month.text()}});
    }
    return month;
  }

  WelfareTarget welfare(const DocumentNode& node) {
    PlanEntry entry(
        node, "welfare",
        with_annotations({"measure", "unit", "value", "at_least", "at_most", "discrepancy_sd", "solved_by", "within"}),
        findings_);
    WelfareTarget target;
    target.measure = entry.required_text("measure");
    target.unit = entry.text("unit");
    target.known = entry.known();
    target.solved_by = entry.text("solved_by");
    target.said = entry.said("measure");
    if (!target.solved_by.empty()) read_search(entry, target);
    return target;
  }

  void read_search(PlanEntry& entry, WelfareTarget& target) {
    const auto* slot = find_slot(target.solved_by);
    if (slot == nullptr || target.solved_by.rfind("welfare.", 0) != 0) {
      std::vector<std::string> paths;
      for (const auto& each : all_slots()) {
        if (each.path.rfind("welfare.", 0) == 0) paths.push_back(each.path);
      }
      const auto near = closest(target.solved_by, paths);
      Arguments arguments{{"found", target.solved_by}};
      if (near) arguments.emplace_back("suggestion", *near);
      entry.report(near ? "unknown_setting_did_you_mean" : "unknown_setting", "solved_by", arguments);
    }
    // A search needs one value to look for.
    if (!entry.has("value")) entry.report("solved_without_value", "solved_by");
    if (!entry.has("within")) entry.report("word_missing", "within");
    if (const auto within = entry.interval("within")) {
      target.search_low = within->first;
      target.search_high = within->second;
    }
  }

  HeldOutYear held_out(const DocumentNode& node) {
    PlanEntry entry(node, "held_out",
                    with_annotations({"name", "settings", "outcome", "month", "unit", "observed", "sd"}), findings_);
    HeldOutYear year;
    year.name = entry.required_text("name");
    if (entry.has("settings")) year.assumed = entry.settings("settings");
    year.outcome = entry.required_text("outcome");
    year.month = entry.month("month");
    year.unit = entry.text("unit");
    year.observed = entry.required_number("observed");
    year.sd = entry.required_sd("sd");
    year.said = entry.said("outcome");
    return year;
  }

  void read_question(const DocumentNode& node) {
    if (!check_map(node, "question", findings_)) return;
    PlanEntry entry(node, "question", with_annotations({"settings", "outcomes"}), findings_);
    PolicyQuestion question;
    question.settings = entry.settings("settings");
    question.outcomes = entry.required_texts("outcomes");
    question.said = entry.said("outcomes");
    plan_.question = std::move(question);
  }

  const DocumentNode& root_;
  const Scenario& scenario_;
  Findings& findings_;
  PlanEntry top_;
  CalibrationPlan plan_;
};

}  // namespace
}  // namespace reading

CalibrationPlan read_calibration_plan(const std::string& file, const Scenario& scenario) {
  reading::Findings findings;
  const reading::PlanFile opened = reading::open_plan_file(file, findings);
  auto plan = reading::PlanReader(opened.root, scenario, findings).read();
  findings.throw_if_any();
  plan.file = file;
  plan.file_sha256 = sha256_hex(opened.text->bytes);
  return plan;
}

}  // namespace timbang
