#include "model/returns.hpp"

#include "model/follow_up.hpp"
#include "model/places.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

/// Takes a credit out of its family's list of outstanding ones. Requires: it is in the list.
void unlink(City& city, std::uint32_t credit) {
  std::uint32_t* link = &city.kpm.first_outstanding[city.credits.credits[credit].kpm];
  while (*link != credit) link = &city.credits.credits[*link].next;
  *link = city.credits.credits[credit].next;
}

}  // namespace

Duration return_lag(const City& city, const Payout& payout) {
  constexpr std::uint32_t whole_payout = 0;
  constexpr double fixed_share = 0.5;
  const std::uint32_t word = draw_word(city.key, whole_payout, payout.occasion(), DrawPurpose::return_lag);
  return Duration::from_minutes(fixed_plus_exponential(word, city.rules->programme.return_lag_minutes, fixed_share));
}

void pass_deadline(City& city, std::uint32_t batch_index, SimTime now, FactSink& facts) {
  const Batch batch = city.credits.batches[batch_index];
  const Channel channel = city.payouts[batch.payout].channel;
  for (std::uint32_t index = batch.first; index < batch.last; ++index) {
    if (city.credits.credits[index].state != CreditState::outstanding) continue;
    const KpmIndex kpm = city.credits.credits[index].kpm;
    unlink(city, index);
    city.credits.credits[index].state = CreditState::missed;
    facts.on(DeadlineMissed{city.kecamatan_of(kpm), city.kpm.household[kpm], channel, batch.credited_at, now,
                            batch.amount, city.kpm.obstacle[kpm]});
    if (city.kpm.listed[kpm] == 0) continue;
    if (++city.kpm.missed_in_a_row[kpm] >= city.rules->programme.misses_until_dropped) {
      vacate_place(city, kpm, VacancyReason::dropped, now, facts);
    }
  }
}

void return_money(City& city, std::uint32_t batch_index, SimTime now, FactSink& facts) {
  const Batch batch = city.credits.batches[batch_index];
  const Channel channel = city.payouts[batch.payout].channel;
  for (std::uint32_t index = batch.first; index < batch.last; ++index) {
    Credit& credit = city.credits.credits[index];
    if (credit.state != CreditState::missed) continue;
    credit.state = CreditState::returned;
    const KpmIndex kpm = credit.kpm;
    facts.on(Returned{city.kecamatan_of(kpm), city.kpm.household[kpm], channel, batch.credited_at, now, batch.amount});
    if (--city.kpm.open_credits[kpm] == 0) end_follow_up(city, kpm, now, CaseEnd::given_up, facts);
  }
}

}  // namespace timbang
