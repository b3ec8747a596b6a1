#pragma once

#include <fstream>
#include <string>

namespace timbang::bench {

/// From here on the process's peak of memory is counted anew (Linux 4.0 and later).
inline void forget_peak_memory() {
  std::ofstream("/proc/self/clear_refs") << 5;
}

/// The most memory that the process has had in hand since, in megabytes of 10^6 bytes.
inline double peak_memory_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word != "VmHWM:") continue;
    double kibibytes = 0;
    status >> kibibytes;
    return kibibytes * 1024 / 1e6;
  }
  return 0;
}

}  // namespace timbang::bench
