#include "model/delivery/returns.hpp"

#include "model/casework/casework.hpp"
#include "model/delivery/places.hpp"
#include "model/delivery/transacting.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

/// Takes a credit out of its family's list of outstanding ones. Requires: it is in the list.
void unlink(City& city, std::uint32_t credit) {
  // A list of a few credits: a family's are outstanding for some months at most.
  std::uint32_t* link = &city.kpm.first_outstanding[city.credits.credits[credit].kpm];
  while (*link != credit) link = &city.credits.credits[*link].next;
  *link = city.credits.credits[credit].next;
}

/// From a missed deadline until the money is back in the treasury: half fixed, half exponential, drawn for each family
/// and payout (one constant would make the stuck stock jump with the dates).
Duration return_lag(const City& city, KpmIndex kpm, const Payout& payout) {
  constexpr double fixed_share = 0.5;
  const std::uint32_t word = city.draw(kpm, payout.occasion(), DrawPurpose::return_lag);
  return Duration::from_minutes(fixed_plus_exponential(word, city.rules->programme.return_lag_minutes, fixed_share));
}

/// Marks a credit as missed and schedules its return.
void miss(City& city, std::uint32_t index, const Batch& batch, SimTime now, FactSink& facts) {
  const Payout& payout = city.payouts[batch.payout];
  const KpmIndex kpm = city.credits.credits[index].kpm;
  // Out of the list, so that a later transaction cannot take it; its money is on its way back.
  unlink(city, index);
  city.credits.credits[index].state = CreditState::missed;
  facts.on(DeadlineMissed{city.kecamatan_of(kpm), city.kpm.household[kpm], payout.channel, batch.credited_at, now,
                          batch.amount, city.kpm.obstacle[kpm]});
  // Returns off: the money stays missed, and nobody loses a place by it.
  if (city.processes().returns == Switch::off) return;
  schedule(city, {EventKind::money_returns, Phase::deadline, now + return_lag(city, kpm, payout), index, 0,
                  keyed_place(city, kpm, payout.occasion())});
}

}  // namespace

void pass_deadline(City& city, std::uint32_t batch_index, SimTime now, FactSink& facts) {
  const Batch batch = city.credits.batches[batch_index];
  for (std::uint32_t index = batch.first; index < batch.last; ++index) {
    if (city.credits.credits[index].state != CreditState::outstanding) continue;
    const KpmIndex kpm = city.credits.credits[index].kpm;
    miss(city, index, batch, now, facts);
    // Families that lost their place keep their credits until the deadline, but cannot lose a place again.
    if (city.kpm.listed[kpm] == 0) continue;
    // A miss that leaves nothing outstanding ends both plans; an older credit outstanding keeps them.
    if (city.kpm.first_outstanding[kpm] == nothing) {
      cancel_transaction(city, kpm);  // nothing is left to take up
      end_follow_up(city, kpm, now, FollowUpEnd::given_up, facts);
    }
    if (city.processes().returns == Switch::off) continue;
    // In a row: any transaction sets the count to 0.
    if (++city.kpm.missed_in_a_row[kpm] >= city.rules->programme.misses_until_dropped) {
      vacate_place(city, kpm, VacancyReason::dropped, now, facts);
    }
  }
}

void return_money(City& city, std::uint32_t index, SimTime now, FactSink& facts) {
  Credit& credit = city.credits.credits[index];
  const Batch& batch = city.credits.batches[credit.batch];
  credit.state = CreditState::returned;
  facts.on(Returned{city.kecamatan_of(credit.kpm), city.kpm.household[credit.kpm], city.payouts[batch.payout].channel,
                    batch.credited_at, now, batch.amount});
}

}  // namespace timbang
