#include "generated_nation.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/apportionment.hpp"
#include "base/ranges.hpp"
#include "random/distributions.hpp"
#include "random/draw.hpp"

namespace timbang::bench {
namespace {

constexpr std::uint32_t cities = 514;
constexpr std::uint32_t nation_households = 75'000'000;
constexpr std::uint32_t nation_kpm = 18'800'000;
constexpr double mean_household_size = 3.83;

/// One number for each of `count`: log-normal about 1.
std::vector<double> unlike_weights(std::size_t count, double sigma, std::uint32_t occasion) {
  std::vector<std::uint32_t> words(count);
  draw_blocks(population_key(1, "nation"), 0, Occasion(Occasion::Kind::once, occasion), DrawPurpose::household_size,
              words);
  return mapped(words, [&](const std::uint32_t word) { return log_normal(word, 1.0, sigma); });
}

std::uint32_t sum(const std::vector<std::uint32_t>& values) {
  return std::accumulate(values.begin(), values.end(), std::uint32_t{0});
}

/// A kecamatan has some 10,000 households; a city has 3 to 40 of them.
std::vector<std::uint32_t> split_households(std::uint32_t households, std::uint32_t city) {
  const auto kecamatan = static_cast<std::size_t>(std::clamp(households / 10'000, 3U, 40U));
  return apportion(households, unlike_weights(kecamatan, 0.4, city + 2));
}

std::vector<std::uint32_t> split_kpm(std::uint32_t kpm, const std::vector<std::uint32_t>& households) {
  const std::vector<double> weights(households.begin(), households.end());
  return apportion(kpm, weights);
}

}  // namespace

std::uint32_t GeneratedCity::all_households() const {
  return sum(households);
}

std::uint32_t GeneratedCity::all_kpm() const {
  return sum(kpm);
}

std::string GeneratedCity::scenario_text() const {
  std::string text = fmt::format(
      "timbang: 1\nname: generated-{0}\nextends: {1}/scenarios/templates/kota.yaml\ncity: {{name: Kota {0}, code: "
      "\"{0}\"}}\nperiod: {{start: 2023-01-01, first_month: 2023-01, last_month: 2023-12, policy_start: 2023-01-01}}\n"
      "staffing: {{tksk_per_kecamatan: 1}}\nwelfare: {{poverty_line: 700000, headcount: 9.4}}\nkecamatan:\n",
      code, TIMBANG_SOURCE_DIR);
  for (std::size_t k = 0; k < households.size(); ++k) {
    text += fmt::format("  - {{name: K{}, population: {}, kpm: {}}}\n", k + 1,
                        std::lround(households[k] * mean_household_size), kpm[k]);
  }
  return text;
}

std::vector<GeneratedCity> generate_nation() {
  std::vector<double> sizes = unlike_weights(cities, 0.9, 0);
  std::sort(sizes.rbegin(), sizes.rend());
  std::vector<double> shares = unlike_weights(cities, 0.25, 1);
  for (std::size_t i = 0; i < cities; ++i) shares[i] *= sizes[i];
  const std::vector<std::uint32_t> households = apportion(nation_households, sizes);
  const std::vector<std::uint32_t> kpm = apportion(nation_kpm, shares);
  std::vector<GeneratedCity> nation(cities);
  for (std::uint32_t i = 0; i < cities; ++i) {
    nation[i].code = fmt::format("{:04}", i + 1);
    nation[i].households = split_households(households[i], i);
    nation[i].kpm = split_kpm(kpm[i], nation[i].households);
  }
  return nation;
}

}  // namespace timbang::bench
