#include "outcomes/folds/places_fold.hpp"

#include <algorithm>

namespace timbang {

PlacesFold::PlacesFold(const std::vector<std::int64_t>& places, const ReportPeriod& period)
    : places_(places), vacated_less_filled_(places.size(), period.slots()) {}

void PlacesFold::on(const ReportPeriod& period, const PlaceVacated& fact) {
  add(fact.household, fact.kecamatan, period.slot(fact.at), Step::lost);
}

void PlacesFold::on(const ReportPeriod& period, const PlaceFilled& fact) {
  add(fact.household, fact.kecamatan, period.slot(fact.at), Step::got);
}

void PlacesFold::add(HouseholdId household, KecamatanId kecamatan, std::size_t slot, Step step) {
  // Vacant places and families are counted apart, so that check() can compare them.
  vacated_less_filled_.at(kecamatan, slot) += step == Step::lost ? 1 : -1;
  // Packed so that sorting the words sorts by household, then by time.
  changes_.push_back(Change{household.value} << 32 | Change{slot} << 16 | Change{kecamatan.value} << 1 |
                     static_cast<Change>(step));
}

Cells<std::int64_t> PlacesFold::listed(const ReportPeriod& period) const {
  Cells<std::int64_t> listed(places_.size(), period.slots());
  for (std::size_t k = 0; k < places_.size(); ++k) {
    std::int64_t held = places_[k];
    for (std::size_t slot = 0; slot < period.slots(); ++slot) {
      held -= vacated_less_filled_.at(k, slot);
      listed.at(KecamatanId{static_cast<std::uint16_t>(k)}, slot) = held;
    }
  }
  return listed;
}

/// A family that was on the list at the start stands at 0 then and at -1 without its place; one that came later at 0
/// and at 1. Beyond that nothing can be lost or got.
Cells<std::int64_t> PlacesFold::moves(const ReportPeriod& period) const {
  // Facts may come in any order: steps are sorted by family and time before they are followed.
  std::vector<Change> changes = changes_;
  std::sort(changes.begin(), changes.end());
  const auto household = [](Change change) { return change >> 32; };
  const auto family_and_slot = [](Change change) { return change >> 16; };
  Cells<std::int64_t> moves(places_.size(), period.slots());
  std::int64_t standing = 0;
  for (std::size_t i = 0; i < changes.size();) {
    const Change first = changes[i];
    if (i == 0 || household(changes[i - 1]) != household(first)) standing = 0;
    const std::int64_t before = std::clamp<std::int64_t>(standing, -1, 1);
    for (; i < changes.size() && family_and_slot(changes[i]) == family_and_slot(first); ++i) {
      standing += (changes[i] & 1) == static_cast<Change>(Step::got) ? 1 : -1;
    }
    // In the kecamatan of the month's first step; a household does not move between kecamatan.
    const KecamatanId kecamatan{static_cast<std::uint16_t>((first & 0xffff) >> 1)};
    moves.at(kecamatan, (first >> 16) & 0xffff) += std::clamp<std::int64_t>(standing, -1, 1) - before;
  }
  return moves;
}

void PlacesFold::check(LawBook& laws, const ReportPeriod& period) const {
  const Cells<std::int64_t> held = listed(period);
  const Cells<std::int64_t> moved = moves(period);
  for (std::size_t k = 0; k < places_.size(); ++k) {
    std::int64_t families = places_[k];
    std::int64_t vacant = 0;
    for (std::size_t slot = 0; slot < period.slots(); ++slot) {
      families += moved.at(k, slot);
      vacant += vacated_less_filled_.at(k, slot);
      laws.at_most("places: KPM on the list, at most those at the start", k, slot, held.at(k, slot), places_[k]);
      laws.at_most("places: KPM on the list, at least 0", k, slot, 0, held.at(k, slot));
      laws.equal("places: those at the start = families on the list + vacant places", k, slot, places_[k],
                 families + vacant);
    }
  }
}

}  // namespace timbang
