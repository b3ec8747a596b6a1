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
  // An AR(1) process whose variance stays 1.
  // Probability refuses a persistence outside [0, 1], for which the shocks would have no variance.
  const double rho = Probability(persistence).value();
  const double shock_weight = std::sqrt(1 - rho * rho);
  for_each_normal(key, transitory.size(), Occasion::of(next), DrawPurpose::welfare_shock,
                  [&](std::size_t i, double shock) {
                    transitory[i] = static_cast<float>(rho * static_cast<double>(transitory[i]) + shock_weight * shock);
                  });
}

std::vector<float> transitory_at(StreamKey key, std::span<const std::uint32_t> households, Month first, Month month,
                                 double persistence) {
  // As in advance_transitory(), but for a few households, whose draws are made one block each.
  const double shock_weight = std::sqrt(1 - persistence * persistence);
  std::vector<std::uint32_t> words(households.size());
  std::vector<double> normals(households.size());
  const auto draw_normals = [&](Month of, DrawPurpose purpose) {
    draw_words(key, households, Occasion::of(of), purpose, words);
    standard_normals(words, normals);
  };
  draw_normals(first, DrawPurpose::welfare_initial);
  std::vector<float> x(normals.begin(), normals.end());
  // A stationary Gaussian AR(1) process is the same run backwards, so that months before the first need no start of
  // their own.
  const int step = month < first ? -1 : 1;
  for (Month at = first; at != month;) {
    at = at + step;
    draw_normals(at, DrawPurpose::welfare_shock);
    for (std::size_t i = 0; i < x.size(); ++i) {
      x[i] = static_cast<float>(persistence * static_cast<double>(x[i]) + shock_weight * normals[i]);
    }
  }
  return x;
}

ScoreWeights score_weights(double transitory_share) {
  const double tau = Probability(transitory_share).value();
  return {std::sqrt(1 - tau), std::sqrt(tau)};
}

}  // namespace timbang
