#include "statistics/intervals/two_starts.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "random/draw.hpp"

using namespace timbang;

namespace {

double normal(std::uint32_t trial, std::uint32_t replication, std::uint32_t draw) {
  return standard_normal(
      draw_word(trial_key(17, trial, "starts"), replication, Occasion::once(), DrawPurpose::tie, draw));
}

/// x[t + 1] = level + memory (x[t] - level) + noise, by replication: two starts with the same noise differ by
/// memory^t times what they differed by, exactly.
MonthlyReplications remembering(double begin, double level, double memory, std::size_t months) {
  MonthlyReplications result;
  for (std::uint32_t replication = 0; replication < 10; ++replication) {
    double now = begin;
    std::vector<double>& values = result.emplace_back();
    for (std::size_t month = 0; month < months; ++month) {
      values.push_back(now);
      now = level + memory * (now - level) + 0.1 * normal(0, replication, static_cast<std::uint32_t>(month));
    }
  }
  return result;
}

MonthlyReplications constant(double value, std::size_t months) {
  return MonthlyReplications(3, std::vector<double>(months, value));
}

}  // namespace

TEST_CASE("two starts of a process with known autocorrelation agree in the month that it implies") {
  constexpr double memory = 0.9;
  constexpr std::size_t window = 12;
  const StartComparison comparison(remembering(0, 100, memory, 90), remembering(200, 100, memory, 90), window);
  const double within = (1 - std::pow(memory, 12)) / (12 * (1 - memory));  // mean of memory^t over a window
  for (const std::size_t warm_up : {0U, 10U, 40U}) {
    const Estimate gap = comparison.gap(warm_up);
    const double exact = 200 * std::pow(memory, static_cast<double>(warm_up)) * within;
    CHECK(gap.mean * comparison.level(warm_up).mean == Approx(exact));
    CHECK(*gap.low == Approx(gap.mean));
    CHECK(*gap.high == Approx(gap.mean));
  }
  const auto months = [&](double tolerance) {
    return std::ceil(std::log(tolerance / (2 * within)) / std::log(memory));
  };
  CHECK(comparison.agree_after(0.10) == static_cast<std::size_t>(months(0.10)));
  CHECK(comparison.agree_after(0.01) == static_cast<std::size_t>(months(0.01)));
  CHECK_FALSE(comparison.agree_after(1e-6));
}

TEST_CASE("starts that meet and part again agree only from the month after which they stay together") {
  MonthlyReplications light = constant(100, 20);
  for (std::vector<double>& months : light) months[9] = 150;
  const StartComparison comparison(light, constant(100, 20), 1);
  CHECK(comparison.agree_after(0.10) == 10);
}

TEST_CASE("a gap as large as the tolerance counts as agreement in at most one of forty tests") {
  // 4,000 looks at 10 replications: the share is within 2.6 standard errors of 2.5 % with a chance of 99.5 %.
  constexpr std::uint32_t looks = 4000;
  int agreed = 0;
  for (std::uint32_t look = 0; look < looks; ++look) {
    MonthlyReplications light;
    MonthlyReplications heavy;
    for (std::uint32_t replication = 0; replication < 10; ++replication) {
      const double noise = normal(look + 1, replication, 0);
      light.push_back({1000 - 50 - noise});
      heavy.push_back({1000 + 50 + noise});
    }
    if (StartComparison(light, heavy, 1).agree_after(0.10)) ++agreed;
  }
  const double share = static_cast<double>(agreed) / looks;
  const double error = std::sqrt(0.025 * 0.975 / looks);
  CHECK(share < 0.025 + 2.6 * error);
  CHECK(share > 0.025 - 2.6 * error);
}

TEST_CASE("two starts with a common trend agree and are reported as drifting") {
  MonthlyReplications climbing = constant(0, 60);
  for (std::vector<double>& months : climbing) {
    for (std::size_t month = 0; month < months.size(); ++month) months[month] = static_cast<double>(month);
  }
  const StartComparison comparison(climbing, climbing, 12);
  CHECK(comparison.agree_after(0.01) == 0);
  REQUIRE(comparison.drift());
  CHECK(comparison.drift()->mean == Approx(12 / 53.5));
  CHECK(StartComparison(constant(5, 60), constant(5, 60), 12).drift()->mean == 0);
  CHECK_FALSE(StartComparison(constant(5, 23), constant(5, 23), 12).drift());
}

TEST_CASE("two starts that are both zero agree, and undefined values do not") {
  CHECK(StartComparison(constant(0, 5), constant(0, 5), 2).agree_after(0.01) == 0);
  CHECK_FALSE(StartComparison(constant(NAN, 5), constant(NAN, 5), 2).agree_after(0.5));
  MonthlyReplications holes = constant(4, 5);
  for (std::vector<double>& months : holes) months[1] = NAN;
  CHECK(StartComparison(holes, constant(4, 5), 2).agree_after(0.01) == 0);
  CHECK_FALSE(StartComparison({{1, 1}}, {{1, 1}}, 2).agree_after(0.5));  // one replication has no interval
}

TEST_CASE("incomparable starts are refused") {
  CHECK_THROWS_AS(StartComparison(constant(1, 5), constant(1, 4), 2), CheckFailed);
  CHECK_THROWS_AS(StartComparison(constant(1, 5), constant(1, 5), 6), CheckFailed);
  CHECK_THROWS_AS(StartComparison({}, {}, 1), CheckFailed);
  CHECK_THROWS_AS(static_cast<void>(StartComparison(constant(1, 5), constant(1, 5), 2).gap(4)), CheckFailed);
}
