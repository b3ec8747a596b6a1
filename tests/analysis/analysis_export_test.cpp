// Grids, single changes, and what an analysis writes.
#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/analyse.hpp"
#include "analysis/analysed_sweeps.hpp"
#include "analysis/analysis_files.hpp"
#include "analysis/export_matrices.hpp"
#include "statistics/designs/simple_designs.hpp"
#include "support/problems.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

TEST_CASE("a grid gives the mean at each level, and a one-at-a-time design the change from the first point") {
  DesignRecord grid = sampled_record(Kind::grid, 2, 2);
  const std::vector<std::size_t> levels{2, 3};
  PointSet values(2);
  for (std::size_t i = 0; i < grid_size(levels); ++i) {
    const Levels at = grid_point(levels, i);
    values.add(std::vector<double>{static_cast<double>(at[0]), static_cast<double>(at[1])});
  }
  const auto straight = [](std::span<const double> x, std::uint32_t, std::uint32_t replication) {
    return 10 * (std::isnan(x[0]) ? 0.5 : x[0]) + (std::isnan(x[1]) ? 1 : x[1]) + replication;
  };
  const SensitivityTable means =
      only_table(report_of(MadeUpSweep(grid, values, values, straight)), SensitivityMethod::level_means);
  REQUIRE(means.rows.size() == 5);
  CHECK(means.rows[0].level == "0 minutes");
  CHECK(means.rows[1].estimates[0].value - means.rows[0].estimates[0].value == Approx(10));
  DesignRecord alone = sampled_record(Kind::one_at_a_time, 2, 2);
  PointSet changes(2);
  const double none = std::nan("");
  for (const auto& at : std::vector<std::vector<double>>{{none, none}, {0, none}, {none, 2}}) changes.add(at);
  const SensitivityTable single =
      only_table(report_of(MadeUpSweep(alone, changes, changes, straight)), SensitivityMethod::single_changes);
  REQUIRE(single.rows.size() == 2);
  CHECK(single.rows[0].estimates[0].value == Approx(-5));
  CHECK(single.rows[1].estimates[0].range->low == Approx(1));
}

TEST_CASE("matrices are exported in the order of SALib and of R's soboljansen") {
  const PointSet chances = saltelli_design(key, 0, 2, 3, single_inputs(3));
  const MadeUpSweep sweep(saltelli_record(2), chances, chances,
                          [](std::span<const double>, std::uint32_t point, std::uint32_t replication) {
                            return point == 3 && replication == 0 ? MadeUpSweep::failed : point + 0.5 * replication;
                          });
  const TemporaryFolder folder;
  static_cast<void>(export_matrices(sweep.store(), folder.path()));
  CHECK(read_text(folder / "Y.csv") ==
        "complaints.backlog\r\n0.25\r\n1.25\r\n2.25\r\n\r\n4.25\r\n5.25\r\n6.25\r\n7.25\r\n8.25\r\n9.25\r\n");
  // A, B, then A with each input from B, both blocks each.
  CHECK(read_text(folder / "Y_by_matrix.csv") ==
        "complaints.backlog\r\n0.25\r\n5.25\r\n4.25\r\n9.25\r\n1.25\r\n6.25\r\n2.25\r\n7.25\r\n\r\n8.25\r\n");
  CHECK(has(read_text(folder / "problem.json"), "\"names\": [\"one\",\"two\",\"three\"]"));
  CHECK(read_text(folder / "X.csv").find("one,two,three\r\n") == 0);
}

TEST_CASE("analysing the same store gives the same bytes") {
  const PointSet chances = latin_hypercube(key, 0, 30, 2);
  const MadeUpSweep sweep(sampled_record(Kind::latin_hypercube, 2, 2), chances, chances,
                          [](std::span<const double> x, std::uint32_t point, std::uint32_t replication) {
                            return x[0] + noise(point, replication);
                          });
  const AnalysisRequest request{{}, "complaints.backlog<=0.5", {}};
  const std::string json = analysis_json(report_of(sweep, request), "1");
  CHECK(json == analysis_json(report_of(sweep, request), "1"));
  CHECK(has(json, "\"partial_rank_correlation\""));
}
