#include "results/sweep/key_drivers.hpp"

#include <catch2/catch.hpp>

#include "support/key_driver_example.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;

TEST_CASE("a key driver is what a parameter alone changes in runs of one replication, and the widest comes first") {
  const test::TemporaryFolder folder;
  const SweepStore store = test::key_driver_store(folder.path(), {{{}, {100, 200}},
                                                                  {{{"a", "1 days"}}, {101, 201}},
                                                                  {{{"a", "9 days"}}, {95, 195}},
                                                                  {{{"b", "0.1"}, {"gives.way", "0.9"}}, {90, 196}},
                                                                  {{{"b", "0.5"}, {"gives.way", "0.5"}}, {120, 214}}});
  const auto tables = key_drivers(store);
  REQUIRE(tables.size() == 1);
  CHECK(tables.front().base == Approx(150));
  CHECK(tables.front().runs == 2);
  const auto& drivers = tables.front().drivers;
  REQUIRE(drivers.size() == 2);
  CHECK(drivers[0].path == "b");
  CHECK(drivers[0].width() == Approx(24));
  CHECK(drivers[0].ends.front().change.mean == Approx(-7));
  CHECK(drivers[1].ends.front().value == "1 days");
  CHECK(drivers[1].ends.front().change.low == Approx(1));
  CHECK(drivers[1].width() == Approx(6));
}

TEST_CASE("a run is compared only with the run of its own replication") {
  const test::TemporaryFolder folder;
  const SweepStore store = test::key_driver_store(folder.path(), {{{}, {100, 200}}, {{{"a", "1"}}, {104}}});
  const KeyDriver driver = key_drivers(store).front().drivers.front();
  CHECK(driver.ends.front().change.mean == Approx(4));
  CHECK_FALSE(driver.ends.front().change.low.has_value());
}

TEST_CASE("a design whose first point sets something is not one at a time and has no key drivers") {
  const test::TemporaryFolder folder;
  CHECK(key_drivers(test::key_driver_store(folder.path(), {{{{"a", "1"}}, {1}}, {{{"a", "2"}}, {2}}})).empty());
}

TEST_CASE("a sweep whose first point has not been run yet has no key drivers") {
  const test::TemporaryFolder folder;
  CHECK(key_drivers(test::key_driver_store(folder.path(), {{{}, {}}, {{{"a", "2"}}, {2}}})).empty());
}
