#include "population/welfare_quantile.hpp"

#include <algorithm>

#include "random/elementary.hpp"

namespace timbang {

namespace {

constexpr double join_rank = 0.1;
constexpr double join_score = -1.2815515655446004;       ///< z(0.1)
constexpr double density_at_join = 0.17549833193248685;  ///< phi(z(0.1))
constexpr double lowest_normal_score = -38;              ///< below it the normal distribution function is 0 in a double

/// Q / q10 below the join.
double tail_ratio(const WelfareQuantile& quantile, double z) {
  const double k = quantile.join_elasticity();
  const double rank = normal_cdf(std::max(z, lowest_normal_score));
  const double power = rank > 0 ? portable_pow(rank / join_rank, quantile.g) : 0.0;
  return 1 + k / quantile.g * (power - 1);
}

}  // namespace

double WelfareQuantile::join_elasticity() const {
  return join_rank * sigma / density_at_join;
}

double WelfareQuantile::at(double z) const {
  // Log-normal above the first decile; below it a tail of its own, since the log-normal with the right headcount and
  // mean has a larger poverty gap than any city is known to have.
  if (z >= join_score) return portable_exp(mu + sigma * z);
  return portable_exp(mu + sigma * join_score) * tail_ratio(*this, z);
}

double WelfareQuantile::log_at(double z) const {
  if (z >= join_score) return mu + sigma * z;
  return mu + sigma * join_score + portable_log(tail_ratio(*this, z));
}

double WelfareQuantile::score_of(double consumption) const {
  const double z = (portable_log(consumption) - mu) / sigma;
  if (z >= join_score) return z;
  const double ratio = consumption / portable_exp(mu + sigma * join_score);
  const double power = 1 + g / join_elasticity() * (ratio - 1);
  // Below Q(0), the least consumption of this tail.
  if (power <= 0) return lowest_normal_score;
  const double rank = join_rank * portable_pow(power, 1 / g);
  if (rank < normal_cdf(-37)) return lowest_normal_score;
  // Rounding must not lift a score of the tail above the join, where another branch holds.
  return std::min(normal_quantile(rank), join_score);
}

}  // namespace timbang
