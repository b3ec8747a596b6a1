#include <catch2/catch.hpp>

#include "base/bit_column.hpp"

using timbang::BitColumn;

TEST_CASE("a bit column reads back exactly the bits that were set") {
  BitColumn column;
  CHECK(column.set(64));
  CHECK_FALSE(column.set(64));
  CHECK(column.test(64));
  for (const std::size_t number : {0U, 63U, 65U, 1000U}) CHECK_FALSE(column.test(number));
}

TEST_CASE("a bit column is built from a predicate on every index") {
  const auto column = BitColumn::of(130, [](std::size_t number) { return number % 3 == 0; });
  for (std::size_t number = 0; number < 130; ++number) CHECK(column.test(number) == (number % 3 == 0));
  CHECK_FALSE(column.test(132));
}

TEST_CASE("adding one bit column to another is a bitwise or") {
  BitColumn column;
  BitColumn more;
  column.set(3);
  more.set(3);
  more.set(200);
  column.add(more);
  CHECK(column.test(3));
  CHECK(column.test(200));
  CHECK_FALSE(column.test(201));
  CHECK_FALSE(more.set(200));
}
