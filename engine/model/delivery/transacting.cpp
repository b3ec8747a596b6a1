#include "model/delivery/transacting.hpp"

#include <algorithm>

#include "model/casework/casework.hpp"
#include "model/delivery/outreach.hpp"
#include "random/distributions.hpp"
#include "random/elementary.hpp"

namespace timbang {
namespace {

/// Months of aid received in a reported month, for poverty on a cash basis.
void note_received(City& city, KpmIndex kpm, std::int32_t months, SimTime at) {
  const auto day = static_cast<std::size_t>(at.day());
  // Outside reported months nobody asks for what was received.
  if (day >= city.reported_month_of_day.size() || city.reported_month_of_day[day] < 0) return;
  const auto month = static_cast<std::size_t>(city.reported_month_of_day[day]);
  std::uint8_t& received = city.kpm.received[month][kpm];
  // Saturates: more than 255 months of aid in a month cannot be told apart, and poverty does not need it.
  received = static_cast<std::uint8_t>(std::min(255, received + months));
}

}  // namespace

std::vector<Duration> transaction_delays(const TransactingParameters& rules, std::span<const std::uint32_t> words) {
  std::vector<Duration> delays(words.size());
  std::vector<std::size_t> late;
  std::vector<double> values;  // of the late ones: their ranks, then the log-normals of these
  for (std::size_t i = 0; i < words.size(); ++i) {
    // One draw decides both whether a family is prompt and how long it takes, so that a change of one parameter moves
    // delays as little as possible.
    const double u = uniform_open(words[i]);
    if (u < rules.prompt_share) {
      delays[i] = Duration::from_minutes(rules.prompt_minutes * u / rules.prompt_share);
    } else if (const double rank = (u - rules.prompt_share) / (1.0 - rules.prompt_share); rank > 0.0) {
      late.push_back(i);
      values.push_back(rank);
    }
  }
  // All late ranks at once, so that quantiles and exponentials are computed in vectors.
  normal_quantiles(values);
  for (double& value : values) value *= rules.late_sigma;
  portable_exps(values);
  // Ten years: beyond every deadline, and within the 32 bits of a duration.
  constexpr double longest_minutes = 10.0 * 366 * 1440;
  for (std::size_t k = 0; k < late.size(); ++k) {
    delays[late[k]] = Duration::from_minutes(std::min(rules.late_median_minutes * values[k], longest_minutes));
  }
  return delays;
}

void plan_transaction(City& city, KpmIndex kpm, SimTime at, Occasion occasion) {
  // A family takes up all its credits at its earliest opportunity.
  if (city.kpm.transaction_at[kpm] <= at) return;
  city.kpm.transaction_at[kpm] = at;
  // The event of an earlier plan stays in the calendar; its generation makes it stale.
  const std::uint16_t generation = ++city.kpm.transaction_generation[kpm];
  schedule(city,
           {EventKind::transaction_due, Phase::transaction, at, kpm, generation, keyed_place(city, kpm, occasion)});
}

void cancel_transaction(City& city, KpmIndex kpm) {
  city.kpm.transaction_at[kpm] = SimTime::never();
  ++city.kpm.transaction_generation[kpm];
}

void note_delivered(City& city, KpmIndex kpm, const Payout& payout, SimTime at) {
  if (payout.reported >= 0) city.kpm.delivered[static_cast<std::size_t>(payout.reported)].set(kpm);
  note_received(city, kpm, payout.months, at);
}

void transact(City& city, KpmIndex kpm, SimTime at, FactSink& facts) {
  const KecamatanId kecamatan = city.kecamatan_of(kpm);
  std::uint32_t next = city.kpm.first_outstanding[kpm];
  // Both channels' credits: one transaction takes the whole balance (ODD "7.5 Transacting").
  while (next != nothing) {
    Credit& credit = city.credits.credits[next];
    credit.state = CreditState::transacted;
    const Batch& batch = city.credits.batches[credit.batch];
    const Payout& payout = city.payouts[batch.payout];
    note_delivered(city, kpm, payout, at);
    facts.on(Transacted{kecamatan, city.kpm.household[kpm], payout.channel, batch.credited_at, at, batch.amount,
                        extra_food(city, kecamatan, batch.amount)});
    next = credit.next;
  }
  city.kpm.first_outstanding[kpm] = nothing;
  city.kpm.missed_in_a_row[kpm] = 0;
  city.kpm.obstacle[kpm] = Obstacle::none;
  city.kpm.obstacle_ends[kpm] = SimTime::never();
  cancel_transaction(city, kpm);
  end_follow_up(city, kpm, at, FollowUpEnd::settled, facts);
}

}  // namespace timbang
