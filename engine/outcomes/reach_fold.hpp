#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facts/facts.hpp"
#include "outcomes/cells.hpp"
#include "outcomes/report_period.hpp"
#include "outcomes/table_closer.hpp"

namespace timbang {

/// Families that transacted at least once in a month, and in all reported months together; each counts once.
/// Holds a bit for every household and reported month in which somebody transacted, and nothing before.
class ReachFold {
 public:
  ReachFold(std::size_t kecamatan, const ReportPeriod& period);

  void on(const ReportPeriod& period, const Transacted& fact);
  void close(TableCloser& closer) const;

 private:
  using Bits = std::vector<std::uint64_t>;  ///< by household

  /// Sets a household's bit; whether it was not set yet.
  [[nodiscard]] static bool set(Bits& bits, HouseholdId household);

  std::vector<Bits> reached_;     ///< by slot; slot 0, which is not reported, stands for all reported months
  Cells<std::int64_t> families_;  ///< likewise
};

}  // namespace timbang
