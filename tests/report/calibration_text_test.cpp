#include "report/tables/calibration_text.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

CalibrationFit fit_of(bool with_interpretations, const Spread& difference) {
  CalibrationFit fit;
  fit.has_interpretations = with_interpretations;
  fit.effective_size = 412.4;
  fit.targets = {{0, {2.5, 1, 1, 5}, {1.9, 0.4, 1.2, 2.7}}, {1, {0.5, 0.2, 0.2, 0.9}, {0.9, 0.05, 0.8, 1}}};
  fit.parameters = {{"obstacles.self_cure", "days", {130, 40, 63, 197}, {120, 38, 62, 190}, 0.95},
                    {"staffing.sembako_share", "share", {0.42, 0.1, 0.26, 0.59}, {0.33, 0.05, 0.26, 0.43}, 0.5}};
  fit.best = {0.4, false, {{"staffing.sembako_share", 0.8}, {"obstacles.self_cure", -0.6}}};
  fit.worst = {1.05, true, {{"obstacles.self_cure", 0.9}}};
  fit.answers = {{"complaints.backlog", difference, 0.97}};
  fit.held_out = {{0, {3.1, 0.5, 2.2, 4.1}}};
  fit.measures = {{"coverage", {60, 4, 52, 68}}};
  fit.ensemble.members.resize(3);
  fit.distinct_members = 2;
  return fit;
}

CalibrationReport example() {
  CalibrationReport report;
  report.scenario_name = "city";
  report.scenario_sha256 = "0123456789abcdef";
  report.plan.name = "plan";
  report.plan.parameters.resize(2);
  report.plan.targets.resize(2);
  report.plan.targets[0].outcome = "delivery.stuck_kpm_share";
  report.plan.targets[0].known = {1.9, 1.9, 0.5};
  report.plan.targets[1].outcome = "tksk.utilisation";
  report.plan.targets[1].known = {0.85, 1, 0.05};
  report.plan.targets[1].is_interpretation = true;
  report.plan.question = PolicyQuestion{{{"staffing.tksk_per_kecamatan", "2"}}, {"complaints.backlog"}, {}};
  report.plan.held_out = {{"2020", {}, "delivery.stuck_kpm_share", {}, "%", 8.5, 1, {}}};
  report.seeds = 2;
  report.draws = 600;
  report.waves = {{400, 1, {{0.9, 0.95, 1}, {0.8, 0.95, 1}}}, {200, 0.034, {{0.95, 0.95, 1}, {0.9, 0.95, 1}}}};
  report.fits = {fit_of(true, {-20, 8, -35, -5}), fit_of(false, {-10, 8, -25, 2})};
  return report;
}

}  // namespace

TEST_CASE("the heading gives the number of trials and the accuracy of the emulators") {
  const std::string heading = calibration_heading(example(), Language::english);
  CHECK(has(heading, "city"));
  CHECK(has(heading, "01234567"));
  CHECK(has(heading, "200 points among the 3.4 % of the prior"));
  CHECK(has(heading, "80 % to 90 %"));
  CHECK(has(heading, "600 draws"));
  CHECK(has(heading, "412, 412"));
}

TEST_CASE("targets are listed beside results before and after calibration, with interpretations marked") {
  const std::string table = target_table(example(), Language::english);
  CHECK(has(table, "1.9 ± 0.5"));
  CHECK(has(table, "1.9 (1.2–2.7)"));
  CHECK(has(table, "Share of the time used [I]"));
  CHECK(has(table, "0.85 to 1.00 ± 0.05"));
  CHECK(has(target_table(example(), Language::indonesian), "1,9 ± 0,5"));
}

TEST_CASE("parameters above a ratio of 0.9 are unidentified, the others have ranges") {
  const std::string text = identification_text(example(), Language::english);
  CHECK(has(text, "1 of 2 parameters: obstacles.self_cure"));
  CHECK(has(text, "staffing.sembako_share (share)"));
  CHECK(has(text, "0.26–0.43"));
  CHECK(has(text, "+0.80 staffing.sembako_share  −0.60 obstacles.self_cure"));
  CHECK(has(text, "(no more than chance)"));
}

TEST_CASE("a conclusion that depends on an interpretation says so, and a missed year is reported") {
  const std::string answers = answer_table(example(), Language::english);
  CHECK(has(answers, "staffing.tksk_per_kecamatan=2"));
  CHECK(has(answers, "−20 (−35\u00A0to\u00A0−5)"));
  CHECK(has(answers, "follows from assuming scarcity"));
  const std::string predictions = prediction_table(example(), Language::english);
  CHECK(has(predictions, "DISAGREES"));
  CHECK(has(predictions, "8.5 ± 1.0"));
  CHECK(has(predictions, "60.00 (52.00–68.00)"));
  CHECK(has(calibration_notes(example(), Language::english), "Only 2 of the 3 members differ"));
}

TEST_CASE("without interpretations there is one column, and open-ended targets are written as such") {
  CalibrationReport report = example();
  report.fits.pop_back();
  report.plan.targets[1].is_interpretation = false;
  report.plan.targets[1].known.high = std::numeric_limits<double>::infinity();
  const std::string table = target_table(report, Language::english);
  CHECK(has(table, "at least 0.85 ± 0.05"));
  CHECK_FALSE(has(table, "without [I]"));
  CHECK_FALSE(has(calibration_notes(report, Language::english), "[I]"));
  report.plan.question.reset();
  CHECK(answer_table(report, Language::english).empty());
}
