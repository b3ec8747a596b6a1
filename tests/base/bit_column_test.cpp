#include <catch2/catch.hpp>

#include "base/bit_column.hpp"

using timbang::BitColumn;

TEST_CASE("a column of bits knows what was set and only that") {
  BitColumn column;
  CHECK(column.set(64));
  CHECK_FALSE(column.set(64));
  CHECK(column.test(64));
  for (const std::size_t number : {0U, 63U, 65U, 1000U}) CHECK_FALSE(column.test(number));
}

TEST_CASE("a column of bits is made of a claim about every number below an end") {
  const auto column = BitColumn::of(130, [](std::size_t number) { return number % 3 == 0; });
  for (std::size_t number = 0; number < 130; ++number) CHECK(column.test(number) == (number % 3 == 0));
  CHECK_FALSE(column.test(132));
}

TEST_CASE("a column of bits that is added to another sets there what it has set itself") {
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
