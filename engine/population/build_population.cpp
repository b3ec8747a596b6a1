#include "population/build_population.hpp"

#include <cmath>

#include "base/apportionment.hpp"
#include "base/check.hpp"
#include "base/probability.hpp"
#include "population/column_draws.hpp"
#include "population/household_sizes.hpp"
#include "population/listing.hpp"
#include "random/distributions.hpp"

namespace timbang {

namespace {

void settle_households(const Scenario& scenario, double mean_size, Population& population) {
  population.first_household.push_back(0);
  for (const Kecamatan& kecamatan : scenario.kecamatan) {
    const auto households = static_cast<std::uint32_t>(std::lround(kecamatan.population / mean_size));
    TIMBANG_CHECK(kecamatan.kelurahan >= 1 && kecamatan.kelurahan <= 256, "a kecamatan has 1 to 256 kelurahan");
    for (std::uint64_t i = 0; i < households; ++i) {
      population.kelurahan.push_back(static_cast<std::uint8_t>(i * kecamatan.kelurahan / households));
    }
    population.first_household.push_back(population.first_household.back() + households);
  }
}

void draw_columns(const Parameters& parameters, StreamKey key, Population& population) {
  const std::size_t households = population.first_household.back();
  population.permanent.resize(households);
  population.size.resize(households);
  population.channel.resize(households);
  for_each_normal(key, households, Occasion::once(), DrawPurpose::welfare_permanent,
                  [&](std::size_t i, double a) { population.permanent[i] = static_cast<float>(a); });
  const HouseholdSizes sizes(parameters.households);
  // After welfare, since size depends on the decile of lasting welfare.
  for_each_draw(key, households, Occasion::once(), DrawPurpose::household_size, [&](std::size_t i, std::uint32_t word) {
    population.size[i] = sizes.size(population.permanent[i], word);
  });
  const Probability by_bank(parameters.programme.bank_share);
  for_each_draw(key, households, Occasion::once(), DrawPurpose::channel, [&](std::size_t i, std::uint32_t word) {
    population.channel[i] = static_cast<std::uint8_t>(bernoulli(word, by_bank) ? Channel::bank : Channel::post);
  });
}

void assign_places(const Scenario& scenario, double kpm, Population& population) {
  std::vector<double> weights;
  for (const Kecamatan& kecamatan : scenario.kecamatan) weights.push_back(kecamatan.kpm_weight());
  // Largest remainders, so that places sum to the number of the city.
  population.places = apportion(static_cast<std::uint32_t>(std::lround(kpm)), weights);
  for (std::size_t k = 0; k < weights.size(); ++k) {
    TIMBANG_CHECK(population.places[k] <= population.first_household[k + 1] - population.first_household[k],
                  "kecamatan " + scenario.kecamatan[k].name + " has more KPM places than households");
  }
}

}  // namespace

Population build_population(const Scenario& scenario, std::uint64_t population_seed, const WelfareQuantile& quantile) {
  TIMBANG_CHECK(!scenario.baseline.empty(), "a population is built from the baseline's parameters");
  // The baseline's first values: the population is the same for every arm.
  const Parameters& parameters = scenario.baseline.front().values;
  const StreamKey key = population_key(population_seed, scenario.city_code);
  Population population;
  population.population_seed = population_seed;
  settle_households(scenario, parameters.households.mean_size, population);
  draw_columns(parameters, key, population);
  assign_places(scenario, parameters.programme.kpm, population);
  population.quantile = quantile;
  population.listing = list_households(population, parameters.welfare, quantile, key);
  return population;
}

}  // namespace timbang
