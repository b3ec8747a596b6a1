#include "model/first_line.hpp"

#include "random/distributions.hpp"

namespace timbang {
namespace {

void schedule_answer(City& city, std::uint32_t case_index, SimTime at) {
  const Case& one = city.cases[case_index];
  schedule(city, {EventKind::first_line_answers, Phase::outside_work, at, case_index, 0,
                  keyed_place(city, one.kpm, one.origin)});
}

}  // namespace

void send_follow_up_to_first_line(City& city, std::uint32_t case_index, SimTime now) {
  const Case& one = city.cases[case_index];
  const double minutes = exponential(city.draw(one.kpm, one.origin, DrawPurpose::follow_up_first_line, 1),
                                     city.rules->first_line.follow_up_delay_minutes);
  schedule_answer(city, case_index, now + Duration::from_minutes(minutes));
}

bool first_line_settles_follow_up(const City& city, const Case& one) {
  const FirstLineParameters& rules = city.rules->first_line;
  const double share = is_lasting(city.kpm.obstacle[one.kpm]) ? rules.settles_lasting : rules.settles_recoverable;
  return bernoulli(city.draw(one.kpm, one.origin, DrawPurpose::follow_up_first_line), Probability(share));
}

bool first_line_settles_complaint(const City& city, const Case& one) {
  return bernoulli(city.draw(one.kpm, one.origin, DrawPurpose::complaint_first_line),
                   Probability(city.rules->first_line.settles_complaints));
}

void send_complaint_to_first_line(City& city, std::uint32_t case_index, SimTime now) {
  const FirstLineParameters& rules = city.rules->first_line;
  const Case& one = city.cases[case_index];
  const double minutes = first_line_settles_complaint(city, one)
                             ? exponential(city.draw(one.kpm, one.origin, DrawPurpose::complaint_first_line, 1),
                                           rules.complaint_delay_minutes)
                             : rules.complaint_hand_on_minutes;
  schedule_answer(city, case_index, now + Duration::from_minutes(minutes));
}

}  // namespace timbang
