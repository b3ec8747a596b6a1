#include "model/delivery/follow_up.hpp"

#include "model/casework/casework.hpp"
#include "model/casework/first_line.hpp"
#include "model/casework/staff.hpp"
#include "model/delivery/obstacles.hpp"
#include "model/delivery/places.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

void start_attempt(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  const FollowUpParameters& rules = city.rules->follow_up;
  Case& one = city.cases[case_index];
  // An attempt for a later payout: the first one failed, so that the call is left out.
  const bool visited_before = one.attempt.word() != one.origin.word();
  if (rules.mode == FollowUpMode::phone_and_visit && visited_before) {
    submit_work(city, case_index, {CaseStage::visit, DrawPurpose::visit_minutes, rules.visit_minutes}, now, facts);
  } else {
    submit_work(city, case_index, {CaseStage::phone, DrawPurpose::phone_minutes, rules.phone_minutes}, now, facts);
  }
}

void wait_outside(City& city, std::uint32_t case_index, Duration delay, SimTime now) {
  Case& one = city.cases[case_index];
  one.stage = CaseStage::outside_work;
  // Compared when the delay ends: the family may meet another obstacle meanwhile.
  one.being_mended = city.kpm.obstacle[one.kpm];
  schedule(city, {EventKind::outside_work_done, Phase::outside_work, now + delay, case_index, 0,
                  keyed_place(city, one.kpm, one.origin)});
}

void wait_for_bank(City& city, std::uint32_t case_index, SimTime now) {
  const FollowUpParameters& rules = city.rules->follow_up;
  const Case& one = city.cases[case_index];
  const double minutes = uniform_between(city.draw(one.kpm, one.attempt, DrawPurpose::bank_delay),
                                         rules.bank_delay_shortest_minutes, rules.bank_delay_longest_minutes);
  wait_outside(city, case_index, Duration::from_minutes(minutes), now);
}

void wait_for_registry(City& city, std::uint32_t case_index, SimTime now) {
  const Case& one = city.cases[case_index];
  const double minutes = exponential(city.draw(one.kpm, one.attempt, DrawPurpose::registry_delay),
                                     city.rules->follow_up.registry_delay_minutes);
  wait_outside(city, case_index, Duration::from_minutes(minutes), now);
}

/// The cause is known: what it needs is done or set going. Who settles it does the card's paperwork too, but only a
/// TKSK's is work at the desk.
void act_on_cause(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  const KpmIndex kpm = city.cases[case_index].kpm;
  // By the obstacle of now, which is not always the one for which the case was opened.
  switch (city.kpm.obstacle[kpm]) {
    case Obstacle::none:
    case Obstacle::uninformed:
      city.cases[case_index].stage = CaseStage::transaction;
      cure(city, kpm, city.cases[case_index].attempt, now, facts);
      return;
    case Obstacle::card:
      if (city.cases[case_index].reached_tksk) {
        submit_work(city, case_index,
                    {CaseStage::card_reset, DrawPurpose::card_minutes, city.rules->follow_up.card_minutes}, now, facts);
      } else {
        wait_for_bank(city, case_index, now);
      }
      return;
    case Obstacle::wrong_data:
      wait_for_registry(city, case_index, now);
      return;
    case Obstacle::died:
    case Obstacle::moved:
      // The place falls vacant, which ends this follow-up too.
      vacate_place(city, kpm, VacancyReason::reported, now, facts);
      return;
  }
}

void after_phone(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  const FollowUpParameters& rules = city.rules->follow_up;
  Case& one = city.cases[case_index];
  const bool reached =
      // Who died, moved away or is registered wrongly cannot be cured by a phone call.
      !is_lasting(city.kpm.obstacle[one.kpm]) &&
      bernoulli(city.draw(one.kpm, one.attempt, DrawPurpose::phone_success), Probability(rules.phone_success));
  if (reached) {
    act_on_cause(city, case_index, now, facts);
  } else if (rules.mode == FollowUpMode::phone_and_visit) {
    submit_work(city, case_index, {CaseStage::visit, DrawPurpose::visit_minutes, rules.visit_minutes}, now, facts);
  } else {
    one.stage = CaseStage::next_list;
  }
}

void after_visit(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  Case& one = city.cases[case_index];
  // A lasting obstacle is seen at the door; a recoverable one may be missed (ODD "7.9 Follow-up").
  const bool recognised =
      is_lasting(city.kpm.obstacle[one.kpm]) || bernoulli(city.draw(one.kpm, one.attempt, DrawPurpose::visit_success),
                                                          Probability(city.rules->follow_up.visit_success));
  if (recognised) {
    act_on_cause(city, case_index, now, facts);
  } else {
    one.stage = CaseStage::next_list;
  }
}

void open_follow_up(City& city, KpmIndex kpm, const Batch& batch, SimTime now, FactSink& facts) {
  const Occasion payout = city.payouts[batch.payout].occasion();
  Case one;
  one.kpm = kpm;
  one.kind = CaseKind::follow_up;
  one.origin = payout;
  one.attempt = payout;
  one.opened_at = now;
  one.due = batch.credited_at + Duration::from_minutes(city.rules->follow_up.due_minutes);
  const std::uint32_t index = open_case(city, one, facts);
  city.kpm.follow_up[kpm] = index;
  send_to_first_line(city, index, now, facts);
}

}  // namespace

Duration list_delay(const City& city, Channel channel) {
  return Duration::from_minutes(city.rules->follow_up.list_delay_minutes[static_cast<std::size_t>(channel)]);
}

void list_batch(City& city, std::uint32_t batch_index, SimTime now, FactSink& facts) {
  const Batch batch = city.credits.batches[batch_index];
  for (std::uint32_t index = batch.first; index < batch.last; ++index) {
    const KpmIndex kpm = city.credits.credits[index].kpm;
    // Who lost the place is followed up no more.
    if (city.credits.credits[index].state != CreditState::outstanding || city.kpm.listed[kpm] == 0) continue;
    const std::uint32_t open = city.kpm.follow_up[kpm];
    if (open == nothing) {
      open_follow_up(city, kpm, batch, now, facts);
      // A case in any other stage is being worked on; the payout joins it.
    } else if (city.cases[open].stage == CaseStage::next_list) {
      city.cases[open].attempt = city.payouts[batch.payout].occasion();
      start_attempt(city, open, now, facts);
    }
  }
}

void first_line_ends_follow_up(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  if (city.cases[case_index].first_line_settles) {
    act_on_cause(city, case_index, now, facts);
  } else {
    start_attempt(city, case_index, now, facts);
  }
}

void finish_follow_up_work(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  switch (city.cases[case_index].stage) {
    case CaseStage::phone:
      after_phone(city, case_index, now, facts);
      return;
    case CaseStage::visit:
      after_visit(city, case_index, now, facts);
      return;
    case CaseStage::card_reset:
      // The family may have died, moved or lost its registry data since the reset was begun.
      if (city.kpm.obstacle[city.cases[case_index].kpm] == Obstacle::card) {
        wait_for_bank(city, case_index, now);
      } else {
        act_on_cause(city, case_index, now, facts);
      }
      return;
    default:
      return;  // closed while it was served
  }
}

void outside_work_ends(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  Case& one = city.cases[case_index];
  const KpmIndex kpm = one.kpm;
  // Unless the case closed meanwhile; what the bank has in hand is mended all the same.
  if (one.stage == CaseStage::outside_work) one.stage = CaseStage::transaction;
  const Obstacle obstacle = city.kpm.obstacle[kpm];
  // The obstacle may have changed while the bank or the registry worked.
  if (obstacle == one.being_mended) {
    if (city.kpm.listed[kpm] != 0) cure(city, kpm, one.attempt, now, facts);
  } else if (one.stage == CaseStage::transaction && is_lasting(obstacle)) {
    act_on_cause(city, case_index, now, facts);
  }
}

}  // namespace timbang
