// Sweeps of the small city: what is stored does not depend on threads, on kills, or on what was stored before.
#include "studies/sweep/sweep.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <limits>
#include <set>

#include "base/ranges.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "statistics/designs/rank_correlation.hpp"
#include "studies/small_sweep.hpp"
#include "studies/sweep/sweep_design.hpp"
#include "studies/sweep/sweep_plan.hpp"
#include "studies/sweep/sweep_question.hpp"
#include "support/sweep_files.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace

TEST_CASE("a sweep runs every point of its design and keeps chosen outcomes of the city by month") {
  SmallSweep sweep(levers + "design: {kind: grid, levels: 3}\n" + few);
  const SweepResult result = sweep.run();
  CHECK(result.points == 6);
  CHECK(result.trials == 12);
  CHECK(result.failed == 0);
  const std::size_t headings = 3;
  CHECK(lines(sweep.exported()) == headings + 6 + 12 * 13 * 2);
}

TEST_CASE("a sweep that is stopped and resumed, on one thread or two, exports the same bytes") {
  const std::string rest = levers +
                           "uncertain: [{path: obstacles.self_cure, range: [100, 160]}]\n"
                           "design: {kind: latin_hypercube, points: 6}\n" +
                           few;
  SmallSweep whole(rest);
  whole.request.workers.threads = 2;
  CHECK(whole.run().trials == 12);
  SmallSweep stopped(rest);
  StopSource stop;
  const SweepResult first = stopped.run(stop.token(), [&](const TrialProgress& progress) {
    if (progress.done >= 5) stop.request_stop();
  });
  CHECK(first.stopped);
  const SweepResult rest_of_it = stopped.run();
  CHECK(rest_of_it.resumed >= 5);
  CHECK(rest_of_it.resumed < 12);
  CHECK(stopped.exported() == whole.exported());
}

TEST_CASE("a design's points do not depend on the order in which it names what it varies") {
  const std::string own = "  staffing.tksk_per_kecamatan.Tengah: [1, 4]\n";
  const std::string all = "  staffing.tksk_per_kecamatan: [1, 2]\n";
  std::vector<std::set<std::string>> points;
  for (const std::string& order : {own + all, all + own}) {
    SmallSweep sweep("vary:\n" + order + few);
    SweepPlan plan(sweep.request);
    points.emplace_back();
    for (std::size_t i = 0; i < plan.points(); ++i) points.back().insert(plan.look_at(i).values_sha256);
  }
  // Four different cities: neither of the two takes the other's place.
  CHECK(points[0].size() == 4);
  CHECK(points[0] == points[1]);
}

TEST_CASE("what a design's table or ensemble gives cannot be set beside it, or varied") {
  const TemporaryFolder folder;
  std::ofstream(folder / "table.csv") << "complaints.questions\n20\n30\n";
  const std::string ensemble = TIMBANG_SOURCE_DIR "/tests/support/data/small-city-ensemble.yaml";
  const auto asked = [&](const std::string& rest) {
    SweepQuestion question;
    question.file = experiment_file(folder, rest + few);
    question.settings = {{"complaints.questions", "25"}};
    return refusal([&] { return sweep_request(question); });
  };
  CHECK(asked("design: {kind: table, file: table.csv}\n") == "set_is_varied");
  CHECK(asked("design: {kind: ensemble, file: " + ensemble + "}\n") == "set_is_varied");
  CHECK(asked("vary: {complaints.questions: [20, 30]}\ndesign: {kind: ensemble, file: " + ensemble + "}\n") ==
        "varied_in_ensemble");
}

TEST_CASE("a sweep of which no point can be run is refused") {
  const std::string each =
      "vary: {staffing.tksk_per_kecamatan.Timur: [1, 2], staffing.tksk_per_kecamatan.Tengah: [1, 2], "
      "staffing.tksk_per_kecamatan.Barat: [1, 2], staffing.tksk_per_kecamatan: [1, 2]}\n";
  SmallSweep sweep(each + few);
  CHECK(refusal([&] { return sweep.run(); }) == "sweep_all_refused");
}

TEST_CASE("replications and points are added to what is stored") {
  SmallSweep sweep(levers + "design: {kind: grid, levels: 2}\n" + few);
  sweep.request.replications = 1;
  CHECK(sweep.run().trials == 4);
  sweep.request.replications = 2;
  CHECK(sweep.run().resumed == 4);
  sweep.request.plan = plan_of(sweep.folder, levers + "design: {kind: grid, levels: 3}\n" + few);
  const SweepResult more = sweep.run();
  CHECK(more.trials == 12);
  CHECK(more.resumed == 8);
  SmallSweep whole(levers + "design: {kind: grid, levels: 3}\n" + few);
  static_cast<void>(whole.run());
  CHECK(sweep.exported() == whole.exported());
}

TEST_CASE("one point alone gives what it gives in the whole sweep") {
  SmallSweep sweep("vary: {staffing.tksk_per_kecamatan: [1, 2, 3]}\n" + few);
  sweep.request.only_point = 1;
  CHECK(sweep.run().trials == 2);
  sweep.request.only_point.reset();
  CHECK(sweep.run().resumed == 2);
}

TEST_CASE("poverty is the same whether or not outcomes beside it are kept, and full keeps every place") {
  const std::string levels = "vary: {staffing.tksk_per_kecamatan: [1]}\nreplications: 1\n";
  SmallSweep full(levels + "store: full\n");
  static_cast<void>(full.run());
  SmallSweep chosen(levels + "outcomes: [poverty.headcount_rate, complaints.backlog]\n");
  static_cast<void>(chosen.run());
  SmallSweep quick(levels + "outcomes: [complaints.backlog]\n");
  static_cast<void>(quick.run());
  const auto values = [](const SmallSweep& sweep, std::string_view name) {
    std::vector<double> found;
    SweepStore::read(sweep.request.folder).each_value([&](const SweepValue& value) {
      if (value.where == "city" && value.outcome == find_outcome(name)) found.push_back(value.value);
    });
    return found;
  };
  CHECK(values(full, "complaints.backlog").size() == 13);
  CHECK(values(full, "poverty.headcount_rate") == values(chosen, "poverty.headcount_rate"));
  CHECK(values(full, "complaints.backlog") == values(quick, "complaints.backlog"));
  CHECK(SweepStore::read(full.request.folder).shape().wheres().size() == 4);
}

TEST_CASE("points whose values make no sound scenario are refused, and the others run") {
  SmallSweep sweep(
      "uncertain:\n  - {path: complaints.share.field_check, range: [0.1, 0.7]}\n"
      "  - {path: complaints.share.no_field_check, range: [0.1, 0.7]}\ndesign: {kind: grid, levels: 2}\n" +
      few);
  const SweepResult result = sweep.run();
  CHECK(result.points == 4);
  CHECK(result.refused == 1);
  CHECK(result.trials == 6);
}

TEST_CASE("a sweep that keeps other outcomes in the same folder adds them to the trials that are there") {
  SmallSweep sweep("vary: {staffing.tksk_per_kecamatan: [1]}\n" + few);
  static_cast<void>(sweep.run());
  const ExperimentPlan first = sweep.request.plan;
  const std::string exported = sweep.exported();
  sweep.request.plan =
      plan_of(sweep.folder, "vary: {staffing.tksk_per_kecamatan: [1]}\noutcomes: [complaints.filed]\n");
  CHECK(sweep.run().resumed == 0);
  CHECK(sweep.exported().find("complaints.backlog") == std::string::npos);
  CHECK(sweep.run().resumed == 2);
  sweep.request.plan = first;
  CHECK(sweep.run().resumed == 2);
  CHECK(sweep.exported() == exported);
}

TEST_CASE("a sweep of another period than its folder's is refused, and the folder stays as it was") {
  SmallSweep sweep("vary: {staffing.tksk_per_kecamatan: [1]}\n" + few);
  static_cast<void>(sweep.run());
  const std::string exported = sweep.exported();
  std::ofstream(sweep.folder / "later.yaml")
      << "timbang: 1\nname: later\nextends: " << city
      << "\nperiod: {start: 2022-07-01, first_month: 2023-01, last_month: 2023-06, policy_start: 2023-01-01}\n";
  sweep.request.plan.scenario_file = (sweep.folder / "later.yaml").string();
  const auto problems = problems_when([&] { return sweep.run(); });
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].id == "results_other_scenario");
  CHECK(sweep.exported() == exported);
}

TEST_CASE("trials of other studies in a sweep's folder are no part of the sweep") {
  SmallSweep sweep("vary: {staffing.tksk_per_kecamatan: [1, 2]}\n" + few);
  static_cast<void>(sweep.run());
  const std::string exported = sweep.exported();
  sweep.request.seed = 8;
  sweep.request.replications = 3;
  CHECK(sweep.run().resumed == 0);
  CHECK(sweep.exported() != exported);
  sweep.request.seed = 7;
  sweep.request.replications = 2;
  CHECK(sweep.run().resumed == 4);
  CHECK(sweep.exported() == exported);
}

TEST_CASE("unknown outcomes are reported at the position that names them") {
  const TemporaryFolder folder;
  const ExperimentPlan plan =
      plan_of(folder, "vary: {staffing.tksk_per_kecamatan: [1]}\noutcomes: [complaints.backlogs, nothing.at.all]\n");
  const auto problems = problems_when([&] { return sweep_shape(plan); });
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].id == "unknown_outcome_did_you_mean");
  CHECK(problems[0].place.line == 5);
  CHECK(problems[1].id == "unknown_outcome");
}

TEST_CASE("values of outcomes that the sweep does not keep are reported at the position of their set") {
  const TemporaryFolder folder;
  const ExperimentPlan plan = plan_of(folder, levers + few + "value:\n  - {name: open, per_complaint_day: 5}\n");
  const auto problems = problems_when([&] { return sweep_shape(plan); });
  REQUIRE(problems.size() == 1);  // the backlog is kept, the cost of staff is not
  CHECK(problems[0].id == "value_outcome_not_kept");
  CHECK(problems[0].place.line == 10);
  CHECK(problems[0].arguments[1].second == "cost.total");
}

TEST_CASE("a grid covers each range early, and a one-at-a-time design begins with the scenario") {
  const TemporaryFolder folder;
  const ExperimentPlan grid = plan_of(folder, levers + "design: {kind: grid, levels: 5}\n");
  const SweepDesign design(grid, 7, "9999");
  std::set<std::string> seen;
  for (std::size_t i = 0; i < 5; ++i) seen.insert(design.settings(i)->varied[1].value);
  CHECK(seen.size() == 5);
  CHECK(design.settings(1)->varied[1].value == "8.75 minutes");
  CHECK(design.settings(1)->varied[0].value == "2");
  CHECK(design.inputs(1)[1].value == 8.75);
  const ExperimentPlan alone =
      plan_of(folder, levers + "uncertain: [{path: obstacles.self_cure, range: [100, 160]}]\ndesign: one_at_a_time\n");
  const SweepDesign one(alone, 7, "9999");
  CHECK(one.points() == 7);
  CHECK(one.settings(0)->varied.empty());
  CHECK(one.settings(5)->varied[0].value == "20 minutes");
  CHECK(one.inputs(5)[1].value == 20);
  CHECK(std::isnan(one.inputs(5)[2].value));
  CHECK(one.settings(0)->assumed.empty());
  CHECK(one.settings(6)->assumed[0].value == "160 days");
}

TEST_CASE("a Saltelli design has a block of points for each base point, and correlated parameters stay together") {
  const std::string three =
      "vary: {follow_up.phone: {distribution: uniform, range: [5, 20]}}\n"
      "uncertain:\n  - {path: obstacles.self_cure, range: [100, 160]}\n"
      "  - {path: follow_up.visit, range: [20, 90]}\n";
  const TemporaryFolder folder;
  const ExperimentPlan plan = plan_of(folder, three + "design: {kind: saltelli, points: 4}\n");
  const SweepDesign design(plan, 7, "9999");
  CHECK(design.points() == 4 * 5);
  CHECK(design.record(7, 2).block == 5);
  // The second point of a block has the first input from its last point, the others from its first.
  CHECK(design.inputs(6)[0].value == design.inputs(9)[0].value);
  CHECK(design.inputs(6)[1].value == design.inputs(5)[1].value);
  const std::string group = "[[obstacles.self_cure, follow_up.visit]]";
  const std::string correlated =
      "correlated: [{parameters: [obstacles.self_cure, follow_up.visit], rank_correlation: 0.8}]\n";
  const ExperimentPlan grouped =
      plan_of(folder, three + correlated + "design: {kind: saltelli, points: 64, groups: " + group + "}\n");
  const SweepDesign together(grouped, 7, "9999");
  CHECK(together.points() == 64 * 4);
  PointSet first(2);
  for (std::size_t point = 0; point < together.points(); point += 4) {
    first.add(std::vector<double>{together.inputs(point)[1].value, together.inputs(point)[2].value});
  }
  CHECK(rank_correlations(first)[1] == Approx(0.8).margin(0.12));
  CHECK(together.record(7, 1).groups.size() == 2);
  CHECK(together.record(7, 1).has_correlated_inputs);
}

TEST_CASE("correlated parameters of a Latin hypercube keep their ranges and have the correlation asked for") {
  const TemporaryFolder folder;
  const ExperimentPlan plan =
      plan_of(folder,
              "uncertain:\n  - {path: obstacles.self_cure, range: [100, 160]}\n"
              "  - {path: follow_up.visit, range: [20, 90]}\n  - {path: follow_up.phone, range: [5, 20]}\n"
              "correlated: [{parameters: [follow_up.phone, follow_up.visit], rank_correlation: -0.6}]\n"
              "design: {kind: latin_hypercube, points: 60}\n");
  const SweepDesign design(plan, 7, "9999");
  PointSet values(3);
  for (std::size_t point = 0; point < 60; ++point) {
    std::vector<double> at = mapped(design.inputs(point), &PointInput::value);
    values.add(at);
  }
  const std::vector<double> found = rank_correlations(values);
  const std::vector<DesignInput> inputs = design.record(7, 1).inputs;
  CHECK(inputs[1].path == "follow_up.phone");
  CHECK(found[1 * 3 + 2] == Approx(-0.6).margin(0.05));
  CHECK(found[0 * 3 + 1] == Approx(0).margin(0.05));
}

TEST_CASE("a Morris design reaches both ends of every range, and moves one parameter at a time") {
  const TemporaryFolder folder;
  const ExperimentPlan plan = plan_of(folder, levers + "design: {kind: morris, trajectories: 6}\n");
  const SweepDesign design(plan, 7, "9999");
  CHECK(design.points() == 18);
  std::set<std::string> phones;
  for (std::size_t point = 0; point < 18; ++point) phones.insert(design.settings(point)->varied[1].value);
  CHECK(phones == std::set<std::string>{"10 minutes", "15 minutes", "20 minutes", "5 minutes"});
  for (std::size_t point = 1; point < 3; ++point) {
    const bool moves_first = design.inputs(point)[0].chance != design.inputs(point - 1)[0].chance;
    const bool moves_second = design.inputs(point)[1].chance != design.inputs(point - 1)[1].chance;
    CHECK(moves_first != moves_second);
  }
}

TEST_CASE("a crossed design has every option at each draw, and a table design the points of its file") {
  const TemporaryFolder folder;
  const ExperimentPlan plan = plan_of(folder, levers +
                                                  "uncertain: [{path: obstacles.self_cure, range: [100, 160]}]\n"
                                                  "design: {kind: sobol, points: 3, crossed: true, levels: 2}\n");
  const SweepDesign design(plan, 7, "9999");
  CHECK(design.points() == 12);
  std::set<std::string> options;
  for (std::size_t point = 4; point < 8; ++point) {
    const auto settings = design.settings(point);
    options.insert(settings->varied[0].value + " " + settings->varied[1].value);
    CHECK(settings->assumed[0].value == design.settings(4)->assumed[0].value);
  }
  CHECK(options.size() == 4);
  CHECK(design.settings(8)->assumed[0].value != design.settings(4)->assumed[0].value);
  std::ofstream(folder / "points.csv")
      << "staffing.tksk_per_kecamatan,payouts.bank.months\n2,\"[2, 4]\"\n1,\"[3, 6]\"\n";
  const ExperimentPlan table = plan_of(folder, "design: {kind: table, file: points.csv}\n");
  const SweepDesign points(table, 7, "9999");
  CHECK(points.points() == 2);
  CHECK(points.settings(1)->varied[1].value == "[3, 6]");
  CHECK(points.inputs(1)[1].value == 1);
  CHECK(points.record(7, 1).inputs[1].levels == std::vector<std::string>{"[2, 4]", "[3, 6]"});
}

TEST_CASE("an ensemble has every option at each of its members") {
  const TemporaryFolder folder;
  std::ofstream(folder / "members.yaml") << "timbang: 1\nensemble: few\nparameters: [{path: follow_up.visit}, {path: "
                                            "obstacles.self_cure}]\nmembers: [[50, 120], [60, 150], [70, 100]]\n";
  const ExperimentPlan plan = plan_of(folder,
                                      "vary: {staffing.tksk_per_kecamatan: [1, 2]}\n"
                                      "design: {kind: ensemble, file: members.yaml, members: 2}\n");
  const SweepDesign design(plan, 7, "9999");
  CHECK(design.points() == 4);
  CHECK(design.record(7, 1).block == 2);
  const auto last = design.settings(3);
  CHECK(last->varied[0].value == "2");
  REQUIRE(last->assumed.size() == 2);
  CHECK(last->assumed[0].value == "60 minutes");
  CHECK(last->assumed[1].value == "150 days");
  CHECK(design.inputs(3)[2].value == 150);
  CHECK(problems_when([&] { return plan_of(folder, "design: {kind: ensemble, file: members.yaml, members: 9}\n"); })[0]
            .id == "not_a_natural_within");
}

TEST_CASE("the design of a sweep is read back from its store") {
  SmallSweep sweep(levers +
                   "uncertain: [{path: obstacles.self_cure, range: [100, 160]}]\n"
                   "design: {kind: saltelli, points: 1, groups: [[follow_up.phone, obstacles.self_cure]]}\n"
                   "value: [{name: open, per_complaint_day: 5, per_rupiah_of_staff: 0}]\n" +
                   few);
  sweep.request.replications = 1;
  static_cast<void>(sweep.run());
  const DesignRecord design = SweepStore::read(sweep.request.folder).design();
  CHECK(design.kind == ExperimentDesign::Kind::saltelli);
  CHECK(design.groups == InputGroups{{0}, {1, 2}});
  CHECK(design.block == 4);
  CHECK(design.seed == 7);
  CHECK(design.inputs[1].unit == "minutes");
  CHECK(design.inputs[1].high == 20);
  CHECK(design.inputs[2].role == DesignInput::Role::uncertain);
  REQUIRE(design.values.size() == 1);
  CHECK(design.values[0].name == "open");
  CHECK(design.values[0].per_complaint_day == 5);
  CHECK(design.values[0].per_rupiah_of_staff == 0);
}

TEST_CASE("a design too large to count has the largest number as its size") {
  const TemporaryFolder folder;
  ExperimentPlan plan = plan_of(folder, levers + "design: {kind: grid, levels: 1000}\n");
  CHECK(design_size(plan) == 2000);
  plan.uncertain.parameters.resize(30);
  CHECK(design_size(plan) == std::numeric_limits<std::uint64_t>::max());
}

TEST_CASE("a Sobol design can be extended point by point, and a PERT distribution stays within its range") {
  const std::string pert =
      "vary:\n  follow_up.card: {distribution: pert, range: [30, 90], mode: 45}\n"
      "  staffing.tksk_per_kecamatan: [1, 2, 3]\n";
  const TemporaryFolder folder;
  const ExperimentPlan eight = plan_of(folder, pert + "design: {kind: sobol, points: 8}\n");
  const ExperimentPlan more = plan_of(folder, pert + "design: {kind: sobol, points: 20}\n");
  const SweepDesign few_points(eight, 7, "9999");
  const SweepDesign many_points(more, 7, "9999");
  std::set<std::string> levels;
  for (std::size_t i = 0; i < few_points.points(); ++i) {
    const auto settings = few_points.settings(i);
    CHECK(settings->varied[0].value == many_points.settings(i)->varied[0].value);
    const double minutes = std::stod(settings->varied[0].value);
    CHECK(minutes > 30);
    CHECK(minutes < 90);
    levels.insert(settings->varied[1].value);
  }
  CHECK(levels.size() == 3);
}
