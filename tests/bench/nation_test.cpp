#include <catch2/catch.hpp>
#include <fstream>

#include "generated_nation.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "support/temporary_folder.hpp"

using namespace timbang;
using namespace timbang::bench;

TEST_CASE("the generated nation has the documented size") {
  const std::vector<GeneratedCity> nation = generate_nation();
  CHECK(nation.size() == 514);
  std::uint64_t households = 0;
  std::uint64_t kpm = 0;
  std::size_t kecamatan = 0;
  for (const GeneratedCity& city : nation) {
    households += city.all_households();
    kpm += city.all_kpm();
    kecamatan += city.households.size();
    for (std::size_t k = 0; k < city.kpm.size(); ++k) CHECK(3 * city.kpm[k] < 2 * city.households[k]);
  }
  CHECK(households == 75'000'000);
  CHECK(kpm == 18'800'000);
  CHECK(kecamatan > 6'000);  // Indonesia has some 7,300
  CHECK(kecamatan < 9'000);
}

TEST_CASE("a generated city is a valid scenario") {
  const test::TemporaryFolder folder;
  const GeneratedCity city = generate_nation().back();
  std::ofstream(folder / "city.yaml") << city.scenario_text();
  const Scenario scenario = read_scenario((folder / "city.yaml").string());
  CHECK(scenario.city_code == city.code);
  CHECK(scenario.kecamatan.size() == city.households.size());
  CHECK(scenario.baseline.front().values.programme.kpm == city.all_kpm());
}
