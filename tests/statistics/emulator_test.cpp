#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "random/distributions.hpp"
#include "statistics/calibration/gaussian_process.hpp"
#include "statistics/calibration/minimise.hpp"
#include "statistics/designs/latin_hypercube.hpp"
#include "support/sample_checks.hpp"

using namespace timbang;

namespace {

using Function = std::function<double(std::span<const double>)>;

const StreamKey key = trial_key(2023, 0, "emulator");

EmulatorSample sample_of(const Function& function, std::size_t points, std::size_t dimensions, double noise_sd = 0) {
  EmulatorSample sample{
      latin_hypercube(key, 1, points, dimensions), {}, std::vector<double>(points, noise_sd * noise_sd)};
  for (std::size_t i = 0; i < points; ++i) {
    const double chance =
        standard_normal(draw_word(key, static_cast<std::uint32_t>(i), Occasion::once(), DrawPurpose::tie));
    sample.outputs.push_back(function(sample.inputs[i]) + noise_sd * chance);
  }
  return sample;
}

/// Errors at new points, and how many of them the emulator's own standard deviation covers.
struct Trial {
  double root_mean_square = 0;
  double within_two_sd = 0;
};

Trial try_out(const GaussianProcess& emulator, const Function& function, std::size_t dimensions) {
  constexpr std::size_t count = 500;
  Trial trial;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::vector<double> point = uniform_point(key, i, dimensions);
    const Emulated emulated = emulator.at(point);
    const double error = emulated.mean - function(point);
    trial.root_mean_square += error * error / count;
    trial.within_two_sd += error * error <= 4 * emulated.variance ? 1.0 / count : 0;
  }
  trial.root_mean_square = std::sqrt(trial.root_mean_square);
  return trial;
}

/// Friedman's function (1991) on the unit cube: three inputs bend it, two are linear, the rest do nothing.
double friedman(std::span<const double> x) {
  return 10 * std::sin(3.141592653589793 * x[0] * x[1]) + 20 * (x[2] - 0.5) * (x[2] - 0.5) + 10 * x[3] + 5 * x[4];
}

}  // namespace

TEST_CASE("an emulator reproduces a plane and a smooth curve to a small error") {
  const Function plane = [](std::span<const double> x) { return 3 - 2 * x[0] + 5 * x[1]; };
  const Function wave = [](std::span<const double> x) { return std::sin(6 * x[0]) + x[1] * x[1]; };
  CHECK(try_out(GaussianProcess::fit(sample_of(plane, 20, 2)), plane, 2).root_mean_square < 0.01);
  CHECK(try_out(GaussianProcess::fit(sample_of(wave, 40, 2)), wave, 2).root_mean_square < 0.01);
}

TEST_CASE(
    "an emulator learns a known function of ten inputs, finds the inputs that matter, and has a calibrated error") {
  const GaussianProcess emulator = GaussianProcess::fit(sample_of(friedman, 150, 10));
  const Trial trial = try_out(emulator, friedman, 10);
  CHECK(trial.root_mean_square < 0.5);  // the function's own standard deviation is 4.9
  CHECK(trial.within_two_sd > 0.90);
  const EmulatorQuality quality = emulator.cross_validated();
  CHECK(quality.explained_share > 0.98);
  CHECK(quality.within_two_sd > 0.90);
  CHECK(quality.root_mean_square_error == Approx(trial.root_mean_square).epsilon(0.35));
  const std::vector<double> relevance = emulator.relevance();
  for (std::size_t idle = 5; idle < 10; ++idle) CHECK(relevance[idle] < relevance[2] / 3);
}

TEST_CASE("an emulator of noisy data estimates the noise, and its error stays calibrated") {
  const GaussianProcess emulator = GaussianProcess::fit(sample_of(friedman, 200, 6, 1.0));
  const Trial trial = try_out(emulator, friedman, 6);
  CHECK(trial.root_mean_square < 0.8);
  CHECK(trial.within_two_sd > 0.88);
  CHECK(trial.within_two_sd < 0.995);
  CHECK(emulator.cross_validated().within_two_sd > 0.88);
}

TEST_CASE("an emulator is deterministic bit for bit, and fits a constant") {
  const EmulatorSample sample = sample_of(friedman, 60, 5);
  const std::vector<double> point = uniform_point(key, 7, 5);
  const Emulated first = GaussianProcess::fit(sample).at(point);
  const Emulated second = GaussianProcess::fit(sample).at(point);
  CHECK(first.mean == second.mean);
  CHECK(first.variance == second.variance);
  const Function constant = [](std::span<const double>) { return 4.0; };
  CHECK(GaussianProcess::fit(sample_of(constant, 20, 3)).at(std::vector<double>{0.2, 0.4, 0.6}).mean == Approx(4));
}

TEST_CASE("an emulator's standard error grows with the distance from its points") {
  EmulatorSample sample = sample_of([](std::span<const double> x) { return std::sin(9 * x[0]); }, 12, 1);
  PointSet left(1);
  for (std::size_t i = 0; i < 12; ++i) left.add(std::vector<double>{sample.inputs[i][0] / 2});
  sample.inputs = left;
  const GaussianProcess emulator = GaussianProcess::fit(sample);
  CHECK(emulator.at(std::vector<double>{0.95}).variance > 10 * emulator.at(std::vector<double>{0.25}).variance);
}

TEST_CASE("the optimiser finds the minimum of a curved valley") {
  const SmoothFunction rosenbrock = [](std::span<const double> at, std::span<double> slope) {
    const double x = at[0];
    const double y = at[1];
    slope[0] = -400 * x * (y - x * x) - 2 * (1 - x);
    slope[1] = 200 * (y - x * x);
    return 100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x);
  };
  MinimiseLimits limits;
  limits.most_steps = 200;
  limits.settled_change = 1e-14;
  const Minimum minimum = minimise(rosenbrock, {-1.2, 1.0}, limits);
  CHECK(minimum.at[0] == Approx(1).epsilon(1e-4));
  CHECK(minimum.at[1] == Approx(1).epsilon(1e-4));
}

TEST_CASE("a Latin hypercube has one point in each interval of each dimension, and seeds give different designs") {
  const PointSet design = latin_hypercube(key, 3, 40, 7);
  for (std::size_t j = 0; j < 7; ++j) {
    std::vector<int> intervals(40);
    for (std::size_t i = 0; i < 40; ++i) ++intervals[static_cast<std::size_t>(design[i][j] * 40)];
    CHECK(std::ranges::all_of(intervals, [](int count) { return count == 1; }));
  }
  CHECK(latin_hypercube(key, 3, 40, 7).values() == design.values());
  CHECK(latin_hypercube(key, 4, 40, 7).values() != design.values());
}

TEST_CASE("the dimensions of a Latin hypercube and of prior points are not correlated") {
  const PointSet design = latin_hypercube(key, 5, 1000, 2);
  std::vector<double> a;
  std::vector<double> b;
  std::vector<double> c;
  std::vector<double> d;
  for (std::size_t i = 0; i < 1000; ++i) {
    a.push_back(design[i][0]);
    b.push_back(design[i][1]);
    const std::vector<double> point = uniform_point(key, static_cast<std::uint32_t>(i), 2);
    c.push_back(point[0]);
    d.push_back(point[1]);
  }
  CHECK(std::fabs(timbang_test::correlation_score(a, b)) < timbang_test::normal_limit);
  CHECK(std::fabs(timbang_test::correlation_score(c, d)) < timbang_test::normal_limit);
  const double kolmogorov = timbang_test::kolmogorov_score(c, [](double x) { return x; });
  CHECK(kolmogorov < timbang_test::kolmogorov_limit);
}
