#include "model/complaints/verification.hpp"

#include <algorithm>

#include "model/casework/casework.hpp"
#include "model/casework/first_line.hpp"
#include "model/casework/staff.hpp"
#include "model/complaints/complaints.hpp"
#include "model/delivery/places.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

KecamatanId kecamatan_of_household(const City& city, HouseholdId household) {
  const auto& first = city.population->first_household;
  // Households are numbered by kecamatan.
  const auto after = std::ranges::upper_bound(first, household.value);
  return KecamatanId{static_cast<std::uint16_t>(after - first.begin() - 1)};
}

/// Sensitivity for the poor, specificity for the others (ODD "7.7 Proposals and verification").
bool is_admitted(const City& city, const Case& one) {
  const TargetingParameters& rules = city.rules->targeting;
  const double chance = one.proposer_is_poor ? rules.sensitivity : 1.0 - rules.specificity;
  return bernoulli(city.draw(one.kpm, one.origin, DrawPurpose::verification_result), Probability(chance));
}

void open_verification(City& city, KpmIndex family, bool is_poor, Occasion origin, SimTime now, FactSink& facts) {
  Case one;
  one.kpm = family;
  one.kind = CaseKind::verification;
  one.origin = origin;
  one.attempt = origin;
  one.proposer_is_poor = is_poor;
  one.opened_at = now;
  one.due = now + Duration::from_minutes(city.rules->targeting.verification_due_minutes);
  const std::uint32_t index = open_case(city, one, facts);
  city.kpm.verification[family] = index;
  set_standing(city, family, Standing::in_verification, now);
  send_to_first_line(city, index, now, facts);
}

}  // namespace

void plan_proposals(City& city, Month month, SimTime now) {
  const Duration length = city.clock.time_of((month + 1).first_day()) - now;
  const Occasion occasion = Occasion::of(month);
  for (const Proposer& proposer : city.fortunes.proposers_of(month)) {
    // The second word of the month's proposal; the first one decided before the run who proposes.
    const std::uint32_t word = draw_word(city.key, proposer.household, occasion, DrawPurpose::proposal, 1);
    const double minutes = uniform_between(word, 0.0, length.minutes() - 1.0);
    // The place of an event has 28 bits.
    // Ties by a word of the household's, since it may have no row yet and keyed_place() needs one.
    schedule(city, {EventKind::proposal_made, Phase::complaint, now + Duration::from_minutes(minutes),
                    proposer.household, proposer.is_poor ? 1U : 0U, word >> 4U});
  }
}

void make_proposal(City& city, HouseholdId household, bool is_poor, SimTime now, FactSink& facts) {
  const KpmIndex known = city.kpm.row_of[household.value];
  if (known != nothing) {
    const bool is_served = city.kpm.listed[known] != 0 || city.kpm.standing[known] == Standing::waiting;
    if (is_served || city.kpm.verification[known] != nothing) return;
    if (is_lasting(city.kpm.obstacle[known])) return;  // died, moved, or known under wrong data
  }
  const Occasion origin = Occasion::of(city.clock.month_of(now));
  const KpmIndex family = row_of(city.kpm, *city.population, household, kecamatan_of_household(city, household));
  open_verification(city, family, is_poor, origin, now, facts);
  const std::uint32_t word = city.draw(family, origin, DrawPurpose::left_out_complaint);
  if (is_poor && bernoulli(word, Probability(city.rules->complaints.left_out_share))) {
    complain_of_being_left_out(city, family, now, facts);
  }
}

void first_line_ends_verification(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  if (city.cases[case_index].first_line_settles) {
    finish_verification(city, case_index, now, facts);
    return;
  }
  submit_work(city, case_index,
              {CaseStage::field_check, DrawPurpose::verification_minutes, city.rules->targeting.verification_minutes},
              now, facts);
}

void finish_verification(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  const KpmIndex family = city.cases[case_index].kpm;
  const bool admitted = is_admitted(city, city.cases[case_index]);
  city.kpm.verification[family] = nothing;
  close_case(city, case_index, now, CaseEnd::resolved, facts);
  if (admitted) {
    join_waiting_list(city, family, now, facts);
  } else {
    set_standing(city, family, Standing::rejected, now);
  }
}

}  // namespace timbang
