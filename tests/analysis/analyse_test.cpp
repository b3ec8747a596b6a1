// Analyses of sweeps whose answers are known.
#include "analysis/analyse.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/analysed_sweeps.hpp"
#include "analysis/analysis_files.hpp"
#include "analysis/export_matrices.hpp"
#include "statistics/designs/simple_designs.hpp"
#include "support/problems.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

TEST_CASE("Sobol indices of a stored sweep agree with the published values, and replication noise is shown apart") {
  const PointSet chances = saltelli_design(key, 0, 128, 3, single_inputs(3));
  const MadeUpSweep sweep(saltelli_record(2), scaled(chances, -pi, pi), chances,
                          [](std::span<const double> x, std::uint32_t point, std::uint32_t replication) {
                            return ishigami(x) + noise(point, replication);
                          });
  const AnalysisReport report = report_of(sweep);
  CHECK(report.blocks == 128);
  CHECK(report.blocks_done == 128);
  CHECK(report.missing == 0);
  const SensitivityTable table = only_table(report, SensitivityMethod::sobol_indices);
  REQUIRE(table.rows.size() == 3);
  // Total and first-order indices as Saltelli et al. (2008) print them; 95 % intervals, a fixed seed.
  const double published[3][2] = {{0.5576, 0.3139}, {0.4424, 0.4424}, {0.2437, 0.0}};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 2; ++j) {
      CAPTURE(i, j);
      CHECK(table.rows[i].estimates[j].range->contains(published[i][j]));
      CHECK(table.rows[i].estimates[j].range->high - table.rows[i].estimates[j].range->low < 0.7);
    }
  }
  CHECK(table.overall[0].estimate.range->contains(13.8446));
  REQUIRE(table.overall[1].name == "chance_share");
  CHECK(table.overall[1].estimate.value == Approx(1 / (1 + 13.8446)).margin(0.02));
}

TEST_CASE("failed and pending trials drop only their blocks and are reported") {
  const PointSet chances = saltelli_design(key, 0, 16, 3, single_inputs(3));
  const MadeUpSweep sweep(saltelli_record(2), scaled(chances, -pi, pi), chances,
                          [](std::span<const double> x, std::uint32_t point, std::uint32_t replication) {
                            if (point == 5 * 3 + 2 && replication == 1) return MadeUpSweep::failed;
                            if (point >= 5 * 14 && replication == 1) return MadeUpSweep::undone;
                            return ishigami(x) + noise(point, replication);
                          });
  const AnalysisReport report = report_of(sweep);
  CHECK(report.failed == 1);
  CHECK(report.missing == 10);
  CHECK(report.replications == 2);
  CHECK(report.blocks_done == 14);
  const SensitivityTable table = only_table(report, SensitivityMethod::sobol_indices);
  CHECK(table.blocks_used == 13);
  CHECK(table.blocks_dropped == 1);
  CHECK(std::isfinite(table.rows[0].estimates[0].value));
}

TEST_CASE("an unfinished sweep is analysed with the number of replications that uses most trials") {
  const PointSet chances = saltelli_design(key, 0, 8, 3, single_inputs(3));
  const MadeUpSweep sweep(saltelli_record(3), chances, chances,
                          [](std::span<const double> x, std::uint32_t point, std::uint32_t replication) {
                            return replication == 2 && point >= 10 ? MadeUpSweep::undone : x[0];
                          });
  const AnalysisReport report = report_of(sweep);
  CHECK(report.replications == 2);
  CHECK(report.blocks_done == 8);
  const MadeUpSweep none(saltelli_record(1), chances, chances,
                         [](std::span<const double>, std::uint32_t point, std::uint32_t) {
                           return point % 5 == 4 ? MadeUpSweep::undone : 1.0;
                         });
  CHECK(refusal([&] { return report_of(none); }) == "sweep_without_block");
}

TEST_CASE("Morris effects of a linear function are its slopes over the whole range") {
  DesignRecord design = sampled_record(Kind::morris, 2, 3);
  design.block = 4;
  const PointSet chances = morris_design(key, 0, 6, std::vector<std::size_t>(3, 4));
  const MadeUpSweep sweep(design, scaled(chances, 0, 10), chances,
                          [](std::span<const double> x, std::uint32_t, std::uint32_t replication) {
                            return 2 * x[0] - 0.5 * x[1] + replication;
                          });
  const SensitivityTable table = only_table(report_of(sweep), SensitivityMethod::elementary_effects);
  CHECK(table.indices == std::vector<std::string>{"mu_star", "sigma", "mu"});
  CHECK(table.rows[0].estimates[0].value == Approx(20));
  CHECK(table.rows[1].estimates[0].value == Approx(5));
  CHECK(table.rows[1].estimates[2].value == Approx(-5));
  CHECK(table.rows[2].estimates[0].value == Approx(0).margin(1e-9));
  CHECK(table.rows[0].estimates[1].value == Approx(0).margin(1e-9));
  CHECK(table.blocks_used == 6);
}

TEST_CASE("Morris effects of listed numbers are told by the distance that was moved, with the same value as a grid's") {
  DesignRecord design = sampled_record(Kind::morris, 1, 2);
  design.block = 3;
  design.inputs[0] = MadeUpSweep::input("listed", 1, 2);
  const PointSet chances = morris_design(key, 0, 6, std::vector<std::size_t>{4, 4});
  PointSet values(2);
  // Two listed values at the four places of a trajectory's usual grid.
  for (std::size_t i = 0; i < chances.size(); ++i) {
    values.add(std::vector<double>{chances[i][0] < 0.5 ? 1.0 : 2.0, 10 * chances[i][1]});
  }
  const MadeUpSweep sweep(design, values, chances,
                          [](std::span<const double> x, std::uint32_t, std::uint32_t) { return 147.5 * x[0] + x[1]; });
  const SensitivityTable table = only_table(report_of(sweep), SensitivityMethod::elementary_effects);
  CHECK(table.rows[0].estimates[0].value == Approx(147.5));
  CHECK(table.rows[0].estimates[1].value == Approx(0).margin(1e-9));
  CHECK(table.rows[1].estimates[0].value == Approx(10));
}

TEST_CASE("a Latin hypercube gives rank correlations and an emulator tested on held-out points") {
  const PointSet chances = latin_hypercube(key, 0, 60, 3);
  const MadeUpSweep sweep(sampled_record(Kind::latin_hypercube, 2, 3), scaled(chances, 0, 10), chances,
                          [](std::span<const double> x, std::uint32_t point, std::uint32_t replication) {
                            return 3 * x[0] - x[1] + 0.5 * noise(point, replication);
                          });
  const AnalysisReport report = report_of(sweep);
  const SensitivityTable ranks = only_table(report, SensitivityMethod::partial_rank_correlations);
  CHECK(ranks.rows[0].estimates[0].value > 0.95);
  CHECK(ranks.rows[1].estimates[0].value < -0.9);
  CHECK(ranks.rows[2].estimates[0].range->contains(0));
  const SensitivityTable emulator = only_table(report, SensitivityMethod::emulator);
  CHECK(emulator.overall[0].estimate.value > 0.95);
  // Shares of variance: 9 and 1 of 10.
  CHECK(emulator.rows[0].estimates[1].value == Approx(0.9).margin(0.08));
  CHECK(emulator.rows[2].estimates[0].value == Approx(0).margin(0.02));
}

TEST_CASE("words without an order are categories to rank correlations, whatever order they are listed in") {
  // The second of three words raises the outcome by 5; the other two are alike.
  const std::vector<std::vector<std::string>> lists{{"post", "bank", "agent"}, {"bank", "agent", "post"}};
  std::vector<double> found;
  for (const std::vector<std::string>& words : lists) {
    DesignRecord design = sampled_record(Kind::latin_hypercube, 1, 1);
    design.inputs.push_back({"payouts.channel", "", 0, 2, words, Role::varied});
    const PointSet chances = latin_hypercube(key, 0, 90, 2);
    PointSet values(2);
    for (std::size_t i = 0; i < chances.size(); ++i) {
      const std::string word = lists[0][static_cast<std::size_t>(chances[i][1] * 3)];
      const auto place = std::ranges::find(words, word) - words.begin();
      values.add(std::vector<double>{10 * chances[i][0], static_cast<double>(place)});
    }
    const double bank = static_cast<double>(std::ranges::find(words, "bank") - words.begin());
    const MadeUpSweep sweep(design, values, chances,
                            [&](std::span<const double> x, std::uint32_t point, std::uint32_t) {
                              return x[0] + (x[1] == bank ? 5 : 0) + noise(point, 0);
                            });
    const SensitivityTable table = only_table(report_of(sweep), SensitivityMethod::partial_rank_correlations);
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].level == words[0]);
    CHECK(table.rows[3].input == "p0");
    CHECK(table.rows[3].estimates[0].value > 0.8);
    for (std::size_t i = 0; i < 3; ++i) {
      const SensitivityRow& row = table.rows[i];
      if (row.level == "bank") found.push_back(row.estimates[0].value);
      if (row.level != "bank") CHECK(row.estimates[0].value < 0);
    }
  }
  CHECK(found.at(0) > 0.7);
  CHECK(found.at(1) == Approx(found.at(0)));
}

TEST_CASE("the region where a target is met has limits in the input's unit and is tested on held-out points") {
  const PointSet chances = latin_hypercube(key, 0, 400, 3);
  const MadeUpSweep sweep(
      sampled_record(Kind::latin_hypercube, 1, 3), scaled(chances, 0, 10), chances,
      [](std::span<const double> x, std::uint32_t, std::uint32_t) { return x[0] > 6 && x[2] < 5 ? 100.0 : 300.0; });
  const AnalysisReport report = report_of(sweep, {{}, "complaints.backlog <= 200", {}});
  REQUIRE(report.scenario.has_value());
  CHECK(report.scenario->met_share == Approx(0.2).margin(0.03));
  // The largest box that has a density of 0.8 in the half that chooses it.
  CHECK(report.scenario->tested_on.density > 0.65);
  CHECK(report.scenario->tested_on.coverage > 0.8);
  REQUIRE(report.scenario->limits.size() >= 2);
  CHECK(report.scenario->limits[0].input == "p0");
  CHECK(*report.scenario->limits[0].low == Approx(6).margin(0.4));
  CHECK_FALSE(report.scenario->limits[0].high.has_value());
  CHECK(report.scenario->limits[0].quasi_p_value < 1e-6);
  const TemporaryFolder folder;
  static_cast<void>(write_analysis(report, folder.path()));
  CHECK(has(read_text(folder / "scenario_limits.csv"), "complaints.backlog <= 200,p0,minutes,"));
  CHECK(refusal([&] { return report_of(sweep, {{}, "complaints.backlog<200", {}}); }) == "target_form");
  CHECK(refusal([&] { return report_of(sweep, {{}, "complaints.filed<=2", {}}); }) == "outcome_not_kept");
}

TEST_CASE("options at the same draws are one draw to scenario discovery, and so are rows of a table") {
  // Ten options at each of 30 draws; whether the target is met depends on the draw alone, by chance.
  for (const Kind kind : {Kind::latin_hypercube, Kind::table}) {
    DesignRecord design = sampled_record(kind, 1, 2);
    design.inputs.insert(design.inputs.begin(), MadeUpSweep::input("option", 0, 9, Role::varied));
    if (kind == Kind::latin_hypercube) design.block = 10;
    const PointSet draws = latin_hypercube(key, 5, 30, 2);
    PointSet values(3);
    PointSet chances(3);
    for (std::size_t i = 0; i < 300; ++i) {
      const auto draw = draws[i / 10];
      values.add(std::vector<double>{static_cast<double>(i % 10), draw[0] * 10, draw[1] * 10});
      chances.add(std::vector<double>{std::nan(""), draw[0], draw[1]});
    }
    const MadeUpSweep sweep(design, values, chances, [](std::span<const double>, std::uint32_t point, std::uint32_t) {
      return noise(1000 + point / 10, 0) > 0.3 ? 100.0 : 300.0;
    });
    const AnalysisReport report = report_of(sweep, {{}, "complaints.backlog <= 200", {}});
    REQUIRE(report.scenario.has_value());
    CHECK(report.scenario->points_used == 300);
    CHECK(report.scenario->draws_used == 30);
    for (const FoundLimit& limit : report.scenario->limits) CHECK_FALSE(limit.stands_out);
  }
}

TEST_CASE("regret and the value of information agree with the closed form") {
  DesignRecord design = sampled_record(Kind::latin_hypercube, 1, 2);
  design.inputs.insert(design.inputs.begin(), MadeUpSweep::input("option", 1, 2, Role::varied));
  design.block = 2;
  const PointSet draws = latin_hypercube(key, 0, 300, 2);
  PointSet values(3);
  PointSet chances(3);
  for (std::size_t i = 0; i < draws.size(); ++i) {
    for (const double option : {1.0, 2.0}) {
      values.add(std::vector<double>{option, draws[i][0] * 10, draws[i][1] * 10});
      chances.add(std::vector<double>{std::nan(""), draws[i][0], draws[i][1]});
    }
  }
  // The second option's backlog is higher by x - 0.4, x even over 0 .. 1: the first is best where x > 0.4.
  const MadeUpSweep sweep(design, values, chances, [](std::span<const double> x, std::uint32_t, std::uint32_t) {
    return 50 + x[2] + (x[0] == 2 ? x[1] / 10 - 0.4 : 0);
  });
  const AnalysisReport report = report_of(sweep);
  CHECK_FALSE(report.lacks_crossing);
  REQUIRE(report.stakes.size() == 1);
  const OptionsAtStake& stake = report.stakes.front();
  CHECK(stake.draws_used == 300);
  CHECK(stake.best == 0);
  CHECK(stake.options[0].name == "option=1 minutes");
  CHECK(stake.options[0].agreement.value == Approx(0.6).margin(0.01));
  // Regret of the first: mean of 0.4 - x where it is above 0, 0.4^2 / 2; of the second 0.6^2 / 2.
  CHECK(stake.options[0].regret.value == Approx(0.08).margin(0.002));
  CHECK(stake.options[0].regret.range->contains(0.08));
  CHECK(stake.options[1].regret.value == Approx(0.18).margin(0.002));
  CHECK(stake.perfect_information == Approx(0.08).margin(0.002));
  REQUIRE(stake.inputs.size() == 2);
  CHECK(stake.inputs[0].input == "p0");
  CHECK(stake.inputs[0].information.value.range->contains(0.08));
  CHECK(stake.inputs[1].information.value.value < 0.02);
  CHECK(stake.inputs[0].exceeds_chance());
  CHECK(stake.inputs[0].information.value.value > stake.largest_by_chance);
}

TEST_CASE("outcome values convert outcomes to rupiah, and options that are not crossed are not compared") {
  DesignRecord design = sampled_record(Kind::latin_hypercube, 1, 2);
  design.inputs[0].role = Role::varied;
  const PointSet chances = latin_hypercube(key, 0, 40, 2);
  const MadeUpSweep sweep(design, chances, chances,
                          [](std::span<const double> x, std::uint32_t, std::uint32_t) { return x[0] + x[1]; });
  const AnalysisReport report = report_of(sweep, {{}, {}, {"complaints.backlog=-50000"}});
  CHECK(report.lacks_crossing);
  CHECK(report.stakes.empty());
  CHECK(refusal([&] { return report_of(sweep, {{}, {}, {"complaints.backlog"}}); }) == "worth_form");
}

TEST_CASE("every value set ranks the options, and disagreement about the best option is reported") {
  const CrossedChoice choice;
  // Option 2 has 10 complaints less at every draw; nothing else is kept, and nothing else is valued.
  std::vector<ValueSet> values(2);
  values[0] = {"complaints cost", 0, 1000, 0, 0};
  values[1] = {"complaints cost more", 0, 2000, 0, 0};
  const AnalysisReport agreed = report_of(choice.sweep(values));
  REQUIRE(agreed.stakes.size() == 2);
  CHECK(agreed.stakes[0].valuation.name == "complaints cost");
  CHECK(agreed.stakes[0].best == 1);
  // January 2023 has 31 days: a backlog of 40 is 1,240 complaint-days.
  CHECK(agreed.stakes[0].options[1].mean == Approx(-40 * 31 * 1000.0));
  CHECK(agreed.stakes[1].options[1].mean == Approx(-40 * 31 * 2000.0));
  CHECK_FALSE(agreed.do_values_disagree());
  values[1].per_complaint_day = -1000;  // no reader lets this through; here it turns the second set round
  const AnalysisReport split = report_of(choice.sweep(values));
  CHECK(split.do_values_disagree());
  CHECK(split.stakes[1].best == 0);
  const std::string json = analysis_json(split, "1");
  CHECK(has(json, "\"agree\": false"));
  CHECK(has(json, "{\"values\":\"complaints cost more\",\"option\":\"option=1 minutes\"}"));
  const TemporaryFolder folder;
  static_cast<void>(write_analysis(split, folder.path()));
  CHECK(has(read_text(folder / "regret.csv"), "complaints cost,yes"));
  CHECK(read_text(folder / "worth.csv").find("complaints cost,complaints.backlog,complaints,-31000") !=
        std::string::npos);
}

TEST_CASE("outcome values on the command line replace the value sets") {
  const CrossedChoice choice;
  const AnalysisReport report =
      report_of(choice.sweep({{"complaints cost", 0, 1000, 0, 0}}), {{}, {}, {"complaints.backlog=1"}});
  REQUIRE(report.stakes.size() == 1);
  CHECK(report.stakes[0].valuation.name.empty());
  CHECK(report.stakes[0].best == 0);
  CHECK(report.by_value_sets().empty());
}

TEST_CASE("every problem of a request is reported at once") {
  const CrossedChoice choice;
  const auto problems = problems_when([&] {
    return report_of(
        choice.sweep({}),
        {{"complaints.backlok"}, "complaints.backlog<5", {"complaints.backlog", "complaints.filed=1", "=3"}});
  });
  CHECK(ids_of(problems) == std::vector<std::string>{"outcome_not_kept_did_you_mean", "target_form", "worth_form",
                                                     "outcome_not_kept", "worth_form"});
}
