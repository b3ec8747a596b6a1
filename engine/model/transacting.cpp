#include "model/transacting.hpp"

#include <algorithm>

#include "model/follow_up.hpp"
#include "model/outreach.hpp"
#include "random/distributions.hpp"
#include "random/elementary.hpp"

namespace timbang {
namespace {

/// Months of aid received in a reported month, for poverty on a cash basis.
void note_received(City& city, KpmIndex kpm, std::int32_t months, SimTime at) {
  const std::int32_t month = city.clock.month_of(at) - city.scenario->period.first_month;
  if (month < 0 || month >= city.scenario->period.months()) return;
  std::uint8_t& received = city.kpm.received[kpm * city.kpm.months + static_cast<std::size_t>(month)];
  received = static_cast<std::uint8_t>(std::min(255, received + months));
}

}  // namespace

Duration transaction_delay(const TransactingParameters& rules, std::uint32_t word) {
  const double u = uniform_open(word);
  if (u < rules.prompt_share) return Duration::from_minutes(rules.prompt_minutes * u / rules.prompt_share);
  const double rank = (u - rules.prompt_share) / (1.0 - rules.prompt_share);
  if (rank <= 0.0) return Duration(0);
  const double minutes = rules.late_median_minutes * portable_exp(rules.late_sigma * normal_quantile(rank));
  constexpr double longest_minutes = 10.0 * 366 * 1440;
  return Duration::from_minutes(minutes < longest_minutes ? minutes : longest_minutes);
}

void plan_transaction(City& city, KpmIndex kpm, SimTime at, Occasion occasion) {
  if (city.kpm.transaction_at[kpm] <= at) return;
  city.kpm.transaction_at[kpm] = at;
  const std::uint32_t generation = ++city.kpm.transaction_generation[kpm];
  schedule(city, {EventKind::transaction_due, Phase::transaction, at, kpm, generation & 0xffffffU,
                  keyed_place(city, kpm, occasion)});
}

void cancel_transaction(City& city, KpmIndex kpm) {
  city.kpm.transaction_at[kpm] = SimTime::never();
  ++city.kpm.transaction_generation[kpm];
}

void report_transaction(City& city, KpmIndex kpm, const Batch& batch, SimTime at, FactSink& facts) {
  const Payout& payout = city.payouts[batch.payout];
  auto& delivered = city.kpm.delivered[static_cast<std::size_t>(payout.channel)];
  if (payout.reported_bit >= 0) delivered[kpm] |= std::uint64_t{1} << payout.reported_bit;
  note_received(city, kpm, payout.months, at);
  facts.on(Transacted{city.kecamatan_of(kpm), city.kpm.household[kpm], payout.channel, batch.credited_at, at,
                      batch.amount, extra_food(city, kpm, batch.amount)});
}

void transact(City& city, KpmIndex kpm, SimTime at, FactSink& facts) {
  std::uint32_t next = city.kpm.first_outstanding[kpm];
  while (next != nothing) {
    Credit& credit = city.credits.credits[next];
    credit.state = CreditState::transacted;
    report_transaction(city, kpm, city.credits.batches[credit.batch], at, facts);
    --city.kpm.open_credits[kpm];
    next = credit.next;
  }
  city.kpm.first_outstanding[kpm] = nothing;
  city.kpm.missed_in_a_row[kpm] = 0;
  city.kpm.obstacle[kpm] = Obstacle::none;
  city.kpm.obstacle_ends[kpm] = SimTime::never();
  cancel_transaction(city, kpm);
  end_follow_up(city, kpm, at, CaseEnd::resolved, facts);
}

}  // namespace timbang
