#include "trials/cities/city_fit.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "studies/small_experiment.hpp"

using namespace timbang;

namespace {

double measure(const CityFit& fit, const std::string& name) {
  const auto found = std::ranges::find_if(fit.measures, [&](const auto& each) { return each.first == name; });
  REQUIRE(found != fit.measures.end());
  return found->second;
}

}  // namespace

TEST_CASE("the welfare fit meets official poverty in March with aid as delivered") {
  const auto fitted = fit_city(test::staffed("1").scenario, 7, 2, {});
  REQUIRE(fitted.has_value());
  const CityFit& fit = fitted->fit;
  CHECK(std::abs(measure(fit, "headcount_residual")) < 0.005);
  CHECK(std::abs(measure(fit, "gap_residual")) < 0.005);
  CHECK(measure(fit, "headcount_target") == Approx(4.1));
  CHECK(measure(fit, "mean_consumption") == Approx(2650000).epsilon(0.002));
  CHECK(measure(fit, "coverage") > 40);
  CHECK(measure(fit, "inclusion_error") < 60);
  CHECK(fit.rounds >= 2);
}

TEST_CASE("the welfare fit depends neither on workers nor on the arm that asks for it") {
  const auto of_one = fit_city(test::staffed("1").scenario, 7, 1, {});
  const auto of_four = fit_city(test::staffed("4").scenario, 7, 2, {});
  const auto of_other_seed = fit_city(test::staffed("1").scenario, 8, 2, {});
  REQUIRE((of_one && of_four && of_other_seed));
  CHECK(of_one->fit.mu == of_four->fit.mu);
  CHECK(of_one->fit.g == of_four->fit.g);
  CHECK(of_one->population.permanent == of_four->population.permanent);
  CHECK(of_one->fit.mu != of_other_seed->fit.mu);
}

TEST_CASE("poverty is fitted in March of the first year, or where that is not reported in the first month") {
  CHECK(fit_month({Date(2021, 7, 1), Month(2023, 1), Month(2023, 12), Date(2023, 1, 1)}) == Month(2023, 3));
  CHECK(fit_month({Date(2021, 7, 1), Month(2023, 4), Month(2024, 5), Date(2023, 4, 1)}) == Month(2023, 4));
  CHECK(fit_month({Date(2021, 7, 1), Month(2023, 1), Month(2023, 2), Date(2023, 1, 1)}) == Month(2023, 1));
}

TEST_CASE("a month's delivery is settled when the last deadline of its payouts has passed") {
  const Scenario scenario = test::staffed("1").scenario;
  const SimClock clock{scenario.period.start};
  // The bank pays March and April on 10 April, a day later in each of up to three kelurahan, and waits for 90 days.
  CHECK(clock.date_of(delivery_settled(scenario, Month(2023, 3))) == Date(2023, 4, 13) + 90);
}
