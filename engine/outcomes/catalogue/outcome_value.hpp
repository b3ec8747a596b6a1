#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/date.hpp"
#include "base/problem.hpp"
#include "scenario/plans/value_set.hpp"

namespace timbang {

/// The value of one unit of an outcome in rupiah, below 0 if it is a cost. The unit is the catalogue's: one rupiah, one
/// complaint, one person, one day, one of a hundred percent.
struct OutcomeValue {
  std::size_t outcome = 0;  ///< position in the catalogue
  double rupiah = 0;
};

/// The values that a value set gives to the outcomes of a whole city or kecamatan over months of so many days together;
/// outcomes that it does not value are left out. The backlog is a mean over these months: times their days it is
/// complaint-days.
[[nodiscard]] std::vector<OutcomeValue> outcome_values(const ValueSet& set, std::int32_t days);

/// What is wrong with value sets beside the outcomes that are kept (positions in the catalogue): each must have all
/// that it values. Empty if nothing is.
[[nodiscard]] std::vector<Problem> problems_of_kept(const std::vector<ValueSet>& values,
                                                    const std::vector<std::size_t>& outcomes);

/// How many days there are from the first month to the last.
[[nodiscard]] std::int32_t days_of(Month first, Month last);

}  // namespace timbang
