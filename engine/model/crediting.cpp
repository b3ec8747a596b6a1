#include "model/crediting.hpp"

#include "model/complaints/complaints.hpp"
#include "model/delivery/follow_up.hpp"
#include "model/delivery/obstacles.hpp"
#include "model/delivery/outreach.hpp"
#include "model/delivery/transacting.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

/// What a payout pays a family: the benefit of each month that it covers, so that a decree reaches back to no month
/// before it.
Rupiah amount_of(const City& city, const Payout& payout) {
  Rupiah amount;
  // The benefit in force on each covered month's first day, not on the day of payment.
  for (std::int32_t i = 0; i < payout.months; ++i) {
    const Date day = (payout.month + -i).first_day();
    const Parameters& rules = city.policy_acts ? city.scenario->in_force(day) : city.scenario->baseline_in_force(day);
    amount += Rupiah(static_cast<std::int64_t>(rules.programme.benefit_rupiah + 0.5));
  }
  return amount;
}

Batch open_batch(const City& city, std::uint32_t subject, SimTime now) {
  const Payout& payout = city.payouts[subject >> 16U];
  const ProgrammeParameters& rules = city.rules->programme;
  Batch batch;
  // The subject packs payout and cohort: schedule_payouts().
  batch.payout = subject >> 16U;
  batch.cohort = static_cast<std::uint16_t>(subject & 0xffffU);
  batch.credited_at = now;
  batch.deadline = now + Duration::from_minutes(rules.deadline_minutes[static_cast<std::size_t>(payout.channel)]);
  batch.amount = amount_of(city, payout);
  batch.first = static_cast<std::uint32_t>(city.credits.credits.size());
  return batch;
}

void leave_outstanding(City& city, KpmIndex kpm, std::uint32_t batch) {
  const auto index = static_cast<std::uint32_t>(city.credits.credits.size());
  city.credits.credits.push_back({kpm, city.kpm.first_outstanding[kpm], batch, CreditState::outstanding});
  city.kpm.first_outstanding[kpm] = index;
}

std::vector<std::uint32_t> draws_of(const City& city, std::span<const std::uint32_t> households, Occasion payout,
                                    DrawPurpose purpose) {
  std::vector<std::uint32_t> words(households.size());
  draw_words(city.key, households, payout, purpose, words);
  return words;
}

/// The draws of a cohort's families at a credit, in the order of its members.
struct CreditDraws {
  // A cohort's draws are made together, so that the processor's vectors take many at once (docs/decisions/0005).
  CreditDraws(const City& city, std::span<const std::uint32_t> households, Occasion payout)
      : obstacle(draws_of(city, households, payout, DrawPurpose::recoverable_obstacle)),
        check(draws_of(city, households, payout, DrawPurpose::check_sample)),
        pace(draws_of(city, households, payout, DrawPurpose::transaction_delay)),
        delay(transaction_delays(city.rules->transacting, pace)) {}

  std::vector<std::uint32_t> obstacle;
  std::vector<std::uint32_t> check;
  std::vector<std::uint32_t> pace;
  std::vector<Duration> delay;  ///< until a family without an obstacle transacts
};

/// Families that take a credit up before anything that a policy does could reach them.
struct PromptFamilies {
  std::vector<HouseholdId> households;
  std::vector<SimTime> at;
};

/// The credit waits in the book for what the family, by its draw for DrawPurpose::transaction_delay, or others will do.
void leave_waiting(City& city, KpmIndex kpm, const Batch& batch, std::uint32_t pace, Duration delay) {
  const Occasion payout = city.payouts[batch.payout].occasion();
  leave_outstanding(city, kpm, static_cast<std::uint32_t>(city.credits.batches.size()));
  if (city.kpm.obstacle[kpm] == Obstacle::none) {
    plan_transaction(city, kpm, batch.credited_at + delay, payout);
    return;
  }
  // The obstacle ends by itself; follow-up may end it earlier and then moves the transaction forward.
  if (city.kpm.obstacle_ends[kpm] != SimTime::never()) {
    // The word of the prompt delay is used again: a family and payout have one U, whatever the family's state
    // (ODD "Annex B. Random numbers").
    const Duration after_cure =
        Duration::from_minutes(uniform_between(pace, 0.0, city.rules->transacting.prompt_minutes));
    plan_transaction(city, kpm, city.kpm.obstacle_ends[kpm] + after_cure, payout);
  }
  plan_obstacle_complaint(city, kpm, batch);
}

/// What each family will do with the credit; returns those who take it up whatever any policy does.
PromptFamilies respond_to_credit(City& city, std::span<const KpmIndex> members, const Batch& batch,
                                 const CreditDraws& draws) {
  const Payout& payout = city.payouts[batch.payout];
  // Before the list of missing transactions arrives nobody is followed up, so no policy changes these families. They
  // need no event each, which spares most of a payout's events.
  const Duration untouchable = std::min(list_delay(city, payout.channel), batch.deadline - batch.credited_at);
  PromptFamilies prompt;
  prompt.households.reserve(members.size());
  prompt.at.reserve(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const KpmIndex kpm = members[i];
    // A family with an older credit outstanding may be followed up already, and would take both up.
    const bool is_prompt = draws.delay[i] <= untouchable && city.kpm.obstacle[kpm] == Obstacle::none &&
                           city.kpm.first_outstanding[kpm] == nothing;
    if (!is_prompt) {
      leave_waiting(city, kpm, batch, draws.pace[i], draws.delay[i]);
      continue;
    }
    const SimTime at = batch.credited_at + draws.delay[i];
    // What transact() does for a family without obstacle and without older credits.
    note_delivered(city, kpm, payout, at);
    city.kpm.missed_in_a_row[kpm] = 0;
    prompt.households.push_back(city.kpm.household[kpm]);
    prompt.at.push_back(at);
  }
  return prompt;
}

/// The families hold the money.
void put_at_disposal(City& city, std::span<const KpmIndex> members, const Batch& batch, FactSink& facts) {
  const Payout& payout = city.payouts[batch.payout];
  const KecamatanId kecamatan = city.kpm.cohorts[batch.cohort].kecamatan;
  if (payout.reported >= 0) {
    BitColumn& credited = city.kpm.credited[static_cast<std::size_t>(payout.reported)];
    for (const KpmIndex kpm : members) credited.set(kpm);
  }
  std::vector<HouseholdId> households;
  households.reserve(members.size());
  for (const KpmIndex kpm : members) households.push_back(city.kpm.household[kpm]);
  facts.on(CreditedTogether{kecamatan, payout.channel, batch.credited_at, batch.amount, households});
  count_credits(city, kecamatan, members.size(), batch.credited_at);
}

void schedule_batch(City& city, const Batch& batch) {
  const auto index = static_cast<std::uint32_t>(city.credits.batches.size());
  const Payout& payout = city.payouts[batch.payout];
  if (city.rules->follow_up.mode != FollowUpMode::off && city.processes().follow_up == Switch::on) {
    schedule(city, {EventKind::list_arrives, Phase::outside_work, batch.credited_at + list_delay(city, payout.channel),
                    index, 0, batch.cohort});
  }
  schedule(city, {EventKind::deadline_passes, Phase::deadline, batch.deadline, index, 0, batch.cohort});
}

}  // namespace

void schedule_payouts(City& city) {
  if (city.processes().payout == Switch::off) return;
  // Payouts are the same in every arm, so all of them are scheduled before the run.
  for (std::uint32_t payout = 0; payout < city.payouts.size(); ++payout) {
    for (std::uint32_t cohort = 0; cohort < city.kpm.cohorts.size(); ++cohort) {
      if (city.kpm.cohorts[cohort].channel != city.payouts[payout].channel) continue;
      // Kelurahan are paid on consecutive days.
      const Date day = city.payouts[payout].first_day + city.kpm.cohorts[cohort].kelurahan;
      schedule(city, {EventKind::payout_credited, Phase::credit, city.clock.time_of(day), (payout << 16U) | cohort, 0,
                      cohort});
    }
  }
}

void credit_cohort(City& city, std::uint32_t subject, SimTime now, FactSink& facts) {
  Batch batch = open_batch(city, subject, now);
  const Payout& payout = city.payouts[batch.payout];
  const std::vector<KpmIndex>& members = city.kpm.cohorts[batch.cohort].members;
  const KecamatanId kecamatan = city.kpm.cohorts[batch.cohort].kecamatan;
  std::vector<std::uint32_t> households;
  households.reserve(members.size());
  for (const KpmIndex kpm : members) households.push_back(city.household_of(kpm));
  const CreditDraws draws(city, households, payout.occasion());
  // Order: checks of the last payout end before this payout's are sampled, and obstacles are drawn before families
  // respond.
  give_up_checks(city, kecamatan, batch.payout, now, facts);
  update_at_credit(city, members, payout.occasion(), draws.obstacle, now);
  put_at_disposal(city, members, batch, facts);
  sample_checks(city, members, batch.payout, draws.check, now, facts);
  const PromptFamilies prompt = respond_to_credit(city, members, batch, draws);
  facts.on(TransactedTogether{kecamatan, payout.channel, now, batch.amount, extra_food(city, kecamatan, batch.amount),
                              prompt.households, prompt.at});
  // Known only now: the batch's credits are those that the families left outstanding.
  batch.last = static_cast<std::uint32_t>(city.credits.credits.size());
  // Nothing is outstanding, so neither the list nor the deadline has work to do.
  if (batch.last == batch.first) return;
  schedule_batch(city, batch);
  city.credits.batches.push_back(batch);
}

}  // namespace timbang
