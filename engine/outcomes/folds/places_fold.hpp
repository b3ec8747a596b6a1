#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facts/facts.hpp"
#include "outcomes/tables/cells.hpp"
#include "outcomes/tables/law_book.hpp"
#include "outcomes/tables/report_period.hpp"

namespace timbang {

/// Places of the programme, by kecamatan: held by a family or vacant, but neither made nor lost.
/// The KPM on the list are counted from the places, and for the law once more from the families.
class PlacesFold {
 public:
  /// places: of each kecamatan at the start of the run, when all are held.
  PlacesFold(const std::vector<std::int64_t>& places, const ReportPeriod& period);

  void on(const ReportPeriod& period, const PlaceVacated& fact);
  void on(const ReportPeriod& period, const PlaceFilled& fact);

  /// The KPM on the list at each slot's end.
  [[nodiscard]] Cells<std::int64_t> listed(const ReportPeriod& period) const;

  void check(LawBook& laws, const ReportPeriod& period) const;

 private:
  /// A family that lost its place or got one, as a number that sorts by family and then by time:
  /// household 32 bits | slot 16 | kecamatan 15 | whether it got one 1.
  using Change = std::uint64_t;
  enum class Step : std::uint8_t { lost = 0, got = 1 };

  void add(HouseholdId household, KecamatanId kecamatan, std::size_t slot, Step step);
  /// Of each slot, by how much its changes moved the number of families on the list, none of which counts twice.
  [[nodiscard]] Cells<std::int64_t> moves(const ReportPeriod& period) const;

  std::vector<std::int64_t> places_;
  Cells<std::int64_t> vacated_less_filled_;  ///< in the slot
  std::vector<Change> changes_;
};

}  // namespace timbang
