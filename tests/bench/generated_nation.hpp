#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace timbang::bench {

/// An invented kabupaten or kota.
struct GeneratedCity {
  std::string code;
  std::vector<std::uint32_t> households;  ///< by kecamatan
  std::vector<std::uint32_t> kpm;         ///< by kecamatan, a quarter of its households, more or less

  [[nodiscard]] std::uint32_t all_households() const;
  [[nodiscard]] std::uint32_t all_kpm() const;
  /// A scenario file that borrows all else: the year 2023 and its run-off, without a warm-up.
  [[nodiscard]] std::string scenario_text() const;
};

/// As many kabupaten and kota, households and KPM as Indonesia has (514, 75 million, 18.8 million), of invented sizes:
/// log-normal, as unlike as the real ones, largest first. The same in every call.
[[nodiscard]] std::vector<GeneratedCity> generate_nation();

}  // namespace timbang::bench
