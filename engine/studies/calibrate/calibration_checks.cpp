#include "studies/calibrate/calibration_checks.hpp"

#include <string>

#include "outcomes/catalogue/named_outcome.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "population/welfare_solution.hpp"
#include "text/did_you_mean.hpp"

namespace timbang {

namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

class PlanCheck {
 public:
  PlanCheck(const CalibrationPlan& plan, const ScenarioSource& source) : plan_(plan), source_(source) {}

  void run() {
    for (const CalibrationTarget& target : plan_.targets) {
      check_outcome(target.outcome, target.unit, target.said.place, "targets");
    }
    for (const WelfareTarget& target : plan_.welfare) check_measure(target);
    if (plan_.question) check_question(*plan_.question);
    for (const HeldOutYear& year : plan_.held_out) check_year(year);
    // All problems of a plan at once.
    if (!problems_.empty()) throw ScenarioError(std::move(problems_));
  }

 private:
  void add(const std::string& id, const Place& place, const std::string& path, Arguments arguments) {
    problems_.push_back({id, place, path, std::move(arguments)});
  }

  /// Reports an unknown word, with the known one that it probably meant.
  void add_unknown(const std::string& id, const std::string& found, const std::vector<std::string>& known,
                   const Place& place, const std::string& path) {
    const auto near = reading::closest(found, known);
    if (near) {
      add(id + "_did_you_mean", place, path, {{"found", found}, {"suggestion", *near}});
    } else {
      add(id, place, path, {{"found", found}});
    }
  }

  void check_outcome(const std::string& name, const std::string& unit, const Place& place, const std::string& path) {
    const auto index = outcome_named(name, place, path, problems_);
    if (!index) return;
    const std::string own(unit_text(outcome_catalogue()[*index].unit));
    if (!unit.empty() && unit != own) add("wrong_unit", place, path, {{"found", unit}, {"expected", own}});
  }

  void check_measure(const WelfareTarget& target) {
    if (!find_welfare_measure(target.measure)) {
      const auto names = welfare_measure_names();
      add_unknown("unknown_measure", target.measure, {names.begin(), names.end()}, target.said.place, "welfare");
    }
    if (!target.unit.empty() && target.unit != "%") {
      add("wrong_unit", target.said.place, "welfare", {{"found", target.unit}, {"expected", "%"}});
    }
  }

  /// Problems of settings are told at the plan's place, since it is there that they were given.
  std::optional<Scenario> scenario_with(const std::vector<Setting>& settings, const std::vector<Setting>& assumed,
                                        const Place& place) {
    try {
      return source_.with(settings, assumed);
    } catch (const ScenarioError& error) {
      for (Problem problem : error.problems()) {
        if (problem.place.file != "--set") {
          problems_.push_back(problem);
          continue;
        }
        problem.path = problem.path.empty() ? problem.place.source_line : problem.path;
        problem.place = place;
        problems_.push_back(problem);
      }
      return std::nullopt;
    }
  }

  void check_question(const PolicyQuestion& question) {
    for (const std::string& outcome : question.outcomes) check_outcome(outcome, "", question.said.place, "question");
    const auto plain = source_.with({}, {});
    const auto changed = scenario_with(question.settings, {}, question.said.place);
    // The question is asked beside the member's own baseline, which it must therefore not move.
    if (changed && changed->baseline_sha256 != plain.baseline_sha256) {
      add("question_changes_baseline", question.said.place, "question", {});
    }
  }

  void check_year(const HeldOutYear& year) {
    check_outcome(year.outcome, year.unit, year.said.place, "held_out");
    const auto scenario = scenario_with({}, year.assumed, year.said.place);
    if (!scenario || !year.month) return;
    const Period& period = scenario->period;
    if (*year.month >= period.first_month && *year.month <= period.last_month) return;
    add("month_not_reported", year.said.place, "held_out",
        {{"found", year.month->text()}, {"first", period.first_month.text()}, {"last", period.last_month.text()}});
  }

  const CalibrationPlan& plan_;
  const ScenarioSource& source_;
  std::vector<Problem> problems_;
};

}  // namespace

void check_calibration(const CalibrationPlan& plan, const ScenarioSource& source) {
  PlanCheck(plan, source).run();
}

}  // namespace timbang
