#include "small_city.hpp"

using namespace timbang;
using namespace timbang::testing;

TEST_CASE("hours of the first line and of the Dinsos desk are counted separately") {
  OutcomeFold fold(small_city());
  fold.on(FirstLineWorked{first_kecamatan, at("2023-02-12"), Duration(90)});
  fold.on(FirstLineWorked{second_kecamatan, at("2023-03-12"), Duration(30)});
  fold.on(DinsosWorked{second_kecamatan, at("2023-03-12"), Duration(15)});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::first_line_hours, 1, "2023-02") == 1.5);
  CHECK(value(table, outcome::first_line_hours, 0, "all") == 2);
  CHECK(value(table, outcome::dinsos_hours, 2, "2023-03") == 0.25);
  CHECK(value(table, outcome::dinsos_hours, 1, "all") == 0);
}
