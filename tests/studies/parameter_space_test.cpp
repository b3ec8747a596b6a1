#include "studies/parameter_space.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "scenario/layers/read_scenario.hpp"
#include "studies/small_calibration.hpp"
#include "text/number_text.hpp"

using namespace timbang;

namespace {

CalibrationPlan plan_of(std::vector<CalibrationParameter> parameters, PriorShape prior = PriorShape::uniform) {
  CalibrationPlan plan;
  plan.parameters = std::move(parameters);
  plan.prior = prior;
  return plan;
}

}  // namespace

TEST_CASE("a uniform prior spreads evenly, and values have few digits that read back as they are") {
  const ParameterSpace space(
      plan_of({{"a", "share", 0.25, 0.60, 0.34, false}, {"b", "KPM", 60000, 115000, 90000, true}}));
  CHECK(space.values_at(std::vector{0.5, 0.5}) == std::vector{0.425, 87500.0});
  const std::vector<double> values = space.values_at(std::vector{0.123456789, 0.987654321});
  CHECK(plain_number(values[0]) == "0.2932");
  CHECK(plain_number(values[1]) == "114321");
  CHECK(reading::parse_number(plain_number(values[0])) == values[0]);
  const std::vector<double> scaled = space.scaled(values);
  CHECK(scaled[0] == Approx((0.2932 - 0.25) / 0.35));
}

TEST_CASE("whole numbers are all equally likely, those at the ends too") {
  const ParameterSpace space(plan_of({{"misses", "payouts", 2, 4, 3, true}}));
  std::map<double, int> counts;
  for (int i = 0; i < 3000; ++i) ++counts[space.values_at(std::vector{(i + 0.5) / 3000})[0]];
  CHECK(counts.size() == 3);
  CHECK(counts[2] == 1000);
  CHECK(counts[3] == 1000);
}

TEST_CASE("a triangular prior has its mode at the scenario's value") {
  const ParameterSpace space(plan_of({{"a", "", 0, 1, 0.2, false}}, PriorShape::triangular));
  CHECK(space.values_at(std::vector{0.2})[0] == Approx(0.2));
  double below = 0;
  for (int i = 0; i < 1000; ++i) below += space.values_at(std::vector{(i + 0.5) / 1000})[0] < 0.2 ? 0.001 : 0;
  CHECK(below == Approx(0.2).margin(0.002));
}

TEST_CASE("shares that give way keep their proportions and add up to 1, or there are none") {
  CalibrationPlan plan = plan_of({{"complaints.share.field_check", "%", 10, 60, 30, false}});
  plan.compositions = {{{0}, {"complaints.share.information", "complaints.share.no_field_check"}, {0.4, 0.3}}};
  const ParameterSpace space(plan);
  const auto settings = space.settings(std::vector{37.21});
  REQUIRE(settings.has_value());
  REQUIRE(settings->size() == 3);
  CHECK((*settings)[0].value == "37.21 %");
  const double first = *reading::parse_number((*settings)[1].value.substr(0, (*settings)[1].value.find(' ')));
  const double second = *reading::parse_number((*settings)[2].value.substr(0, (*settings)[2].value.find(' ')));
  CHECK(first + second == Approx(1 - 0.3721).epsilon(1e-12));
  CHECK(first / second == Approx(4.0 / 3).epsilon(1e-3));
  const Scenario scenario = read_scenario(test::small_city_file(), {}, *settings);
  CHECK(scenario.baseline.front().values.complaints.class_share[2] == Approx(0.3721));
  CHECK_FALSE(space.settings(std::vector{120.0}).has_value());
}

TEST_CASE("later settings take the place of earlier ones with the same path") {
  const std::vector<Setting> settings = overridden({{"a", "1"}, {"b", "2"}}, {{"b", "3"}, {"c", "4"}});
  REQUIRE(settings.size() == 3);
  CHECK(settings[1].value == "3");
  CHECK(settings[2].path == "c");
}
