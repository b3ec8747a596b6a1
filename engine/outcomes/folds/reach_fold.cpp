#include "outcomes/folds/reach_fold.hpp"

namespace timbang {

ReachFold::ReachFold(std::size_t kecamatan, const ReportPeriod& period)
    : reached_(period.after()), families_(kecamatan, period.after()) {}

void ReachFold::on(const ReportPeriod& period, const TransactedTogether& fact) {
  for (std::size_t i = 0; i < fact.at.size(); ++i) {
    reach(fact.kecamatan, fact.households[i], period.slot(fact.at[i]), period);
  }
}

void ReachFold::reach(KecamatanId kecamatan, HouseholdId household, std::size_t slot, const ReportPeriod& period) {
  if (!period.is_reported(slot) || !reached_[slot].set(household.index())) return;
  ++families_.at(kecamatan, slot);
  // Slot 0 stands for the whole period: a family counts once however many months it was reached in.
  if (reached_[0].set(household.index())) ++families_.at(kecamatan, 0);
}

void ReachFold::close(TableCloser& closer) const {
  closer.fill_with(outcome::delivery_families_reached, [this](std::size_t where, std::size_t month) {
    std::int64_t families = 0;
    for (std::size_t k = 0; k < families_.rows(); ++k) {
      if (where == 0 || where == k + 1) families += families_.at(k, month);
    }
    return static_cast<double>(families);
  });
}

}  // namespace timbang
