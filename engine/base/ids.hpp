#pragma once

#include <compare>
#include <cstdint>

namespace timbang {

/// An index that cannot be mixed up with another kind of index.
template <class Tag, class Value = std::uint32_t>
struct Id {
  Value value = 0;

  [[nodiscard]] constexpr Value index() const { return value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

/// Position of a household among all households of the city, in order of kecamatan and kelurahan.
using HouseholdId = Id<struct HouseholdTag>;
/// Position of a kecamatan in the scenario's list.
using KecamatanId = Id<struct KecamatanTag, std::uint16_t>;

/// A TKSK's post: numbered from 0 within its kecamatan; whoever holds it.
struct TkskId {
  KecamatanId kecamatan;
  std::uint16_t slot = 0;

  friend constexpr auto operator<=>(TkskId, TkskId) = default;
};

}  // namespace timbang
