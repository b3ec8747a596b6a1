#pragma once

#include <cstdint>
#include <vector>

#include "model/city.hpp"

namespace timbang {

/// Whether each household was credited, and took up, the aid of one month.
enum class Aid : std::uint8_t { none = 0, credited = 1, delivered = 2 };

/// Months of aid that each household received in a reported month, whatever months they were for.
[[nodiscard]] std::vector<std::uint8_t> received_in_month(const City& city, Month month);

/// One entry a household for the given month.
[[nodiscard]] std::vector<Aid> aid_of_month(const City& city, Month month);

}  // namespace timbang
