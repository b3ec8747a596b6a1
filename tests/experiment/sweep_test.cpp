// Sweeps of the small city: what is stored does not depend on threads, on kills, or on what was stored before.
#include "experiment/sweep.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <limits>
#include <set>

#include "experiment/small_sweep.hpp"
#include "experiment/sweep_design.hpp"
#include "outcomes/outcome_catalogue.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
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
  whole.request.threads = 2;
  CHECK(whole.run().trials == 12);
  SmallSweep stopped(rest);
  std::stop_source stop;
  const SweepResult first = stopped.run(stop.get_token(), [&](const ExperimentProgress& progress) {
    if (progress.done >= 5) stop.request_stop();
  });
  CHECK(first.stopped);
  const SweepResult rest_of_it = stopped.run();
  CHECK(rest_of_it.resumed >= 5);
  CHECK(rest_of_it.resumed < 12);
  CHECK(stopped.exported() == whole.exported());
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
  CHECK(SweepStore::read(full.request.folder).shape().wheres.size() == 4);
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

TEST_CASE("a store of another scenario or of other outcomes is left alone") {
  SmallSweep sweep("vary: {staffing.tksk_per_kecamatan: [1]}\n" + few);
  static_cast<void>(sweep.run());
  sweep.request.plan =
      plan_of(sweep.folder, "vary: {staffing.tksk_per_kecamatan: [1]}\noutcomes: [complaints.filed]\n");
  const auto problems = problems_of([&] { static_cast<void>(sweep.run()); });
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].id == "sweep_other_outcomes");
}

TEST_CASE("outcomes that are none are told with the place that names them") {
  const TemporaryFolder folder;
  const ExperimentPlan plan =
      plan_of(folder, "vary: {staffing.tksk_per_kecamatan: [1]}\noutcomes: [complaints.backlogs, nothing.at.all]\n");
  const auto problems = problems_of([&] { static_cast<void>(sweep_shape(plan)); });
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].id == "unknown_outcome_did_you_mean");
  CHECK(problems[0].place.line == 5);
  CHECK(problems[1].id == "unknown_outcome");
}

TEST_CASE("a grid sees all of each range early, and one at a time begins with the scenario") {
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

TEST_CASE("a design too large to count is told as the largest number") {
  const TemporaryFolder folder;
  ExperimentPlan plan = plan_of(folder, levers + "design: {kind: grid, levels: 1000}\n");
  CHECK(design_size(plan) == 2000);
  plan.uncertain.parameters.resize(30);
  CHECK(design_size(plan) == std::numeric_limits<std::uint64_t>::max());
}

TEST_CASE("a Sobol design is added to point by point, and a PERT distribution stays within its range") {
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
