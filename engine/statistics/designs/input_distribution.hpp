#pragma once

#include <variant>
#include <vector>

namespace timbang {

// Distributions of uncertain inputs. Each is given by its quantile function, so that one point of the unit cube is one
// combination of inputs. Values carry the input's own unit.

/// Requires: low < high.
struct UniformInput {
  double low = 0;
  double high = 1;
};

/// Requires: low <= mode <= high, low < high.
struct TriangularInput {
  double low = 0;
  double mode = 0.5;
  double high = 1;
};

/// Its logarithm is uniform. Requires: 0 < low < high.
struct LogUniformInput {
  double low = 0.1;
  double high = 1;
};

/// A beta distribution over low .. high with mean (low + 4 mode + high) / 6 (Malcolm, Roseboom, Clark and Fazar 1959).
/// Requires: as TriangularInput.
struct PertInput {
  double low = 0;
  double mode = 0.5;
  double high = 1;
};

/// Values in the order given, each with its weight. Requires: as many weights as values, none negative, one positive.
struct DiscreteInput {
  std::vector<double> values;
  std::vector<double> weights;
};

/// A normal distribution given that it lies within low .. high. Requires: sd > 0, low < high; infinite ends are open.
struct TruncatedNormalInput {
  double mean = 0;
  double sd = 1;
  double low = -1;
  double high = 1;
};

using InputDistribution =
    std::variant<UniformInput, TriangularInput, LogUniformInput, PertInput, DiscreteInput, TruncatedNormalInput>;

/// Whether the numbers are what the distribution requires.
[[nodiscard]] bool is_valid(const InputDistribution& distribution);

/// The value that the input does not exceed with probability p. The same bytes on every processor; PERT's beta quantile
/// is rounded to 2^-30 of the range for that. Requires: is_valid, 0 < p < 1 (CheckFailed).
[[nodiscard]] double quantile(const InputDistribution& distribution, double p);

}  // namespace timbang
