#pragma once

#include <cstdint>
#include <vector>

#include "base/bit_column.hpp"
#include "model/state/city.hpp"

namespace timbang {

/// Whether a family was credited, and took up, the aid of one month.
enum class Aid : std::uint8_t { none = 0, credited = 1, delivered = 2 };

/// The aid of one reported month, by row of the register. The city must outlive it.
class AidOfMonth {
 public:
  AidOfMonth(const City& city, Month month);

  /// Of the payouts that cover the month.
  [[nodiscard]] Aid spread(KpmIndex row) const {
    if (delivered_.test(row)) return Aid::delivered;
    return credited_.test(row) ? Aid::credited : Aid::none;
  }
  [[nodiscard]] bool is_credited(KpmIndex row) const { return credited_.test(row); }
  /// Months of aid that the family received in it, whatever months they were for.
  [[nodiscard]] std::uint8_t received_months(KpmIndex row) const { return received_[row]; }

 private:
  BitColumn credited_;  ///< by any of the payouts that cover the month
  BitColumn delivered_;
  const std::vector<std::uint8_t>& received_;
};

}  // namespace timbang
