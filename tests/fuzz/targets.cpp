#include "fuzz/targets.hpp"
#include "scenario/experiments/experiment_reader.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "report/words/problem_text.hpp"
#include "scenario/experiments/experiment_plan.hpp"
#include "scenario/layers/ensemble.hpp"
#include "scenario/layers/read_scenario.hpp"
#include "scenario/layers/scenario_source.hpp"
#include "scenario/plans/calibration_plan.hpp"
#include "support/temporary_folder.hpp"
#include "text/utf8.hpp"

namespace timbang::fuzz {
namespace {

constexpr const char* calendar = "calendar: ../../../scenarios/calendars/indonesia.yaml";

std::string content_of(const std::string& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(TIMBANG_SOURCE_DIR "/" + file, std::ios::binary).rdbuf();
  return bytes.str();
}

/// The small city of the tests with another calendar file beside it.
std::string city_with_calendar(const std::string& name) {
  std::string city = content_of("tests/support/data/small-city.yaml");
  const auto at = city.find(calendar);
  if (at == std::string::npos) throw std::logic_error("the small city names its calendar");
  return city.replace(at, std::string_view(calendar).size(), "calendar: " + name);
}

/// A folder with what the bytes may refer to, and the file that they become.
class Desk {
 public:
  Desk() {
    write("small-city.yaml", city_with_calendar("calendar.yaml"));
    write("city-with-input.yaml", city_with_calendar("input.yaml"));
    write("calendar.yaml", content_of("scenarios/calendars/always-open.yaml"));
    write("with-table.yaml",
          "timbang: 1\nexperiment: table\nscenario: small-city.yaml\ndesign: {kind: table, file: input.csv}\n");
    write("ensemble.yaml", content_of("tests/support/data/small-city-ensemble.yaml"));
  }

  [[nodiscard]] std::string file(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, std::string_view bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
  }

 private:
  test::TemporaryFolder folder_;
};

const Desk& desk() {
  static const Desk the_desk;
  return the_desk;
}

void check_printable(const std::vector<Problem>& problems) {
  if (problems.empty()) throw std::logic_error("a refusal says why");
  for (const Language language : {Language::english, Language::indonesian}) {
    const std::string text = problems_text(language, problems);
    if (reading::first_bad_byte(text)) throw std::logic_error("a problem's text cannot be printed");
  }
}

template <class Read>
void read_or_refuse(const Read& read) {
  try {
    read();
  } catch (const ScenarioError& error) {
    check_printable(error.problems());
  }
}

std::vector<Setting> settings_of(std::string_view bytes) {
  std::vector<Setting> settings;
  std::istringstream lines{std::string(bytes)};
  for (std::string line; std::getline(lines, line);) settings.push_back(parse_setting(line));
  return settings;
}

}  // namespace

void read_as_scenario(std::string_view bytes) {
  desk().write("input.yaml", bytes);
  read_or_refuse([] { static_cast<void>(read_scenario(desk().file("input.yaml"))); });
}

void read_as_calendar(std::string_view bytes) {
  desk().write("input.yaml", bytes);
  read_or_refuse([] { static_cast<void>(read_scenario(desk().file("city-with-input.yaml"))); });
}

void read_as_ensemble(std::string_view bytes) {
  desk().write("input.yaml", bytes);
  read_or_refuse([] {
    const Ensemble ensemble = read_ensemble(desk().file("input.yaml"));
    const std::size_t few = std::min<std::size_t>(2, ensemble.members.size());
    static_cast<void>(read_members(desk().file("small-city.yaml"), {}, desk().file("input.yaml"), few));
  });
}

void read_as_plan(std::string_view bytes) {
  static const Scenario city = read_scenario(desk().file("small-city.yaml"));
  desk().write("input.yaml", bytes);
  read_or_refuse([] { static_cast<void>(read_calibration_plan(desk().file("input.yaml"), city)); });
}

void read_as_experiment(std::string_view bytes) {
  desk().write("input.yaml", bytes);
  read_or_refuse([] { static_cast<void>(read_experiment_plan(desk().file("input.yaml"))); });
}

void read_as_table(std::string_view bytes) {
  desk().write("input.csv", bytes);
  read_or_refuse([] { static_cast<void>(read_experiment_plan(desk().file("with-table.yaml"))); });
}

void read_as_settings(std::string_view bytes) {
  static const ScenarioSource city(desk().file("small-city.yaml"));
  read_or_refuse([&] { static_cast<void>(city.with(settings_of(bytes), {})); });
  read_or_refuse([&] { static_cast<void>(city.with({}, settings_of(bytes))); });
}

}  // namespace timbang::fuzz
