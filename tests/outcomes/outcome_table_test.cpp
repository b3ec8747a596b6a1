#include "outcomes/tables/outcome_table.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "base/check.hpp"

using namespace timbang;

TEST_CASE("a new table is undefined everywhere and has a row for the city and a column for the whole period") {
  const OutcomeTable table(3, 2, Month(2023, 1), 12);
  CHECK(table.outcomes() == 3);
  CHECK(table.wheres() == 3);
  CHECK(table.months() == 13);
  CHECK(table.values().size() == 3 * 3 * 13);
  CHECK(std::isnan(table.at(2, 2, 12)));
  CHECK_THROWS_AS(table.at(0, 3, 0), CheckFailed);
  CHECK_THROWS_AS(table.at(3, 0, 0), CheckFailed);
  CHECK_THROWS_AS(table.at(0, 0, 13), CheckFailed);
}

TEST_CASE("a written value is read back from its cell only") {
  OutcomeTable table(3, 2, Month(2023, 1), 12);
  table.at(1, 2, 3) = 42;
  CHECK(table.at(1, 2, 3) == 42);
  int defined = 0;
  for (const double value : table.values()) defined += std::isnan(value) ? 0 : 1;
  CHECK(defined == 1);
}

TEST_CASE("an outcome's fingerprint depends on values, cells and shape, and treats all NaNs alike") {
  OutcomeTable table(1, 1, Month(2023, 1), 2);
  const std::uint64_t empty = table.outcome_fingerprint(0);
  table.at(0, 0, 0) = -std::numeric_limits<double>::quiet_NaN();
  CHECK(table.outcome_fingerprint(0) == empty);

  table.at(0, 0, 0) = 1;
  const std::uint64_t first = table.outcome_fingerprint(0);
  CHECK(first != empty);
  OutcomeTable moved(1, 1, Month(2023, 1), 2);
  moved.at(0, 0, 1) = 1;
  CHECK(moved.outcome_fingerprint(0) != first);
  CHECK(OutcomeTable(1, 1, Month(2023, 2), 2).outcome_fingerprint(0) != empty);
  CHECK(OutcomeTable(1, 2, Month(2023, 1), 1).outcome_fingerprint(0) != empty);
}

TEST_CASE("an outcome's fingerprint depends on no other outcome and not on its position") {
  OutcomeTable table(2, 1, Month(2023, 1), 2);
  table.at(1, 1, 2) = 7;
  const std::uint64_t own = table.outcome_fingerprint(1);
  table.at(0, 0, 0) = 5;
  CHECK(table.outcome_fingerprint(1) == own);
  CHECK(table.outcome_fingerprint(0) != own);

  OutcomeTable longer(4, 1, Month(2023, 1), 2);
  longer.at(3, 1, 2) = 7;
  CHECK(longer.outcome_fingerprint(3) == own);
  longer.at(3, 1, 2) = 8;
  CHECK(longer.outcome_fingerprint(3) != own);
  CHECK_THROWS_AS(table.outcome_fingerprint(2), CheckFailed);
}
