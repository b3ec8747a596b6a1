#include "results/store/stored_spread.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "outcomes/catalogue/outcome_constants.hpp"
#include "support/results_example.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;
using namespace timbang::test;

TEST_CASE("a spread has the median of an arm's runs in each month, and leaves out an arm with too few runs") {
  const TemporaryFolder folder;
  Manifest manifest = example_manifest();
  constexpr std::uint32_t runs = 39;
  manifest.replications = runs;
  const std::size_t outcome = outcome::complaints_backlog;
  std::vector<double> first_month;
  ResultsStore store = ResultsStore::open(folder / "results", manifest);
  for (std::uint32_t replication = 0; replication < runs; ++replication) {
    const Trial trial = example_trial(0, replication);
    first_month.push_back(trial.table.at(outcome, 0, 1));
    store.trials().add(trial);
    if (replication < 3) store.trials().add(example_trial(1, replication));
  }
  store.reload();
  std::ranges::sort(first_month);

  const std::vector<SpreadCell> cells = stored_spread(store, *newest_comparison(store), outcome::complaints_backlog);
  REQUIRE(cells.size() == 2);
  CHECK(cells.front().arm == 0);
  CHECK(cells.front().month == 1);
  CHECK(cells.front().quantiles[3] == first_month[runs / 2]);
  CHECK(cells.front().quantiles.front() == first_month.front());
  CHECK(cells.front().quantiles.back() == first_month.back());
  CHECK(std::ranges::is_sorted(cells.front().quantiles));
}
