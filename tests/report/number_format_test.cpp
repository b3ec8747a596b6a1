#include "report/words/number_format.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace timbang;

namespace {

constexpr Language english = Language::english;
constexpr Language indonesian = Language::indonesian;

}  // namespace

TEST_CASE("numbers use the digit grouping and decimal mark of each language") {
  CHECK(number_text(english, 1234567.84, 1) == "1,234,567.8");
  CHECK(number_text(indonesian, 1234567.84, 1) == "1.234.567,8");
  CHECK(number_text(english, 999, 0) == "999");
  CHECK(number_text(english, 1000, 0) == "1,000");
}

TEST_CASE("a negative number has a true minus sign, a change a plus sign, and zero no sign") {
  CHECK(number_text(english, -25, 0) == "\u221225");
  CHECK(number_text(english, 25, 0, NumberKind::change) == "+25");
  CHECK(number_text(english, 0, 1, NumberKind::change) == "0.0");
  CHECK(number_text(english, -0.04, 1, NumberKind::change) == "0.0");
}

TEST_CASE("large sums of money are written in millions, billions or trillions") {
  CHECK(number_scale(english, OutcomeUnit::rupiah, 3.04e9, 0).unit == "Rp billion");
  CHECK(number_scale(indonesian, OutcomeUnit::rupiah, 3.04e9, 0).unit == "Rp miliar");
  CHECK(number_scale(indonesian, OutcomeUnit::rupiah, 279e6, 0).unit == "Rp juta");
  const NumberScale small = number_scale(english, OutcomeUnit::rupiah, 571000, 0);
  CHECK(small.unit == "Rp");
  CHECK(value_text(english, small, 571000, NumberKind::level) == "571,000");
}

TEST_CASE("the number of decimals follows from half the width of the interval") {
  CHECK(number_scale(english, OutcomeUnit::ratio, 0.887, 0).decimals == 2);
  CHECK(number_scale(english, OutcomeUnit::ratio, 0.0026, 0).decimals == 4);
  CHECK(number_scale(english, OutcomeUnit::percent, 0.05, 0).decimals == 3);
  CHECK(number_scale(english, OutcomeUnit::ratio, 0, 0).decimals == 2);
  CHECK(number_scale(english, OutcomeUnit::days, 23, 4).decimals == 0);
  CHECK(number_scale(english, OutcomeUnit::days, 23, 0.4).decimals == 1);
  CHECK(number_scale(english, OutcomeUnit::percent, 4.1, 0.03).decimals == 2);
  CHECK(number_scale(english, OutcomeUnit::rupiah, 5.4e9, 4.6e7).decimals == 2);
  CHECK(number_scale(english, OutcomeUnit::complaints, 1891, 63).decimals == 0);
}

TEST_CASE("an interval has a dash, or a word if a bound can be negative") {
  const NumberScale days = number_scale(english, OutcomeUnit::days, 23, 4);
  CHECK(interval_text(english, days, {23, 19.0, 27.0}, NumberKind::level) == "19\u201327");
  CHECK(interval_text(english, days, {-25, -34.0, -17.0}, NumberKind::change) == "\u221234\u00A0to\u00A0\u221217");
  CHECK(interval_text(indonesian, days, {-25, -34.0, 17.0}, NumberKind::change) == "\u221234\u00A0s.d.\u00A0+17");
  CHECK(interval_text(english, days, {23, std::nullopt, std::nullopt}, NumberKind::level).empty());
}

TEST_CASE("an undefined value is written as none") {
  const double undefined = std::numeric_limits<double>::quiet_NaN();
  CHECK(value_text(english, NumberScale{}, undefined, NumberKind::level) == "n/a");
}
