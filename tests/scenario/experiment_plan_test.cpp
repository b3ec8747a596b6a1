// The format of an experiment file, and the problems reported about an invalid one.
#include "scenario/experiments/experiment_plan.hpp"
#include "scenario/experiments/experiment_reader.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/problems.hpp"
#include "support/scenario_texts.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::string head = "timbang: 1\nexperiment: small\nscenario: city.yaml\n";
const std::string staffing = "vary:\n  staffing.tksk_per_kecamatan: [1, 2, 3]\n";

/// The small city with some ranges.
std::string city_with_ranges() {
  const std::string city =
      changed(small_city(), "self_cure: 130", "self_cure: {value: 130, unit: days, range: [60, 200]}");
  return changed(city, "kpm: 600", "kpm: {value: 600, range: [400, 700]}");
}

ExperimentPlan read_plan(const std::string& content, const std::string& city = city_with_ranges()) {
  const ScenarioFolder folder;
  static_cast<void>(folder.write("city.yaml", city));
  return read_experiment_plan(folder.write("experiment.yaml", content));
}

std::vector<Problem> problems_with(const std::string& content, const std::string& city = city_with_ranges()) {
  return problems_when([&] { return read_plan(content, city); });
}

Problem problem_with(const std::string& content, const std::string& id) {
  return the_problem(problems_with(content), id);
}

std::vector<std::string> ids_with(const std::string& content) {
  return ids_of(problems_with(content));
}

}  // namespace

TEST_CASE("an experiment gives its scenario, inputs, design, outcomes, replications and seed") {
  const ExperimentPlan plan = read_plan(
      head + staffing +
      "  staffing.tksk_per_kecamatan.Barat: [2]\n  payouts.bank.months: [[2, 4], [3, 6]]\n"
      "design: {kind: latin_hypercube, points: 12}\noutcomes: [complaints.backlog]\nreplications: 5\nseed: 9\n");
  CHECK(plan.name == "small");
  CHECK(plan.scenario_file.substr(plan.scenario_file.size() - 10) == "/city.yaml");
  REQUIRE(plan.varied.size() == 3);
  CHECK(plan.varied[0].levels == std::vector<std::string>{"1", "2", "3"});
  CHECK(plan.varied[2].levels == std::vector<std::string>{"[2, 4]", "[3, 6]"});
  CHECK(plan.varied[0].place.line == 5);
  CHECK(plan.design.kind == ExperimentDesign::Kind::latin_hypercube);
  CHECK(plan.design.points == 12);
  REQUIRE(plan.outcomes.size() == 1);
  CHECK(plan.outcomes[0].place.line == 9);
  CHECK(plan.replications == 5);
  CHECK(plan.seed == 9);
  CHECK(plan.kept == KeptOutcomes::chosen);
  CHECK(plan.file_sha256.size() == 64);
}

TEST_CASE("an experiment is by default a full grid with twenty replications and the scenario's seed") {
  const ExperimentPlan plan = read_plan(head + staffing);
  CHECK(plan.design.kind == ExperimentDesign::Kind::grid);
  CHECK(plan.replications == 20);
  CHECK_FALSE(plan.seed.has_value());
  CHECK(plan.outcomes.empty());
  CHECK(read_plan(head + staffing + "store: full\n").kept == KeptOutcomes::full);
}

TEST_CASE("inputs can have six distributions, each in a unit of the parameter") {
  const ExperimentPlan plan = read_plan(
      head +
      "vary:\n  follow_up.visit: {distribution: triangular, range: [0.5, 2], mode: 1, unit: hours, evidence: assumed}\n"
      "  follow_up.phone: {distribution: log_uniform, range: [5, 20]}\n"
      "  follow_up.card: {distribution: pert, range: [30, 90], mode: 45}\n"
      "  first_line.hours: {distribution: uniform, range: [10, 30]}\n"
      "  obstacles.self_cure: {distribution: truncated_normal, range: [60, 200], mean: 130, sd: 30}\n"
      "  programme.misses_until_dropped: {distribution: discrete, values: [2, 3, 4], weights: [1, 2, 1]}\n");
  REQUIRE(plan.varied.size() == 6);
  CHECK(plan.varied[0].spread->shape == FactorSpread::Shape::triangular);
  CHECK(plan.varied[0].spread->unit == "hours");
  CHECK(plan.varied[0].spread->mode == 1);
  CHECK(plan.varied[1].spread->shape == FactorSpread::Shape::log_uniform);
  CHECK(plan.varied[1].spread->unit == "minutes");
  CHECK(plan.varied[2].spread->shape == FactorSpread::Shape::pert);
  CHECK(plan.varied[3].spread->high == 30);
  CHECK(plan.varied[4].spread->sd == 30);
  CHECK(plan.varied[5].spread->weights == std::vector<double>{1, 2, 1});
  CHECK(plan.varied[5].spread->high == 4);
  CHECK(plan.varied[5].spread->is_whole);
}

TEST_CASE("uncertain inputs take the scenario's ranges, except varied or excluded ones") {
  const ExperimentPlan plan = read_plan(head + staffing + "uncertain: all\nprior: triangular\n");
  REQUIRE(plan.uncertain.parameters.size() == 2);
  CHECK(plan.uncertain.parameters[0].path == "programme.kpm");
  CHECK(plan.uncertain.parameters[1].high == 200);
  CHECK(plan.uncertain.prior == PriorShape::triangular);
  CHECK(read_plan(head + "uncertain: all\nexcept: [programme]\n").uncertain.parameters.size() == 1);
  CHECK(read_plan(head + "vary: {obstacles.self_cure: [90, 120]}\nuncertain: all\n").uncertain.parameters.size() == 1);
  CHECK(read_plan(head + "uncertain: [{path: complaints.share.field_check, range: [0.15, 0.5]}]\n")
            .uncertain.compositions.size() == 1);
}

TEST_CASE("every problem of an experiment file is reported with its position") {
  const std::string bad =
      "timbang: 1\nexperiment: a/b\nscenario: city.yaml\nreplikations: 3\n"
      "vary:\n  staffing.tksk_per_kecamtan: [1]\n  staffing.tksk_per_kecamatan.Nowhere: [1]\n"
      "  follow_up.mode: {distribution: uniform, range: [0, 1]}\n  first_line.hours: 20\n"
      "  obstacles.card_share: [0.2, 1.2, \"0,3\"]\n"
      "  follow_up.visit: {distribution: triangula, range: [1, 2]}\n"
      "  follow_up.phone: {distribution: uniform, range: [20, 5], mode: 3}\n"
      "  follow_up.card: {distribution: pert, range: [30, 90], mode: 100}\n"
      "  first_line.case_time: {distribution: log_uniform, range: [0, 9]}\n"
      "  follow_up.travel: {distribution: uniform, range: [-5, 9], unit: kilometres}\n"
      "  programme.kpm: [500, 500]\n"
      "uncertain: [welfare.headcount, obstacles.new_card_undistributed, follow_up.mode]\n"
      "design: {kind: sobbol}\nstore: some\nreplications: 0\n";
  const std::vector<Problem> problems = problems_with(bad);
  for (const std::string id :
       {"unknown_key_did_you_mean", "not_a_name", "unknown_setting_did_you_mean", "kecamatan_unknown", "vary_no_number",
        "vary_form", "share_out_of_range", "unknown_word_did_you_mean", "range_order", "distribution_without",
        "outside_own_range", "not_positive", "wrong_unit", "named_twice", "uncertain_fact", "uncertain_without_range",
        "uncertain_no_number", "unknown_word", "not_a_natural_within"}) {
    CAPTURE(id);
    const Problem problem = the_problem(problems, id);
    CHECK(problem.place.line > 0);
    CHECK_FALSE(problem.place.source_line.empty());
  }
  CHECK(argument(the_problem(problems, "unknown_setting_did_you_mean"), "suggestion") == "staffing.tksk_per_kecamatan");
}

TEST_CASE("a value that makes the scenario invalid is reported at its position in the experiment") {
  const Problem problem =
      problem_with(head + "vary: {complaints.share.field_check: [0.3, 0.9]}\n", "shares_do_not_sum");
  CHECK(problem.place.line == 4);
  CHECK(pointed_at(problem).substr(0, 3) == "0.9");
}

TEST_CASE("an experiment can ask for a relative or absolute precision with a maximum of replications") {
  const ExperimentPlan plan =
      read_plan(head + staffing + "stopping: [complaints.backlog ± 3, delivery.credited +- 2 %]\n");
  REQUIRE(plan.stopping.size() == 2);
  CHECK(plan.stopping[0].precision.outcome == "complaints.backlog");
  CHECK(plan.stopping[0].precision.half_width == 3);
  CHECK_FALSE(plan.stopping[0].precision.is_relative);
  CHECK(plan.stopping[1].precision.half_width == Approx(0.02));
  CHECK(plan.stopping[1].precision.is_relative);
  CHECK(plan.replications == 1000);
  CHECK(problem_with(head + staffing + "stopping: [complaints.backlog]\n", "stopping_form").place.line == 6);
  CHECK(problem_with(head + staffing + "stopping: [complaints.backlog ± 0]\n", "stopping_form").path == "stopping");
  CHECK(problem_with(head + staffing + "stopping: [complaints.backlog ± 3]\nreplications: 19\n", "not_a_natural_within")
            .path == "replications");
}

TEST_CASE("designs report which numbers they need") {
  CHECK(problem_with(head + staffing + "design: sobol\n", "word_missing").path == "design.points");
  CHECK(problem_with(head + staffing + "design: {kind: latin_hypercube}\n", "word_missing").path == "design.points");
  CHECK(problem_with(head + staffing + "design: {kind: grid, points: 5}\n", "unused_with").path == "design.points");
  CHECK(problem_with(head + staffing + "design: {kind: sobol, points: 5, levels: 4}\n", "unused_with").path ==
        "design.levels");
  CHECK(problem_with(head + staffing + "store: full\noutcomes: [complaints.backlog]\n", "unused_with").path ==
        "outcomes");
  CHECK(problem_with(head, "nothing_varied").place.line == 1);
  CHECK(problem_with(head + staffing + "except: [programme]\n", "except_without_uncertain").path == "except");
}

TEST_CASE("Saltelli, Morris and crossed designs read their own numbers") {
  const std::string two = "uncertain: [obstacles.self_cure, programme.kpm]\n";
  const ExperimentPlan saltelli = read_plan(
      head + staffing + two + "design: {kind: saltelli, points: 64, groups: [[obstacles.self_cure, programme.kpm]]}\n");
  CHECK(saltelli.design.kind == ExperimentDesign::Kind::saltelli);
  CHECK(saltelli.design.points == 64);
  CHECK(saltelli.design.groups.size() == 1);
  const ExperimentPlan morris = read_plan(head + two + "design: {kind: morris, trajectories: 10}\n");
  CHECK(morris.design.points == 10);
  CHECK(morris.design.levels == 4);
  CHECK(read_plan(head + staffing + two + "design: {kind: sobol, points: 8, crossed: true}\n").design.is_crossed);
  CHECK(problem_with(head + two + "design: {kind: morris, trajectories: 10, levels: 5}\n", "levels_not_even").path ==
        "design.levels");
  CHECK(problem_with(head + two + "design: morris\n", "word_missing").path == "design.trajectories");
  CHECK(problem_with(head + two + "design: {kind: saltelli, points: 8, levels: 4}\n", "unused_with").path ==
        "design.levels");
  CHECK(problem_with(head + two + "design: {kind: sobol, points: 8, crossed: true}\n", "crossed_needs_both").path ==
        "design.crossed");
  const std::string far = "design: {kind: saltelli, points: 8, groups: [[obstacles.self_cure, follow_up.visit], 3]}\n";
  const std::vector<Problem> problems = problems_with(head + two + far);
  CHECK(argument(the_problem(problems, "not_varied"), "found") == "follow_up.visit");
  CHECK(the_problem(problems, "not_two_paths").place.line == 5);
}

TEST_CASE("correlated parameters need a design that keeps the correlation") {
  const std::string two = "uncertain: [obstacles.self_cure, programme.kpm]\n";
  const std::string correlated =
      "correlated: [{parameters: [obstacles.self_cure, programme.kpm], rank_correlation: 0.6, evidence: assumed}]\n";
  const ExperimentPlan plan = read_plan(head + two + correlated + "design: {kind: latin_hypercube, points: 10}\n");
  REQUIRE(plan.design.correlated.size() == 1);
  CHECK(plan.design.correlated[0].rank_correlation == 0.6);
  CHECK_NOTHROW(read_plan(head + two + correlated +
                          "design: {kind: saltelli, points: 8, groups: [[obstacles.self_cure, programme.kpm]]}\n"));
  const Problem alone =
      problem_with(head + two + correlated + "design: {kind: saltelli, points: 8}\n", "correlated_not_grouped");
  CHECK(alone.place.line == 5);
  CHECK(argument(alone, "paths") == "obstacles.self_cure, programme.kpm");
  for (const std::string design : {"grid", "one_at_a_time", "{kind: morris, trajectories: 4}"}) {
    CAPTURE(design);
    CHECK_NOTHROW(problem_with(head + two + correlated + "design: " + design + "\n", "correlated_design"));
  }
  CHECK_NOTHROW(
      problem_with(head + two + correlated + "design: {kind: latin_hypercube, points: 2}\n", "correlated_few_points"));
  const std::string wild = "correlated: [{parameters: [obstacles.self_cure, programme.kpm], rank_correlation: 1}]\n";
  CHECK(problem_with(head + two + wild + "design: {kind: sobol, points: 8}\n", "rank_correlation_range").place.line ==
        5);
}

TEST_CASE("points of a table design are read from a file, and every mistake is reported with its row") {
  const ScenarioFolder folder;
  static_cast<void>(folder.write("city.yaml", city_with_ranges()));
  const std::string experiment = folder.write("experiment.yaml", head + "design: {kind: table, file: points.csv}\n");
  static_cast<void>(folder.write("points.csv",
                                 "staffing.tksk_per_kecamatan,payouts.bank.months,follow_up.visit\r\n"
                                 "2,\"[2, 4]\",0.5 hours\r\n\r\n3,\"[3, 6]\",40\r\n"));
  const ExperimentPlan plan = read_experiment_plan(experiment);
  CHECK(plan.design.table.paths[1] == "payouts.bank.months");
  REQUIRE(plan.design.table.rows.size() == 2);
  CHECK(plan.design.table.rows[0] == std::vector<std::string>{"2", "[2, 4]", "0.5 hours"});
  const auto problems_of_table = [&](const std::string& content) {
    static_cast<void>(folder.write("points.csv", content));
    return problems_when([&] { return read_experiment_plan(experiment); });
  };
  const auto problems = problems_of_table(
      "complaints.share.field_check,staffing.tksk_per_kecamatan\n0.3,1\n0.95,2\n0.2,many\n0.2\n,1\n\"0.2,1\n");
  CHECK(the_problem(problems, "shares_do_not_sum").place.line == 3);
  CHECK(the_problem(problems, "not_a_number").place.line == 4);
  CHECK(pointed_at(the_problem(problems, "not_a_number")) == "many");
  CHECK(the_problem(problems, "table_row").place.line == 5);
  CHECK(the_problem(problems, "table_empty_cell").place.line == 6);
  CHECK(the_problem(problems, "table_quote").place.line == 7);
  const auto heading = problems_of_table("follow_up.vist,follow_up.phone,follow_up.phone\n");
  CHECK(argument(the_problem(heading, "unknown_setting_did_you_mean"), "suggestion") == "follow_up.visit");
  CHECK_NOTHROW(the_problem(heading, "named_twice"));
  CHECK(the_problem(problems_of_table("follow_up.phone\n"), "table_without_rows").place.file.find("points.csv") !=
        std::string::npos);
  CHECK(problem_with(head + staffing + "design: {kind: table, file: none.csv}\n", "unused_with").path == "vary");
}

TEST_CASE("problems of the scenario and of the experiment are reported together") {
  const std::string city = changed(city_with_ranges(), "sensitivity: 0.8", "sensitivity: 1.8");
  const std::vector<Problem> problems = problems_with(head + staffing + "replications: none\n", city);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].id == "not_a_natural_within");
  CHECK(problems[1].id == "share_out_of_range");
  const auto ids = ids_with("timbang: 1\nexperiment: a\nscenario: nowhere.yaml\n" + staffing);
  CHECK(ids == std::vector<std::string>{"file_missing"});
}

TEST_CASE("an experiment gives one or several sets of outcome values") {
  const ExperimentPlan once = read_plan(head + staffing + "value: {per_complaint_day: 5000}\n");
  REQUIRE(once.values.size() == 1);
  CHECK(once.values[0].name == "1");
  CHECK(once.values[0].per_complaint_day == 5000);
  CHECK(once.values[0].per_rupiah_of_staff == 1);
  const ExperimentPlan sets = read_plan(head + staffing +
                                        "value:\n  - {name: money, per_rupiah_delivered: 1}\n"
                                        "  - {name: people, per_person_kept_from_poverty: 9000000}\n");
  REQUIRE(sets.values.size() == 2);
  CHECK(sets.values[1].name == "people");
  CHECK(sets.values[1].place.line == 8);
  CHECK(ids_with(head + staffing + "value: [{name: a}, {name: a, per_complaint_day: -1}, 3]\n") ==
        std::vector<std::string>{"named_twice", "worth_below_zero", "not_a_map"});
  CHECK(ids_with(head + staffing + "value: []\n") == std::vector<std::string>{"not_a_list"});
  CHECK(ids_with(head + staffing + "value: {per_complaint_days: 1}\n") ==
        std::vector<std::string>{"unknown_key_did_you_mean"});
}

TEST_CASE("every shipped experiment reads without a problem") {
  std::size_t read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(TIMBANG_SOURCE_DIR "/scenarios/experiments")) {
    if (entry.path().extension() != ".yaml") continue;  // a table beside its experiment
    CAPTURE(entry.path());
    CHECK_NOTHROW(read_experiment_plan(entry.path().string()));
    ++read;
  }
  CHECK(read >= 8);
}
