#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "base/problem.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "scenario/parameters/parameter_table.hpp"

namespace timbang {
namespace {

namespace fs = std::filesystem;

const fs::path root = TIMBANG_SOURCE_DIR;
const std::string bekasi = (root / "scenarios/bekasi-2023.yaml").string();
const std::string small_city = (root / "tests/support/data/small-city.yaml").string();

// Reads a scenario; every problem becomes a line of the test's report.
Scenario read_without_problems(const std::string& file) {
  CAPTURE(file);
  try {
    return read_scenario(file);
  } catch (const ScenarioError& error) {
    for (const Problem& problem : error.problems()) {
      UNSCOPED_INFO(problem.place.file << ":" << problem.place.line << ": " << problem.id << " " << problem.path);
    }
    FAIL("the scenario has problems");
    throw;
  }
}

std::vector<std::string> scenarios_in(const fs::path& folder) {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

TEST_CASE("every shipped scenario reads without a problem") {
  const std::vector<std::string> files = scenarios_in(root / "scenarios");
  REQUIRE_FALSE(files.empty());
  for (const std::string& file : files) read_without_problems(file);
  read_without_problems(small_city);
}

TEST_CASE("every shipped calendar serves a scenario") {
  const std::vector<std::string> calendars = scenarios_in(root / "scenarios/calendars");
  REQUIRE_FALSE(calendars.empty());
  const fs::path overlay = fs::path(TIMBANG_BINARY_DIR) / "shipped_calendar_test.yaml";
  for (const std::string& calendar : calendars) {
    std::ofstream(overlay) << "timbang: 1\nname: overlay\nextends: "
                           << fs::relative(small_city, overlay.parent_path()).string()
                           << "\ncalendar: " << fs::relative(calendar, overlay.parent_path()).string() << "\n";
    CHECK(read_without_problems(overlay.string()).calendar.working_days(2023) >= 239);
  }
  fs::remove(overlay);
}

TEST_CASE("every number of Bekasi 2023 has an evidence level") {
  const Scenario scenario = read_without_problems(bekasi);
  const std::set<std::string> words{"documented", "secondary", "computed", "background", "assumed", "borrowed"};
  std::set<std::string> sourced;
  for (const ParameterSource& source : scenario.sources) {
    CAPTURE(source.path, source.evidence);
    CHECK(words.count(source.evidence) == 1);
    sourced.insert(source.path);
  }
  for (const ParameterRow& row : parameter_table()) {
    CAPTURE(row.path);
    CHECK((row.may_be_left_out || sourced.count(std::string(row.path)) == 1));
  }
}

TEST_CASE("Bekasi 2023 has twelve kecamatan with 2,627,200 people in 56 kelurahan") {
  const Scenario scenario = read_without_problems(bekasi);
  double persons = 0;
  unsigned kelurahan = 0;
  for (const Kecamatan& kecamatan : scenario.kecamatan) {
    persons += kecamatan.population;
    kelurahan += kecamatan.kelurahan;
  }
  CHECK(scenario.kecamatan.size() == 12);
  CHECK(persons == Approx(2'627'200));
  CHECK(kelurahan == 56);
}

TEST_CASE("complete sets of shares of Bekasi 2023 sum to 1") {
  const Parameters values = read_without_problems(bekasi).policy.front().values;
  const auto sum = [](const auto& numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0.0); };
  CHECK(sum(values.complaints.class_share) == Approx(1));
  CHECK(sum(values.households.size_share) == Approx(1));
  const ObstacleParameters& obstacles = values.obstacles;
  CHECK(obstacles.wrong_data_share + obstacles.died_share + obstacles.moved_share == Approx(1));
}

TEST_CASE("the 2023 calendar of Indonesia has the decreed working days and shorter days in Ramadan") {
  const WorkingCalendar calendar = read_without_problems(bekasi).calendar;
  const std::vector<int> documented{21, 20, 21, 14, 21, 17, 20, 22, 20, 22, 22, 19};
  std::vector<int> days(12, 0);
  int shortened = 0;
  for (Date day(2023, 1, 1); day.year() == 2023; day = day + 1) {
    if (calendar.kind(day) == DayKind::off) continue;
    ++days[static_cast<std::size_t>(day.month().month_of_year() - 1)];
    if (calendar.kind(day) == DayKind::shortened) ++shortened;
  }
  CHECK(days == documented);
  CHECK(shortened == 17);  // 24 March to 18 April without weekends and Good Friday
  CHECK(calendar.shortened_factor == Approx(32.5 / 37.5).margin(0.0001));
}

TEST_CASE("the small city is small enough for a test") {
  const Scenario scenario = read_without_problems(small_city);
  double persons = 0;
  for (const Kecamatan& kecamatan : scenario.kecamatan) persons += kecamatan.population;
  CHECK(scenario.kecamatan.size() == 3);
  CHECK(persons / scenario.policy.front().values.households.mean_size == Approx(4000).margin(20));
  CHECK(scenario.policy.front().values.programme.kpm == 600);
}

}  // namespace
}  // namespace timbang
