#include "statistics/intervals/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "statistics/designs/random_order.hpp"
#include "statistics/intervals/quantile.hpp"

namespace timbang {

namespace {

std::optional<Range> central_range(std::vector<double> values, double confidence) {
  const auto is_undefined = [](double value) { return std::isnan(value); };
  values.erase(std::remove_if(values.begin(), values.end(), is_undefined), values.end());
  std::ranges::sort(values);
  const double tail = (1 - confidence) / 2;
  // The percentile interval needs at least one value beyond each bound.
  if (tail * static_cast<double>(values.size() + 1) < 1) return std::nullopt;
  return Range{quantile(values, tail), quantile(values, 1 - tail)};
}

std::vector<std::uint32_t> words_of_sample(StreamKey key, std::uint32_t sample, std::size_t count) {
  TIMBANG_CHECK(count > 0 && count <= std::numeric_limits<std::uint32_t>::max(),
                "a sample has from 1 to 2^32 - 1 units");
  std::vector<std::uint32_t> words(count);
  draw_blocks(key, 0, Occasion(Occasion::Kind::once, sample), DrawPurpose::bootstrap, words);
  return words;
}

}  // namespace

std::vector<std::size_t> bootstrap_sample(StreamKey key, std::uint32_t sample, std::size_t count) {
  std::vector<std::size_t> units;
  units.reserve(count);
  for (const std::uint32_t word : words_of_sample(key, sample, count))
    // Multiply and shift instead of a remainder: unbiased up to count / 2^32, and no division.
    units.push_back(static_cast<std::size_t>((std::uint64_t{word} * count) >> 32U));
  return units;
}

std::vector<std::size_t> shuffled_units(StreamKey key, std::uint32_t sample, std::size_t count) {
  const std::vector<std::uint32_t> words = words_of_sample(key, sample, count);
  return random_order(count, [&](std::uint32_t unit) { return words[unit]; });
}

std::vector<std::optional<Range>> bootstrap_ranges(const BootstrapPlan& plan, std::size_t units,
                                                   const SampleStatistics& statistics) {
  TIMBANG_CHECK(plan.confidence > 0 && plan.confidence < 1, "a confidence lies between 0 and 1");
  std::vector<std::vector<double>> values;
  for (std::uint32_t sample = 0; sample < plan.samples; ++sample) {
    const std::vector<double> of_sample = statistics(bootstrap_sample(plan.key, sample, units));
    values.resize(of_sample.size());
    for (std::size_t i = 0; i < of_sample.size(); ++i) values[i].push_back(of_sample[i]);
  }
  std::vector<std::optional<Range>> ranges;
  for (const std::vector<double>& of_statistic : values) ranges.push_back(central_range(of_statistic, plan.confidence));
  return ranges;
}

}  // namespace timbang
