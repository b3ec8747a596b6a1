#include "outcomes/reach_fold.hpp"

namespace timbang {

ReachFold::ReachFold(std::size_t kecamatan, const ReportPeriod& period)
    : reached_(period.after()), families_(kecamatan, period.after()) {}

void ReachFold::on(const ReportPeriod& period, const Transacted& fact) {
  const std::size_t slot = period.slot(fact.at);
  if (!period.is_reported(slot) || !reached_[slot].set(fact.household.index())) return;
  ++families_.at(fact.kecamatan, slot);
  if (reached_[0].set(fact.household.index())) ++families_.at(fact.kecamatan, 0);
}

void ReachFold::close(TableCloser& closer) const {
  closer.fill_with("delivery.families_reached", [this](std::size_t where, std::size_t month) {
    std::int64_t families = 0;
    for (std::size_t k = 0; k < families_.rows(); ++k) {
      if (where == 0 || where == k + 1) families += families_.at(k, month);
    }
    return static_cast<double>(families);
  });
}

}  // namespace timbang
