// Compares one TKSK per kecamatan with two and prints what changes.
//
//   compare_two SCENARIO.yaml FOLDER [REPLICATIONS]
#include <iostream>
#include <string>

#include "timbang/timbang.hpp"

namespace tb = timbang::api;

namespace {

void print(const tb::CompareReport& report, const std::string& name) {
  const tb::Outcome& outcome = tb::outcome(name);
  const tb::Estimate difference = report.difference(1, name);
  std::cout << outcome.english << ": " << report.level(0, name).mean << " and " << report.level(1, name).mean << " "
            << outcome.unit << ", a difference of " << difference.mean;
  if (difference.low) std::cout << " (" << *difference.low << " to " << *difference.high << ")";
  std::cout << "\n";
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::cerr << "usage: compare_two SCENARIO.yaml FOLDER [REPLICATIONS]\n";
    return 2;
  }
  try {
    const tb::Scenario city = tb::Scenario::read(words[1]);
    tb::CompareRequest request;
    request.arms = {{"one TKSK", city.with({{"staffing.tksk_per_kecamatan", "1"}})},
                    {"two TKSK", city.with({{"staffing.tksk_per_kecamatan", "2"}})}};
    request.folder = words[2];
    request.threads = 2;
    if (count > 3) request.replications = static_cast<std::uint32_t>(std::stoul(words[3]));
    const tb::CompareReport report = tb::compare(request);
    for (const char* name : {"delivery.transacted", "complaints.wait_mean", "cost.total"}) print(report, name);
    std::cout << "fingerprints " << report.fingerprint(0) << " " << report.fingerprint(1) << "\n";
  } catch (const tb::InputError& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
}
