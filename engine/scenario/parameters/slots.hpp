#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/parameters/parameter_table.hpp"
#include "scenario/parameters/units.hpp"

namespace timbang::reading {

/// A place in a scenario file where a value with a unit may stand: a row or series of the parameter table, or a number
/// that describes the city or its payouts.
struct Slot {
  std::string path;
  Quantity quantity = Quantity::number;
  std::vector<Unit> units;  ///< accepted ones, canonical first
  double low = 0;           ///< in base units
  double high = 0;
  ParameterKind kind = ParameterKind::fact;
  std::string_view authority;
  std::span<const std::string_view> choices;
  std::size_t least = 1;  ///< entries of a list; a single value if is_list is false
  std::size_t most = 1;
  bool is_list = false;
  bool may_change = true;              ///< may be given as dated values
  bool may_be_left_out = false;        ///< its first word or its neutral value then holds
  std::optional<double> neutral = {};  ///< see ParameterRow

  /// Writes base values into the parameters and reads them back. Empty where the value is not part of Parameters.
  std::function<void(Parameters&, const std::vector<double>&)> write;
  std::function<std::vector<double>(const Parameters&)> read;

  [[nodiscard]] const Unit& unit() const { return units.front(); }
  /// Whether it is a number of Parameters, and only one.
  [[nodiscard]] bool is_one_number() const { return write && !is_list && quantity != Quantity::choice; }
};

inline constexpr std::string_view tksk_path = "staffing.tksk_per_kecamatan";

/// Every slot with a path of its own, in the order in which people should read them. The parameter table's come first.
[[nodiscard]] const std::vector<Slot>& all_slots();
[[nodiscard]] const Slot* find_slot(std::string_view path);

/// The slot of the number of TKSK in one kecamatan or in all.
[[nodiscard]] const Slot& tksk_slot();
/// The slots of one kecamatan's numbers; their paths are completed by its name.
[[nodiscard]] const Slot& population_slot();
[[nodiscard]] const Slot& kelurahan_slot();
[[nodiscard]] const Slot& kecamatan_kpm_slot();

/// How many kelurahan a kecamatan has that does not say so itself.
inline constexpr std::string_view usual_kelurahan_path = "city.kelurahan_per_kecamatan";
inline constexpr std::string_view quota_path = "programme.kpm";

}  // namespace timbang::reading
