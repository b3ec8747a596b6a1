#pragma once

#include <cstdint>
#include <functional>

namespace timbang::api {

/// How far a study is.
struct Progress {
  enum class Stage : std::uint8_t { fitting, simulating };

  Stage stage = Stage::fitting;  ///< fitting: welfare to official poverty figures
  std::uint64_t done = 0;        ///< trials, those that were stored before included
  std::uint64_t total = 0;       ///< trials that are known to be wanted
  double seconds = 0;            ///< since the first trial of this call
};

/// Called on the thread that asked for the study. What it throws ends the study and is thrown there.
using ProgressObserver = std::function<void(const Progress&)>;

}  // namespace timbang::api
