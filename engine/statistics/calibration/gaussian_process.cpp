#include "statistics/calibration/gaussian_process.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "random/elementary.hpp"
#include "statistics/calibration/minimise.hpp"

namespace timbang {

namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Index = Eigen::Index;

// Outputs are scaled to mean 0 and variance 1 first; variances below are shares of theirs.
constexpr double constant_variance = 1;
// Keeps the covariance positive definite where points lie close together.
constexpr double jitter = 1e-9;

/// The logarithms that are fitted: signal, linear and nugget variance, then the weight (1 / length^2) of every input.
enum Part : std::size_t { signal, linear, nugget, first_weight };

/// Normal priors of the logarithms.
struct LogPrior {
  double mean;
  double sd;
};
// Weak: a nugget around 0.1 % of the variance, and lengths around 2.7 times an input's range (weight = 1 / length^2).
constexpr std::array<LogPrior, 4> log_priors{LogPrior{-1, 2}, LogPrior{0, 2}, LogPrior{-7, 3}, LogPrior{-2, 2}};

LogPrior prior_of(std::size_t part) {
  return log_priors[std::min<std::size_t>(part, first_weight)];
}

Matrix matrix_of(const PointSet& points) {
  using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  return Eigen::Map<const RowMajor>(points.values().data(), static_cast<Index>(points.size()),
                                    static_cast<Index>(points.dimensions()));
}

struct Scaling {
  double mean = 0;
  double sd = 1;
};

Scaling scaling_of(const Vector& outputs) {
  Scaling scaling;
  scaling.mean = outputs.mean();
  const double variance = (outputs.array() - scaling.mean).square().mean();
  // Outputs that do not vary keep their unit.
  if (variance > 0) scaling.sd = std::sqrt(variance);
  return scaling;
}

/// exp(-d^2 / 2) of every pair, with squared distances weighted by input.
Matrix bending(const Matrix& inputs, const Vector& weights) {
  const Index n = inputs.rows();
  const Matrix scaled = inputs * weights.cwiseSqrt().asDiagonal();
  const Vector squares = scaled.rowwise().squaredNorm();
  Matrix result = scaled * scaled.transpose();
  for (Index j = 0; j < n; ++j) {
    for (Index i = 0; i < n; ++i) {
      // Rounding may make the distance of equal points negative.
      const double distance = std::max(0.0, squares(i) + squares(j) - 2 * result(i, j));
      result(i, j) = i == j ? 1 : portable_exp(-distance / 2);
    }
  }
  return result;
}

/// The parameters of the covariance, from their logarithms.
struct Kernel {
  double signal_variance;
  double linear_variance;
  double nugget_variance;
  Vector weights;

  explicit Kernel(std::span<const double> logs)
      : signal_variance(portable_exp(logs[signal])),
        linear_variance(portable_exp(logs[linear])),
        nugget_variance(portable_exp(logs[nugget])),
        weights(static_cast<Index>(logs.size() - first_weight)) {
    for (std::size_t i = first_weight; i < logs.size(); ++i) {
      weights(static_cast<Index>(i - first_weight)) = portable_exp(logs[i]);
    }
  }
};

/// Minus the logarithm of likelihood times priors, and its slope.
class Objective {
 public:
  Objective(const Matrix& inputs, const Vector& outputs, const Vector& noise)
      // Around the middle of the unit cube, so that the linear part has no preferred corner.
      : inputs_(inputs), outputs_(outputs), noise_(noise), centred_(inputs.array() - 0.5) {
    products_ = centred_ * centred_.transpose();
  }

  double operator()(std::span<const double> logs, std::span<double> gradient) const {
    const Kernel kernel(logs);
    const Matrix bend = bending(inputs_, kernel.weights);
    Matrix covariance = kernel.signal_variance * bend + kernel.linear_variance * products_;
    covariance.array() += constant_variance;
    covariance.diagonal() += noise_;
    covariance.diagonal().array() += kernel.nugget_variance + jitter;
    const Eigen::LLT<Matrix> root(covariance);
    // The minimiser then shortens its step.
    if (root.info() != Eigen::Success) return std::numeric_limits<double>::infinity();
    const Vector alpha = root.solve(outputs_);
    double value = outputs_.dot(alpha) / 2;
    // Half the logarithm of the determinant, from its root's diagonal; constants do not move the minimum.
    for (Index i = 0; i < alpha.size(); ++i) value += portable_log(root.matrixLLT()(i, i));
    // Rasmussen and Williams 2006, eq. 5.9.
    const Matrix slope = root.solve(Matrix::Identity(alpha.size(), alpha.size())) - alpha * alpha.transpose();
    fill_gradient(kernel, bend, slope, gradient);
    return value + add_priors(logs, gradient);
  }

 private:
  /// `slope` is twice the derivative of the value by every entry of the covariance.
  void fill_gradient(const Kernel& kernel, const Matrix& bend, const Matrix& slope, std::span<double> gradient) const {
    const Matrix curved = slope.cwiseProduct(bend);
    gradient[signal] = kernel.signal_variance * curved.sum() / 2;
    gradient[linear] = kernel.linear_variance * slope.cwiseProduct(products_).sum() / 2;
    gradient[nugget] = kernel.nugget_variance * slope.trace() / 2;
    const Vector row_sums = curved.rowwise().sum();
    const Matrix spread = curved * inputs_;
    for (Index j = 0; j < inputs_.cols(); ++j) {
      const auto column = inputs_.col(j);
      const double squares = 2 * (row_sums.dot(column.cwiseProduct(column)) - column.dot(spread.col(j)));
      gradient[first_weight + static_cast<std::size_t>(j)] = -kernel.signal_variance * kernel.weights(j) * squares / 4;
    }
  }

  static double add_priors(std::span<const double> logs, std::span<double> gradient) {
    double value = 0;
    for (std::size_t i = 0; i < logs.size(); ++i) {
      const LogPrior prior = prior_of(i);
      const double away = (logs[i] - prior.mean) / prior.sd;
      value += away * away / 2;
      gradient[i] += away / prior.sd;
    }
    return value;
  }

  const Matrix& inputs_;
  const Vector& outputs_;
  const Vector& noise_;
  Matrix centred_;
  Matrix products_;
};

/// The better of two fits: one from a smooth function, one from a rough one.
std::vector<double> fitted_logs(const Objective& objective, std::size_t dimensions) {
  Minimum best;
  // The likelihood may have two local maxima: a smooth function, or noise around a rough one.
  for (const double weight : {-2.0, 1.0}) {
    std::vector<double> start(first_weight + dimensions, weight);
    for (std::size_t i = 0; i < first_weight; ++i) start[i] = prior_of(i).mean;
    const SmoothFunction function = [&](std::span<const double> at, std::span<double> gradient) {
      return objective(at, gradient);
    };
    Minimum found = minimise(function, std::move(start));
    if (best.at.empty() || found.value < best.value) best = std::move(found);
  }
  return best.at;
}

}  // namespace

struct GaussianProcess::State {
  Matrix inputs;
  Vector outputs;  ///< scaled
  Vector noise;    ///< scaled
  Scaling scaling;
  Kernel kernel;
  Eigen::LLT<Matrix> root;
  Vector alpha;

  State(Matrix points, Vector scaled, Vector scaled_noise, Scaling scale, std::span<const double> logs)
      : inputs(std::move(points)),
        outputs(std::move(scaled)),
        noise(std::move(scaled_noise)),
        scaling(scale),
        kernel(logs) {
    const Matrix centred = inputs.array() - 0.5;
    Matrix covariance = kernel.signal_variance * bending(inputs, kernel.weights) +
                        kernel.linear_variance * centred * centred.transpose();
    covariance.array() += constant_variance;
    covariance.diagonal() += noise;
    covariance.diagonal().array() += kernel.nugget_variance + jitter;
    root.compute(covariance);
    TIMBANG_CHECK(root.info() == Eigen::Success, "an emulator's covariance matrix is positive definite");
    alpha = root.solve(outputs);
  }

  /// Covariance of the function at `input` with itself at the sample's points.
  [[nodiscard]] Vector covariance_with(const Vector& input) const {
    // Without nugget or noise: the function is wanted, not a new noisy trial.
    const Matrix away = inputs.rowwise() - input.transpose();
    const Vector distances = away.cwiseProduct(away) * kernel.weights;
    const Vector centred = input.array() - 0.5;
    Vector result = kernel.linear_variance * ((inputs.array() - 0.5).matrix() * centred);
    for (Index i = 0; i < result.size(); ++i) {
      result(i) += constant_variance + kernel.signal_variance * portable_exp(-distances(i) / 2);
    }
    return result;
  }
};

GaussianProcess::GaussianProcess(std::unique_ptr<State> state) : state_(std::move(state)) {}
GaussianProcess::GaussianProcess(GaussianProcess&&) noexcept = default;
GaussianProcess& GaussianProcess::operator=(GaussianProcess&&) noexcept = default;
GaussianProcess::~GaussianProcess() = default;

GaussianProcess GaussianProcess::fit(const EmulatorSample& sample) {
  const std::size_t n = sample.inputs.size();
  TIMBANG_CHECK(n >= 4 && sample.outputs.size() == n && sample.noise_variance.size() == n,
                "an emulator needs at least four points, each with an output and a noise variance");
  const Matrix inputs = matrix_of(sample.inputs);
  const Vector raw = Eigen::Map<const Vector>(sample.outputs.data(), static_cast<Index>(n));
  TIMBANG_CHECK(raw.allFinite() && inputs.minCoeff() >= 0 && inputs.maxCoeff() <= 1,
                "an emulator needs finite outputs and inputs in the unit cube");
  const Scaling scaling = scaling_of(raw);
  const Vector outputs = (raw.array() - scaling.mean) / scaling.sd;
  // Noise is given in the output's squared unit.
  const Vector noise =
      Eigen::Map<const Vector>(sample.noise_variance.data(), static_cast<Index>(n)) / (scaling.sd * scaling.sd);
  const std::vector<double> logs = fitted_logs(Objective(inputs, outputs, noise), sample.inputs.dimensions());
  return GaussianProcess(std::make_unique<State>(inputs, outputs, noise, scaling, logs));
}

Emulated GaussianProcess::at(std::span<const double> input) const {
  const State& state = *state_;
  TIMBANG_CHECK(static_cast<Index>(input.size()) == state.inputs.cols(),
                "a prediction has as many inputs as the emulator");
  const Vector point = Eigen::Map<const Vector>(input.data(), static_cast<Index>(input.size()));
  const Vector covariance = state.covariance_with(point);
  const Kernel& kernel = state.kernel;
  // With the nugget: what the inputs cannot explain is part of what a new point will show.
  const double own = constant_variance + kernel.signal_variance + kernel.nugget_variance +
                     kernel.linear_variance * (point.array() - 0.5).square().sum();
  const Vector explained = state.root.matrixL().solve(covariance);
  // Rounding may exceed what there was to explain.
  const double variance = std::max(0.0, own - explained.squaredNorm());
  const Scaling& scaling = state.scaling;
  return {scaling.mean + scaling.sd * covariance.dot(state.alpha), scaling.sd * scaling.sd * variance};
}

EmulatorQuality GaussianProcess::cross_validated() const {
  const State& state = *state_;
  const Index n = state.outputs.size();
  const Matrix inverse = state.root.solve(Matrix::Identity(n, n));
  double squares = 0;
  double total = 0;
  double near = 0;
  for (Index i = 0; i < n; ++i) {
    // Leave-one-out residuals in closed form (Rasmussen and Williams 2006, eq. 5.12), without n new fits; the variance
    // of each is 1 / inverse(i, i).
    const double error = state.alpha(i) / inverse(i, i);
    squares += error * error;
    total += state.outputs(i) * state.outputs(i);
    // Within two standard deviations.
    if (error * error * inverse(i, i) <= 4) near += 1;
  }
  const auto count = static_cast<double>(n);
  return {total > 0 ? 1 - squares / total : 0, near / count, state.scaling.sd * std::sqrt(squares / count)};
}

std::vector<double> GaussianProcess::relevance() const {
  const Vector roots = state_->kernel.weights.cwiseSqrt();
  return {roots.data(), roots.data() + roots.size()};
}

}  // namespace timbang
