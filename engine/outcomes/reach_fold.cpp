#include "outcomes/reach_fold.hpp"

namespace timbang {
namespace {

constexpr std::size_t word_bits = 64;

}  // namespace

ReachFold::ReachFold(std::size_t kecamatan, const ReportPeriod& period)
    : reached_(period.after()), families_(kecamatan, period.after()) {}

bool ReachFold::set(Bits& bits, HouseholdId household) {
  const std::size_t word = household.index() / word_bits;
  if (bits.size() <= word) bits.resize(word + 1);
  const std::uint64_t mask = std::uint64_t{1} << (household.index() % word_bits);
  const bool is_new = (bits[word] & mask) == 0;
  bits[word] |= mask;
  return is_new;
}

void ReachFold::on(const ReportPeriod& period, const Transacted& fact) {
  const std::size_t slot = period.slot(fact.at);
  if (!period.is_reported(slot) || !set(reached_[slot], fact.household)) return;
  ++families_.at(fact.kecamatan, slot);
  if (set(reached_[0], fact.household)) ++families_.at(fact.kecamatan, 0);
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
