#include "population/welfare_solution.hpp"

#include <catch2/catch.hpp>

#include "base/check.hpp"
#include "support/small_scenario.hpp"

using namespace timbang;

namespace {

double measured(const WelfareSolution& solution, WelfareMeasure measure) {
  return solution.measures[static_cast<std::size_t>(measure)];
}

const WelfareSearch coverage_by_noise{"welfare.proxy_noise", 0, 3, WelfareMeasure::coverage, 60};
const WelfareSearch chronic_by_persistence{"welfare.persistence", 0, 0.999, WelfareMeasure::chronic_share, 70};

}  // namespace

TEST_CASE("the solver finds noise for a coverage target and then persistence for a chronic share") {
  const std::vector<WelfareSearch> searches{coverage_by_noise, chronic_by_persistence};
  const WelfareSolution solution = solve_welfare(test::small_scenario(), 7, searches);
  CHECK(measured(solution, WelfareMeasure::coverage) == Approx(60).margin(1));
  CHECK(measured(solution, WelfareMeasure::chronic_share) == Approx(70).margin(1));
  CHECK(solution.values[0] > 0.1);
  CHECK(solution.values[0] < 1.5);
  CHECK(solution.values[1] > 0.5);
  CHECK(measured(solution, WelfareMeasure::exit_rate) > 1);
  CHECK(measured(solution, WelfareMeasure::inclusion_error) > 1);
}

TEST_CASE("lower coverage needs more noise, and the solver is deterministic") {
  std::vector<WelfareSearch> searches{coverage_by_noise};
  const double at_sixty = solve_welfare(test::small_scenario(), 7, searches).values[0];
  CHECK(solve_welfare(test::small_scenario(), 7, searches).values[0] == at_sixty);
  searches[0].wanted = 45;
  CHECK(solve_welfare(test::small_scenario(), 7, searches).values[0] > at_sixty);
}

TEST_CASE("an unreachable target gives the nearest end of the bracket") {
  WelfareSearch search = coverage_by_noise;
  search.wanted = 100;
  CHECK(solve_welfare(test::small_scenario(), 7, std::vector{search}).values[0] == 0);
}

TEST_CASE("measures are found by name, and only welfare parameters can be solved for") {
  CHECK(find_welfare_measure("exit_rate") == WelfareMeasure::exit_rate);
  CHECK_FALSE(find_welfare_measure("exit").has_value());
  WelfareSearch search = coverage_by_noise;
  search.path = "programme.kpm";
  CHECK_THROWS_AS(solve_welfare(test::small_scenario(), 7, std::vector{search}), CheckFailed);
}
