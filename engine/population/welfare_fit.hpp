#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "population/population.hpp"
#include "population/welfare_quantile.hpp"
#include "random/draw.hpp"

namespace timbang {

/// Households counted by standard normal welfare score in one month, by household size and by whether aid for that
/// month was delivered: all that Q's fit needs. Integer counts, so that the order of adding does not matter.
class WelfareCounts {
 public:
  WelfareCounts();
  void add(double z, std::uint8_t size, bool aided);
  void add(const WelfareCounts& other);
  // (bins, sizes and access for the fit are private to population/)
};

/// What Q is fitted to.
struct WelfareTargets {
  double headcount = 0;         ///< P0, share of persons
  double gap = 0;               ///< P1, share of the line
  double mean_in_lines = 0;     ///< mean consumption including aid, a person, in units of the line
  double benefit_in_lines = 0;  ///< a household's aid for the month, in units of the line a person
};

/// Q, and how far its measures stay from the targets.
struct WelfareFit {
  WelfareQuantile quantile;
  double headcount = 0;
  double gap = 0;
  double mean_in_lines = 0;
  int rounds = 0;  ///< of the fixed point over simulated delivery
};

/// One fit step: the quantile function whose P0, P1 and mean, with aid as delivered, meet the targets.
/// Throws CheckFailed if no solution is found.
[[nodiscard]] WelfareFit fit_welfare(const WelfareCounts& counts, const WelfareTargets& targets,
                                     const WelfareQuantile& start);

/// Transitory welfare x of every household, month by month: stationary AR(1), x' = rho x + sqrt(1 - rho^2) shock.
/// begin: x at `month`, drawn from the stationary distribution; advance: from one month to the next.
void begin_transitory(StreamKey key, Month month, std::span<float> transitory);
void advance_transitory(StreamKey key, Month next, double persistence, std::span<float> transitory);

/// z = sqrt(1 - tau) a + sqrt(tau) x, the score whose rank is u = Phi(z).
struct ScoreWeights {
  double permanent = 1;
  double transitory = 0;
};
[[nodiscard]] ScoreWeights score_weights(double transitory_share);

}  // namespace timbang
