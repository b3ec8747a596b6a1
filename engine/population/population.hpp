#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.hpp"
#include "population/welfare_quantile.hpp"

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

}  // namespace timbang
