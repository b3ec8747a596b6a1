#include "results/summary/used_values.hpp"

#include <catch2/catch.hpp>

using namespace timbang;

TEST_CASE(
    "what an ensemble gave is told over the members that were run, each as often as it was, in the parameter's unit") {
  // Pay in rupiah, time in the base unit of minutes.
  const ManifestEnsemble ensemble{"three", std::string(64, 'e'), 3,
                                  R"({"members":[[1e6,60],[2e6,120],[4e6,30]],)"
                                  R"("parameters":["costs.top_up.amount","staffing.hours"]})"};
  const auto of_five = used_values(ensemble, 5);
  REQUIRE(of_five.size() == 2);
  CHECK(of_five[0].path == "costs.top_up.amount");
  CHECK(of_five[0].mean == Approx((1e6 + 2e6 + 4e6 + 1e6 + 2e6) / 5));
  CHECK(of_five[0].low == 1e6);
  CHECK(of_five[0].high == 4e6);
  CHECK(of_five[1].low == Approx(0.5));
  CHECK(of_five[1].high == Approx(2));
  // The third member was not run.
  CHECK(used_values(ensemble, 2)[0].high == 2e6);
  CHECK(used_values(ensemble, 0).empty());
}
