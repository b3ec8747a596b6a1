// Runs a design that no design file can say: policies that differ by city as one believes it to be. Points of one
// belief share a city; each belief has a baseline of its own. Run again, it simulates nothing.
//
//   a_custom_design SCENARIO.yaml FOLDER [REPLICATIONS]
#include <iostream>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "timbang/timbang.hpp"

namespace tb = timbang::api;

namespace {

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::cerr << "usage: a_custom_design SCENARIO.yaml FOLDER [REPLICATIONS]\n";
    return 2;
  }
  try {
    const tb::Scenario city = tb::Scenario::read(words[1]);
    tb::DesignRequest request;
    for (const char* prompt : {"0.75", "0.85", "0.95"}) {
      const tb::Scenario believed = city.assuming({{"transacting.prompt_share", prompt}});
      request.points.push_back(believed);
      request.points.push_back(believed.with({{"staffing.tksk_per_kecamatan", "2"}}));
    }
    request.name = "staff by belief";
    request.outcomes = {"delivery.transacted", "complaints.wait_mean"};
    request.folder = words[2];
    if (count > 3) request.replications = static_cast<std::uint32_t>(std::stoul(words[3]));
    request.threads = 2;
    const tb::DesignReport report = tb::run_design(request);

    std::set<std::string> baselines;
    for (std::size_t point = 0; point < report.points(); ++point) {
      baselines.insert(request.points[point].baseline_sha256());
      std::cout << "point " << point << ": " << mean(report.values(point, "delivery.transacted")) << " IDR\n";
    }
    std::cout << "baselines " << baselines.size() << "\nsimulated " << report.simulated() << "\nshared "
              << report.shared() << "\n";
  } catch (const tb::InputError& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
}
