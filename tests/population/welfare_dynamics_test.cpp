#include "population/welfare_dynamics.hpp"
#include "population/build_population.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/small_scenario.hpp"

using namespace timbang;

namespace {

const WelfareQuantile typical{1.028, 0.591, 0.67};

WelfareDynamics dynamics_with(double transitory_share, double persistence) {
  WelfareParameters parameters = test::small_scenario().baseline.front().values.welfare;
  parameters.transitory_share = transitory_share;
  parameters.persistence = persistence;
  const Population population = build_population(test::small_scenario(), 7, typical);
  return welfare_dynamics(population, typical, parameters, 0.25, population_key(7, "00.01"), Month(2023, 1));
}

}  // namespace

TEST_CASE("constant welfare makes all poverty chronic and gives no exits") {
  const WelfareDynamics fixed = dynamics_with(0, 0.9);
  CHECK(fixed.chronic_share == Approx(1).epsilon(1e-12));
  CHECK(fixed.exit_rate == 0);
  const WelfareDynamics persistent = dynamics_with(0.5, 1);
  CHECK(persistent.chronic_share == Approx(1).epsilon(1e-12));
  CHECK(persistent.exit_rate == 0);
}

TEST_CASE("welfare redrawn each month gives little chronic poverty and many exits") {
  const WelfareDynamics fleeting = dynamics_with(0.9, 0);
  CHECK(fleeting.chronic_share < 0.05);
  CHECK(fleeting.exit_rate > 0.8);
}

TEST_CASE("more transitory welfare means less chronic poverty, more persistence fewer exits") {
  CHECK(dynamics_with(0.1, 0.9).chronic_share > dynamics_with(0.3, 0.9).chronic_share);
  CHECK(dynamics_with(0.2, 0.95).exit_rate < dynamics_with(0.2, 0.8).exit_rate);
}

TEST_CASE("without poor households the poverty dynamics are undefined") {
  const Population population = build_population(test::small_scenario(), 7, typical);
  const WelfareDynamics none =
      welfare_dynamics(population, {9, 0.1, 0.5}, test::small_scenario().baseline.front().values.welfare, 0.25,
                       population_key(7, "00.01"), Month(2023, 1));
  CHECK(std::isnan(none.chronic_share));
  CHECK(std::isnan(none.exit_rate));
}
