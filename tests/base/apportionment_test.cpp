#include "base/apportionment.hpp"

#include <catch2/catch.hpp>
#include <numeric>

using timbang::apportion;

TEST_CASE("remaining places go to the largest remainders, and among equal remainders to the first") {
  CHECK(apportion(10, std::vector<double>{1, 1, 1}) == std::vector<std::uint32_t>{4, 3, 3});
  CHECK(apportion(10, std::vector<double>{1.55, 2.85, 5.6}) == std::vector<std::uint32_t>{1, 3, 6});
  CHECK(apportion(0, std::vector<double>{1, 2}) == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("apportioning 90,000 places over the kecamatan of Kota Bekasi gives the published numbers") {
  const std::vector<double> population{254100, 131300, 132600, 265300, 111400, 233700,
                                       261500, 225800, 214200, 286100, 163400, 347800};
  const auto places = apportion(90000, population);
  CHECK(std::accumulate(places.begin(), places.end(), 0U) == 90000U);
  CHECK(places[0] == 8705);
  CHECK(places[11] == 11915);
}
