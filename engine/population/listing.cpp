#include "population/listing.hpp"

#include <algorithm>
#include <cmath>

#include "population/column_draws.hpp"

namespace timbang {

namespace {

/// A household and what orders it; equal values fall back to its number.
template <class Value>
struct Ranked {
  Value value;
  std::uint32_t household;

  friend bool operator<(const Ranked& a, const Ranked& b) {
    return a.value != b.value ? a.value < b.value : a.household < b.household;
  }
};

std::vector<double> proxy_scores(const Population& population, const WelfareParameters& parameters,
                                 const WelfareQuantile& quantile, StreamKey key) {
  std::vector<double> scores(population.households());
  for_each_normal(key, scores.size(), Occasion::once(), DrawPurpose::proxy_noise, [&](std::size_t i, double noise) {
    // A proxy means test sees lasting welfare, with an error; not the welfare of the month.
    scores[i] = quantile.log_at(population.permanent[i]) + parameters.proxy_noise_sigma * noise;
  });
  return scores;
}

/// The households of [first, end) that are listed at random: those with the smallest draws.
std::vector<std::uint32_t> draw_contaminated(StreamKey key, std::uint32_t first, std::uint32_t end,
                                             std::size_t how_many) {
  std::vector<Ranked<std::uint32_t>> draws;
  draws.reserve(end - first);
  for (std::uint32_t i = first; i < end; ++i) {
    draws.push_back({draw_word(key, i, Occasion::once(), DrawPurpose::contamination), i});
  }
  const auto chosen_end = draws.begin() + static_cast<std::ptrdiff_t>(how_many);
  // The number that is listed at random is fixed, so the smallest draws are taken instead of one chance each.
  std::nth_element(draws.begin(), chosen_end, draws.end());
  std::vector<std::uint32_t> chosen;
  std::transform(draws.begin(), chosen_end, std::back_inserter(chosen), [](const auto& d) { return d.household; });
  // In order of households, so that list_kecamatan() can leave them out in one walk.
  std::ranges::sort(chosen);
  return chosen;
}

std::vector<HouseholdId> list_kecamatan(const std::vector<double>& scores, std::uint32_t first, std::uint32_t end,
                                        const std::vector<std::uint32_t>& contaminated) {
  std::vector<Ranked<double>> others;
  others.reserve(end - first);
  auto skip = contaminated.begin();
  for (std::uint32_t i = first; i < end; ++i) {
    if (skip != contaminated.end() && *skip == i) {
      ++skip;
    } else {
      others.push_back({scores[i], i});
    }
  }
  std::sort(others.begin(), others.end());
  std::vector<HouseholdId> listing;
  listing.reserve(end - first);
  // Places are given from the front, so that households listed at random are sure to have one.
  for (const std::uint32_t household : contaminated) listing.push_back(HouseholdId{household});
  for (const auto& other : others) listing.push_back(HouseholdId{other.household});
  return listing;
}

}  // namespace

std::vector<std::vector<HouseholdId>> list_households(const Population& population, const WelfareParameters& parameters,
                                                      const WelfareQuantile& quantile, StreamKey key) {
  const std::vector<double> scores = proxy_scores(population, parameters, quantile, key);
  std::vector<std::vector<HouseholdId>> listing;
  for (std::size_t k = 0; k < population.kecamatan_count(); ++k) {
    const std::uint32_t first = population.first_household[k];
    const std::uint32_t end = population.first_household[k + 1];
    const auto at_random = static_cast<std::size_t>(std::lround(parameters.contamination * population.places[k]));
    listing.push_back(list_kecamatan(scores, first, end, draw_contaminated(key, first, end, at_random)));
  }
  return listing;
}

}  // namespace timbang
