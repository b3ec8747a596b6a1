#include "population/transitory_welfare.hpp"

#include <cmath>

#include "base/probability.hpp"
#include "population/column_draws.hpp"
#include "random/distributions.hpp"

namespace timbang {

void begin_transitory(StreamKey key, Month month, std::span<float> transitory) {
  for_each_draw(key, transitory.size(), Occasion::of(month), DrawPurpose::welfare_initial,
                [&](std::size_t i, std::uint32_t word) { transitory[i] = static_cast<float>(standard_normal(word)); });
}

void advance_transitory(StreamKey key, Month next, double persistence, std::span<float> transitory) {
  const double rho = Probability(persistence).value();
  const double shock_weight = std::sqrt(1 - rho * rho);
  for_each_draw(key, transitory.size(), Occasion::of(next), DrawPurpose::welfare_shock,
                [&](std::size_t i, std::uint32_t word) {
                  const double x = rho * static_cast<double>(transitory[i]) + shock_weight * standard_normal(word);
                  transitory[i] = static_cast<float>(x);
                });
}

ScoreWeights score_weights(double transitory_share) {
  const double tau = Probability(transitory_share).value();
  return {std::sqrt(1 - tau), std::sqrt(tau)};
}

}  // namespace timbang
