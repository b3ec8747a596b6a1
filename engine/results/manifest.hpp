#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"

namespace timbang {

/// One arm as the folder knows it.
struct ManifestArm {
  std::string name;
  std::vector<std::pair<std::string, std::string>> settings;  ///< path -> value, as typed
  std::string values_sha256;
  std::string canonical_values;  ///< resolved scenario as canonical JSON
};

/// The welfare fit that the arms share, and what it leaves.
struct ManifestFit {
  double mu = 0;
  double sigma = 0;
  double g = 0;
  int rounds = 0;
  std::vector<std::pair<std::string, double>>
      measures;  ///< name -> value, e.g. headcount, target and residuals, coverage
};

/// What a results folder is about. Everything in it is reproducible from it; wall times live in timing.json.
struct Manifest {
  std::string engine_version;
  std::string compiler;
  int results_version = 1;
  std::string scenario_name;
  std::string scenario_file;
  std::string scenario_sha256;  ///< values hash of the first arm's scenario
  std::string file_sha256;
  std::uint64_t seed = 0;
  std::uint64_t population_seed = 0;
  std::vector<std::string> kecamatan;
  Month first_month;
  std::int32_t months = 0;
  ManifestFit fit;
  std::vector<ManifestArm> arms;
};

}  // namespace timbang
