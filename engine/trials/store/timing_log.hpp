#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "trials/trial.hpp"

namespace timbang {

/// How long trials took. Kept apart from everything that is the same bytes on every machine, in timing.json; a killed
/// run loses those of its own trials.
class TimingLog {
 public:
  void add(const TrialKey& trial, double wall_seconds);
  /// Puts what was added behind what the file has; a file that is no such log is replaced. Throws StoreWriteError.
  void append_to(const std::filesystem::path& file) const;

 private:
  std::vector<std::string> lines_;
};

}  // namespace timbang
