#include "population/transitory_welfare.hpp"

#include <cmath>

#include "base/probability.hpp"
#include "population/column_draws.hpp"
#include "random/distributions.hpp"

namespace timbang {

void begin_transitory(StreamKey key, Month month, std::span<float> transitory) {
  for_each_normal(key, transitory.size(), Occasion::of(month), DrawPurpose::welfare_initial,
                  [&](std::size_t i, double x) { transitory[i] = static_cast<float>(x); });
}

void advance_transitory(StreamKey key, Month next, double persistence, std::span<float> transitory) {
  const double rho = Probability(persistence).value();
  const double shock_weight = std::sqrt(1 - rho * rho);
  for_each_normal(key, transitory.size(), Occasion::of(next), DrawPurpose::welfare_shock,
                  [&](std::size_t i, double shock) {
                    transitory[i] = static_cast<float>(rho * static_cast<double>(transitory[i]) + shock_weight * shock);
                  });
}

double transitory_at(StreamKey key, std::uint32_t household, Month first, Month month, double persistence) {
  const double shock_weight = std::sqrt(1 - persistence * persistence);
  auto x =
      static_cast<float>(standard_normal(draw_word(key, household, Occasion::of(first), DrawPurpose::welfare_initial)));
  const int step = month < first ? -1 : 1;
  for (Month at = first; at != month;) {
    at = at + step;
    const double shock = standard_normal(draw_word(key, household, Occasion::of(at), DrawPurpose::welfare_shock));
    x = static_cast<float>(persistence * static_cast<double>(x) + shock_weight * shock);
  }
  return static_cast<double>(x);
}

ScoreWeights score_weights(double transitory_share) {
  const double tau = Probability(transitory_share).value();
  return {std::sqrt(1 - tau), std::sqrt(tau)};
}

}  // namespace timbang
