#pragma once

namespace timbang {

/// Consumption before aid, in units of the poverty line, as a function Q of the rank u = Phi(z).
/// Log-normal (mu, sigma) above its 10 % quantile q10; below it Q(u) = q10 (1 + (k/g)((u/0.1)^g - 1)) with
/// k = 0.1 sigma / phi(z(0.1)), which joins with the same slope; g > k.
struct WelfareQuantile {
  double mu = 0;
  double sigma = 0;
  double g = 0;

  /// Q at z, a standard normal score. Increasing in z.
  [[nodiscard]] double at(double z) const;
  /// Natural logarithm of at(z); exact above the 10 % quantile, where it is mu + sigma z.
  [[nodiscard]] double log_at(double z) const;
  /// The z at which Q is `consumption`; -38 if Q is above it everywhere. Requires: consumption > 0.
  [[nodiscard]] double score_of(double consumption) const;
  /// k, the elasticity of consumption to rank at the 10 % quantile: the lower bound of g.
  [[nodiscard]] double join_elasticity() const;
};

}  // namespace timbang
