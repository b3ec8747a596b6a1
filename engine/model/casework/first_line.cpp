#include "model/casework/first_line.hpp"

#include "random/distributions.hpp"

namespace timbang {
namespace {

/// What the first line does with a kind of case: the draws, its share, and its delays.
struct FirstLineRule {
  DrawPurpose purpose;
  double settles = 0;
  double delay_minutes = 0;       ///< mean until it has settled the case
  double hand_on_minutes = 0;     ///< until it hands on what it cannot settle
  bool hands_on_as_late = false;  ///< hands on only after the same delay
};

FirstLineRule rule_for(const City& city, const Case& one) {
  const FirstLineParameters& rules = city.rules->first_line;
  if (is_complaint(one.kind)) {
    return {DrawPurpose::complaint_first_line, rules.settles_complaints, rules.complaint_delay_minutes,
            rules.complaint_hand_on_minutes, false};
  }
  if (one.kind == CaseKind::verification) {
    return {DrawPurpose::verification_first_line, rules.settles_verifications, rules.follow_up_delay_minutes, 0, true};
  }
  // By the obstacle of this moment, which may be another when the answer comes.
  const double share = is_lasting(city.kpm.obstacle[one.kpm]) ? rules.settles_lasting : rules.settles_recoverable;
  return {DrawPurpose::follow_up_first_line, share, rules.follow_up_delay_minutes, 0, true};
}

/// Takes the time for a case from this month's hours; false if too little is left.
bool take_time(City& city, KecamatanId kecamatan, SimTime now, FactSink& facts) {
  const Duration needed = Duration::from_minutes(city.rules->first_line.case_minutes);
  Duration& left = city.offices[kecamatan.value].first_line_left;
  if (left < needed) return false;
  left = left - needed;
  facts.on(FirstLineWorked{kecamatan, now, needed});
  return true;
}

Duration delay_of(const City& city, const Case& one, const FirstLineRule& rule) {
  // A process that is off adds no time, and its hours are not used either.
  if (city.processes().first_line == Switch::off) return Duration();
  if (!one.first_line_settles && !rule.hands_on_as_late) return Duration::from_minutes(rule.hand_on_minutes);
  return Duration::from_minutes(exponential(city.draw(one.kpm, one.origin, rule.purpose, 1), rule.delay_minutes));
}

}  // namespace

void renew_first_line_hours(City& city) {
  // Unlimited hours in a scenario must fit into the 32 bits of a duration.
  constexpr double most_minutes = 1e9;
  for (std::size_t k = 0; k < city.kecamatan_count(); ++k) {
    const double minutes = city.rules->first_line.hours_minutes * city.scenario->kecamatan[k].kelurahan;
    city.offices[k].first_line_left = Duration::from_minutes(minutes < most_minutes ? minutes : most_minutes);
  }
}

void send_to_first_line(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  Case& one = city.cases[case_index];
  const FirstLineRule rule = rule_for(city, one);
  const bool is_able = city.processes().first_line == Switch::on &&
                       bernoulli(city.draw(one.kpm, one.origin, rule.purpose), Probability(rule.settles));
  // Whether hours are left is asked only for what it can settle: what it hands on costs no hours.
  one.first_line_settles = is_able && take_time(city, city.kecamatan_of(one.kpm), now, facts);
  schedule(city, {EventKind::first_line_answers, Phase::outside_work, now + delay_of(city, one, rule), case_index, 0,
                  keyed_place(city, one.kpm, one.origin)});
}

}  // namespace timbang
