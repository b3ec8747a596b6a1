#pragma once

#include <cstdint>
#include <vector>

#include "model/city.hpp"

namespace timbang {

/// Whether a family was credited, and took up, the aid of one month.
enum class Aid : std::uint8_t { none = 0, credited = 1, delivered = 2 };

/// The aid of one reported month, by row of the register. The city must outlive it.
class AidOfMonth {
 public:
  AidOfMonth(const City& city, Month month);

  /// Of the payouts that cover the month.
  [[nodiscard]] Aid spread(KpmIndex row) const { return spread_[row]; }
  /// Months of aid that the family received in it, whatever months they were for.
  [[nodiscard]] std::uint8_t received_months(KpmIndex row) const {
    return city_.kpm.received[row * city_.kpm.months + slot_];
  }

 private:
  const City& city_;
  std::size_t slot_;
  std::vector<Aid> spread_;  ///< by row
};

}  // namespace timbang
