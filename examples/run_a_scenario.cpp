// Runs one trial of a scenario and prints some of its outcomes, by kecamatan.
//
//   run_a_scenario SCENARIO.yaml [PATH=VALUE ...]
#include <iostream>
#include <string>
#include <vector>

#include "timbang/timbang.hpp"

namespace tb = timbang::api;

namespace {

std::vector<tb::Setting> settings_of(int count, char** words) {
  std::vector<tb::Setting> settings;
  for (int i = 2; i < count; ++i) {
    const std::string word = words[i];
    const auto equals = word.find('=');
    settings.push_back({word.substr(0, equals), equals == std::string::npos ? "" : word.substr(equals + 1)});
  }
  return settings;
}

void print(const tb::Scenario& scenario, const tb::Trial& trial) {
  for (const char* name : {"delivery.credited", "delivery.returned_to_treasury", "complaints.backlog"}) {
    const tb::Outcome& outcome = tb::outcome(name);
    std::cout << outcome.english << " (" << outcome.unit << ")\n";
    std::cout << "  " << scenario.city() << ": " << trial.value(name) << "\n";
    for (std::size_t i = 0; i < scenario.kecamatan().size(); ++i) {
      std::cout << "  " << scenario.kecamatan()[i] << ": " << trial.value(name, i + 1) << "\n";
    }
  }
  std::cout << "trajectory " << trial.trajectory() << "\n";
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::cerr << "usage: run_a_scenario SCENARIO.yaml [PATH=VALUE ...]\n";
    return 2;
  }
  try {
    const tb::Scenario scenario = tb::Scenario::read(words[1], settings_of(count, words));
    print(scenario, *tb::Simulator().run(scenario));
  } catch (const tb::InputError& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
}
