#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"

namespace timbang::test {

/// Writes an experiment over the small city; `rest` is YAML that says what varies and how.
inline std::string experiment_file(const TemporaryFolder& folder, const std::string& rest) {
  const auto file = folder / "experiment.yaml";
  std::ofstream(file) << "timbang: 1\nexperiment: small\nscenario: " TIMBANG_SOURCE_DIR
                         "/tests/support/data/small-city.yaml\n"
                      << rest;
  return file.string();
}

/// What `timbang export --to csv` writes of a sweep's folder, as one text.
inline std::string exported_by_command(const std::filesystem::path& folder) {
  const TemporaryFolder tables;
  const auto csv = tables / "csv";
  if (run_command("export '" + folder.string() + "' --to csv --out '" + csv.string() + "'").exit_code != 0) return {};
  std::ostringstream all;
  for (const char* name : {"design.csv", "outcomes.csv", "failures.csv"}) all << std::ifstream(csv / name).rdbuf();
  return all.str();
}

}  // namespace timbang::test
