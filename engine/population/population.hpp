#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "population/welfare_quantile.hpp"
#include "scenario/scenario.hpp"

namespace timbang {

/// All households of the city as columns, in order of kecamatan and kelurahan. Invented, and keyed by the population
/// seed, not by the replication: built once and shared by every arm. Immutable after building.
struct Population {
  std::uint64_t population_seed = 0;
  std::vector<float> permanent;                ///< a: standard normal permanent welfare
  std::vector<std::uint8_t> size;              ///< persons, 1 .. 8
  std::vector<std::uint8_t> kelurahan;         ///< within the kecamatan, from 0
  std::vector<std::uint32_t> first_household;  ///< by kecamatan, with one more entry at the end
  std::vector<std::uint32_t> places;           ///< KPM places (quota) by kecamatan
  /// By kecamatan: its households in the order in which places are filled: places[k] KPM, then who comes next.
  std::vector<std::vector<HouseholdId>> listing;
  std::vector<std::uint8_t> channel;  ///< by household: the Channel it would be paid through
  WelfareQuantile quantile;           ///< by which it was listed

  [[nodiscard]] std::size_t households() const { return size.size(); }
  [[nodiscard]] std::size_t kecamatan_count() const { return places.size(); }
  [[nodiscard]] std::int64_t persons() const;
};

/// Builds the columns and the listing. The listing orders by proxy-means score = log Q at `permanent` plus noise, with
/// a contaminated share of places filled at random; it therefore depends on the quantile function.
/// Parameters are the baseline's, in force from its first date. Every draw is keyed by the household's number in the
/// city: a household's welfare depends on no other household, but a kecamatan of another size renumbers those after it.
/// Throws CheckFailed if a kecamatan has more places than households.
[[nodiscard]] Population build_population(const Scenario& scenario, std::uint64_t population_seed,
                                          const WelfareQuantile& quantile);

}  // namespace timbang
