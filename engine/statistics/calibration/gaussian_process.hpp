#pragma once

#include <memory>
#include <span>
#include <vector>

#include "statistics/calibration/history_matching.hpp"
#include "statistics/designs/point_set.hpp"

namespace timbang {

/// What an emulator learns from: an outcome at points of the unit cube.
struct EmulatorSample {
  PointSet inputs;
  std::vector<double> outputs;
  /// Of each output: the variance that chance alone gives it, known from repetitions. 0 for a function without chance.
  std::vector<double> noise_variance;
};

/// How well an emulator predicts each of its own points from all others (leave-one-out, in closed form).
struct EmulatorQuality {
  double explained_share = 0;  ///< 1 - sum of squared errors / sum of squares around the mean; below 0 if useless
  double within_two_sd = 0;    ///< share of errors within two of the predicted standard deviations; near 0.95
  double root_mean_square_error = 0;
};

/// An emulator of one outcome (O'Hagan 1978; Rasmussen and Williams 2006): a Gaussian process with constant, linear and
/// squared-exponential parts, a length scale for every input (ARD), and a nugget for what is rougher than the points
/// can show. Its parameters maximise marginal likelihood times weak log-normal priors, from fixed starts: the same
/// sample gives the same emulator. const is safe from many threads.
class GaussianProcess {
 public:
  /// Requires: at least 4 points; inputs within [0, 1]; as many outputs and variances as points; finite outputs.
  [[nodiscard]] static GaussianProcess fit(const EmulatorSample& sample);
  GaussianProcess(GaussianProcess&&) noexcept;
  GaussianProcess& operator=(GaussianProcess&&) noexcept;
  ~GaussianProcess();

  /// Mean and variance of the function itself, chance left out. Requires: as many inputs as the sample has.
  [[nodiscard]] Emulated at(std::span<const double> input) const;
  [[nodiscard]] EmulatorQuality cross_validated() const;
  /// By input: 1 / length scale, in widths of the input's range. Near 0: bending does not depend on it.
  [[nodiscard]] std::vector<double> relevance() const;

 private:
  struct State;
  explicit GaussianProcess(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace timbang
