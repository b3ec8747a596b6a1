#pragma once

#include <array>

#include "scenario/plans/value_set.hpp"

namespace timbang::reading {

/// One number of a value set, by its key.
struct ValueKey {
  const char* key;
  double ValueSet::*rupiah;
};

inline constexpr std::array<ValueKey, 4> value_keys{
    {{"per_rupiah_delivered", &ValueSet::per_rupiah_delivered},
     {"per_complaint_day", &ValueSet::per_complaint_day},
     {"per_person_kept_from_poverty", &ValueSet::per_person_kept_from_poverty},
     {"per_rupiah_of_staff", &ValueSet::per_rupiah_of_staff}}};

/// The fields of a value set; see text/json_fields.hpp.
inline constexpr auto value_set_fields = [](auto& f, auto& set) {
  f("name", set.name);
  for (const ValueKey& each : value_keys) f(each.key, set.*each.rupiah);
};

}  // namespace timbang::reading
