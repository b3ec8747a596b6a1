#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace timbang_test {

/// Mean of the sample.
inline double mean_of(const std::vector<double>& sample) {
  double sum = 0.0;
  for (const double value : sample) sum += value;
  return sum / static_cast<double>(sample.size());
}

/// Mean of (value - centre)^power.
inline double moment_about(const std::vector<double>& sample, double centre, int power) {
  double sum = 0.0;
  for (const double value : sample) sum += std::pow(value - centre, power);
  return sum / static_cast<double>(sample.size());
}

/// Correlation times the root of the sample size: close to standard normal for independent samples.
inline double correlation_score(const std::vector<double>& a, const std::vector<double>& b) {
  const double mean_a = mean_of(a);
  const double mean_b = mean_of(b);
  double product = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) product += (a[i] - mean_a) * (b[i] - mean_b);
  const double scale = std::sqrt(moment_about(a, mean_a, 2) * moment_about(b, mean_b, 2));
  return product / scale / std::sqrt(static_cast<double>(a.size()));
}

/// Largest gap between the sample's distribution function and `cdf`, times the root of the sample size (Kolmogorov and
/// Smirnov): above `kolmogorov_limit` for one sample in a million of that distribution.
template <class Cdf>
double kolmogorov_score(std::vector<double> sample, Cdf cdf) {
  std::ranges::sort(sample);
  const auto size = static_cast<double>(sample.size());
  double gap = 0.0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double level = cdf(sample[i]);
    gap = std::max({gap, level - static_cast<double>(i) / size, static_cast<double>(i + 1) / size - level});
  }
  return gap * std::sqrt(size);
}
inline constexpr double kolmogorov_limit = 2.69;  // sqrt(ln(2 / 1e-6) / 2)

/// A standard normal lies further out once in 1.7 million.
inline constexpr double normal_limit = 5.0;

}  // namespace timbang_test
