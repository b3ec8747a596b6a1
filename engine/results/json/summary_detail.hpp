#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timbang {

/// Which cells a summary's JSON has beyond those of the city over all months.
struct SummaryDetail {
  bool months = false;     ///< every month, besides all of them
  bool kecamatan = false;  ///< every kecamatan, besides the city

  [[nodiscard]] bool has(std::size_t where, std::size_t month) const {
    return (where == 0 || kecamatan) && (month == 0 || months);
  }
};

inline constexpr std::array<std::string_view, 2> detail_words{"months", "kecamatan"};

/// Of some of detail_words.
[[nodiscard]] inline SummaryDetail summary_detail(const std::vector<std::string>& words) {
  const auto has = [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  return {has(detail_words[0]), has(detail_words[1])};
}

}  // namespace timbang
