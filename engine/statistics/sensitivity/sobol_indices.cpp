#include "statistics/sensitivity/sobol_indices.hpp"

#include <cmath>
#include <limits>
#include <numeric>

#include "base/check.hpp"

namespace timbang {

namespace {

using Replications = std::span<const double>;

double mean_of(Replications values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Sample covariance of a - b with c - d over replications; 0 with one.
double covariance(Replications a, Replications b, Replications c, Replications d) {
  if (a.size() < 2) return 0;
  const double first = mean_of(a) - mean_of(b);
  const double second = mean_of(c) - mean_of(d);
  double sum = 0;
  // About the two means, since products of large levels would lose digits.
  for (std::size_t r = 0; r < a.size(); ++r) sum += (a[r] - b[r] - first) * (c[r] - d[r] - second);
  return sum / static_cast<double>(a.size() - 1);
}

/// The contribution of one block, with the noise of every product already subtracted.
struct Block {
  double a = 0;
  double b = 0;
  double square_noise = 0;  ///< of the half squared difference of A and B
  double trial_noise = 0;   ///< variance of one trial over chance
  struct Group {
    double mean = 0;           ///< A with the group of B
    double product_noise = 0;  ///< of B (AB - A)
    double half_square = 0;    ///< (A - AB)^2 / 2
  };
  std::vector<Group> groups;
};

Block block_of(const SaltelliOutcomes& outcomes, std::size_t block) {
  const std::size_t rows = saltelli_block(outcomes.groups, outcomes.exchange);
  const std::size_t m = outcomes.replications;
  const auto row = [&](std::size_t number) {
    return Replications(outcomes.values).subspan((block * rows + number) * m, m);
  };
  const std::vector<double> zeros(m, 0.0);
  const Replications a = row(0);
  const Replications b = row(rows - 1);
  const auto count = static_cast<double>(m);
  // Squares and products of means over replications contain the noise of these means; covariances over replications
  // estimate it, to be subtracted.
  Block result{mean_of(a), mean_of(b), covariance(a, b, a, b) / (2 * count), 0, {}};
  // The noise of one trial, whereas the other terms are noise of means.
  result.trial_noise = (covariance(a, zeros, a, zeros) + covariance(b, zeros, b, zeros)) / 2;
  for (std::size_t i = 0; i < outcomes.groups; ++i) {
    const Replications exchanged = row(1 + i);
    const double mean = mean_of(exchanged);
    const double change = result.a - mean;
    const double change_noise = covariance(a, exchanged, a, exchanged);
    result.groups.push_back(
        {mean, covariance(b, zeros, exchanged, a) / count, (change * change - change_noise / count) / 2});
  }
  return result;
}

bool is_whole(const SaltelliOutcomes& outcomes, std::size_t block) {
  const std::size_t size = saltelli_block(outcomes.groups, outcomes.exchange) * outcomes.replications;
  // One undefined outcome spoils all of a block's products.
  for (const double value : Replications(outcomes.values).subspan(block * size, size)) {
    if (!std::isfinite(value)) return false;
  }
  return true;
}

/// Of these blocks: variance, chance's share, then first-order and total index of every group.
std::vector<double> indices_of(const std::vector<Block>& blocks, std::span<const std::size_t> units,
                               std::size_t groups) {
  const auto count = static_cast<double>(units.size());
  double mean = 0;
  double noise = 0;
  double trial_noise = 0;
  for (const std::size_t unit : units) {
    mean += (blocks[unit].a + blocks[unit].b) / (2 * count);
    noise += blocks[unit].square_noise / count;
    trial_noise += blocks[unit].trial_noise / count;
  }
  double squares = 0;
  std::vector<double> first(groups);
  std::vector<double> total(groups);
  for (const std::size_t unit : units) {
    const Block& block = blocks[unit];
    squares += (block.a - mean) * (block.a - mean) + (block.b - mean) * (block.b - mean);
    for (std::size_t i = 0; i < groups; ++i) {
      const Block::Group& group = block.groups[i];
      first[i] += ((block.b - mean) * (group.mean - block.a) - group.product_noise) / count;
      total[i] += group.half_square / count;
    }
  }
  // A and B are both samples of the inputs, so both serve the variance.
  // Less the noise of means, which replications leave in a variance over points.
  const double variance = squares / (2 * count - 1) - noise;
  // Noise may exceed what is seen: then there is no variance to share out.
  const double scale = variance > 0 ? variance : std::numeric_limits<double>::quiet_NaN();
  std::vector<double> result{variance, trial_noise / (scale + trial_noise)};
  for (std::size_t i = 0; i < groups; ++i) {
    result.push_back(first[i] / scale);
    result.push_back(total[i] / scale);
  }
  return result;
}

SobolIndices undefined_indices(std::size_t groups) {
  const IndexEstimate undefined{std::numeric_limits<double>::quiet_NaN(), std::nullopt};
  SobolIndices result;
  result.variance = undefined;
  result.groups.assign(groups, SobolIndex{undefined, undefined});
  return result;
}

}  // namespace

SobolIndices sobol_indices(const SaltelliOutcomes& outcomes, const BootstrapPlan& plan) {
  const std::size_t block_size = saltelli_block(outcomes.groups, outcomes.exchange) * outcomes.replications;
  TIMBANG_CHECK(outcomes.replications > 0 && outcomes.values.size() % block_size == 0, "outcomes form whole blocks");
  const std::size_t all = outcomes.values.size() / block_size;
  std::vector<Block> blocks;
  for (std::size_t block = 0; block < all; ++block) {
    if (is_whole(outcomes, block)) blocks.push_back(block_of(outcomes, block));
  }
  SobolIndices result = undefined_indices(outcomes.groups);
  result.blocks_used = blocks.size();
  result.blocks_dropped = all - blocks.size();
  if (blocks.size() < 2) return result;
  std::vector<std::size_t> every(blocks.size());
  std::iota(every.begin(), every.end(), std::size_t{0});
  const auto statistics = [&](std::span<const std::size_t> units) {
    return indices_of(blocks, units, outcomes.groups);
  };
  const std::vector<double> values = statistics(every);
  const std::vector<std::optional<Range>> ranges = bootstrap_ranges(plan, blocks.size(), statistics);
  const auto estimate = [&](std::size_t i) {
    return IndexEstimate{values[i], i < ranges.size() ? ranges[i] : std::nullopt};
  };
  result.variance = estimate(0);
  // One replication cannot tell chance from inputs.
  if (outcomes.replications > 1) result.chance = estimate(1);
  for (std::size_t i = 0; i < outcomes.groups; ++i) result.groups[i] = {estimate(2 + 2 * i), estimate(3 + 2 * i)};
  return result;
}

}  // namespace timbang
