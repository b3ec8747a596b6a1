#include "model/complaints/complaints.hpp"

#include "model/casework/casework.hpp"
#include "model/casework/first_line.hpp"
#include "model/casework/staff.hpp"
#include "model/complaints/dinsos.hpp"
#include "random/distributions.hpp"

namespace timbang {
namespace {

/// The reason of a complaint event: 0 for a question, else 1 + the number of the payout.
constexpr std::uint32_t question = 0;

CaseKind draw_class(const City& city, KpmIndex kpm, Occasion origin) {
  const auto& shares = city.rules->complaints.class_share;
  const double u = uniform_open(city.draw(kpm, origin, DrawPurpose::complaint_class));
  double below = 0;
  for (std::size_t i = 0; i + 1 < shares.size(); ++i) {
    below += shares[i];
    if (u < below) return kind_of(static_cast<ComplaintClass>(i));
  }
  // The shares sum to 1 only up to rounding, so the last class takes what is left.
  return last_complaint;
}

void plan_complaint(City& city, KpmIndex kpm, SimTime at, std::uint32_t reason, Occasion occasion) {
  schedule(city, {EventKind::complaint_made, Phase::complaint, at, kpm, reason, keyed_place(city, kpm, occasion)});
}

void plan_repeat(City& city, std::uint32_t case_index, SimTime now) {
  const double per_month = city.rules->complaints.repeats_per_month;
  if (per_month <= 0) return;
  // A twelfth of 365.25 days.
  constexpr double month_minutes = 43830;
  const Case& one = city.cases[case_index];
  // By index of repeats: each gap has a draw of its own, whatever the gaps before it were.
  const double minutes =
      exponential(city.draw(one.kpm, one.origin, DrawPurpose::repeat, one.repeats), month_minutes / per_month);
  // 190 years: never reached, and times stay within 32 bits.
  constexpr double beyond_any_run = 1e8;
  if (minutes > beyond_any_run) return;
  schedule(city, {EventKind::complaint_repeated, Phase::complaint, now + Duration::from_minutes(minutes), case_index, 0,
                  keyed_place(city, one.kpm, one.origin)});
}

/// What happens to an open complaint of itself: its due date passes, the complainant asks again or gives up.
void plan_clock(City& city, std::uint32_t case_index, SimTime now) {
  const Case& one = city.cases[case_index];
  const std::uint32_t place = keyed_place(city, one.kpm, one.origin);
  // In its due minute a complaint is still in time.
  schedule(city, {EventKind::complaint_overdue, Phase::deadline, one.due + Duration(1), case_index, 0, place});
  const double patience =
      exponential(city.draw(one.kpm, one.origin, DrawPurpose::patience), city.rules->complaints.patience_minutes);
  // 190 years, as in plan_repeat().
  constexpr double beyond_any_run = 1e8;
  if (patience < beyond_any_run) {
    schedule(city,
             {EventKind::patience_ends, Phase::deadline, now + Duration::from_minutes(patience), case_index, 0, place});
  }
  plan_repeat(city, case_index, now);
}

/// Opens a complaint of this class; who gave up once does not voice it.
void open_complaint(City& city, KpmIndex kpm, CaseKind kind, Occasion origin, SimTime now, FactSink& facts) {
  Case one;
  one.kpm = kpm;
  one.kind = kind;
  if (city.kpm.has_given_up.test(kpm)) {
    // Counted in the class that it would have had (ODD "7.10 Complaints").
    facts.on(ComplaintUnvoiced{one.kind, city.kecamatan_of(kpm), now});
    return;
  }
  // One attempt only: complaints do not wait for a later payout's list.
  one.origin = origin;
  one.attempt = origin;
  one.opened_at = now;
  one.due = now + Duration::from_minutes(city.rules->complaints.limit_minutes[static_cast<std::size_t>(one.kind)]);
  const std::uint32_t index = open_case(city, one, facts);
  city.kpm.complaint[kpm] = index;
  plan_clock(city, index, now);
  send_to_first_line(city, index, now, facts);
}

/// Files a complaint, unless the family has one open.
void file_complaint(City& city, KpmIndex kpm, Occasion origin, SimTime now, FactSink& facts) {
  if (city.processes().complaints == Switch::off || city.kpm.complaint[kpm] != nothing) return;
  open_complaint(city, kpm, draw_class(city, kpm, origin), origin, now, facts);
}

}  // namespace

void plan_questions(City& city, const FamilyColumns& listed, Month month, SimTime now) {
  if (city.processes().complaints == Switch::off) return;
  const Probability chance(city.rules->complaints.questions_per_kpm_month);
  const Occasion occasion = Occasion::of(month);
  const Duration length = city.clock.time_of((month + 1).first_day()) - now;
  for_each_success(city, listed, occasion, DrawPurpose::question, chance, [&](KpmIndex kpm) {
    // Less a minute, so that the question falls within the month whose draw it is.
    const double minutes =
        uniform_between(city.draw(kpm, occasion, DrawPurpose::question, 1), 0.0, length.minutes() - 1.0);
    plan_complaint(city, kpm, now + Duration::from_minutes(minutes), question, occasion);
  });
}

void plan_obstacle_complaint(City& city, KpmIndex kpm, const Batch& batch) {
  if (city.processes().complaints == Switch::off) return;
  const ComplaintParameters& rules = city.rules->complaints;
  const Occasion payout = city.payouts[batch.payout].occasion();
  // One chance for each payout, whether the obstacle is old or new.
  const std::uint32_t word = city.draw(kpm, payout, DrawPurpose::obstacle_complaint);
  if (!bernoulli(word, Probability(rules.obstacle_share))) return;
  const double minutes =
      exponential(city.draw(kpm, payout, DrawPurpose::obstacle_complaint, 1), rules.obstacle_delay_minutes);
  plan_complaint(city, kpm, batch.credited_at + Duration::from_minutes(minutes), batch.payout + 1, payout);
}

void make_complaint(City& city, KpmIndex kpm, std::uint32_t reason, SimTime now, FactSink& facts) {
  // Only who holds a place then is heard; the plan may be a month old.
  if (city.kpm.listed[kpm] == 0) return;
  if (reason == question) {
    file_complaint(city, kpm, Occasion::of(city.clock.month_of(now)), now, facts);
    // If the money has been taken up meanwhile, there is nothing left to complain about.
  } else if (city.kpm.first_outstanding[kpm] != nothing) {
    file_complaint(city, kpm, city.payouts[reason - 1].occasion(), now, facts);
  }
}

void complain_of_being_left_out(City& city, KpmIndex family, SimTime now, FactSink& facts) {
  file_complaint(city, family, Occasion::of(city.clock.month_of(now)), now, facts);
}

void file_backlog(City& city, double share, FactSink& facts) {
  if (city.processes().complaints == Switch::off) return;
  const Occasion start = Occasion::once();
  // The heavy start has families that wait for a field check (docs/decisions/0009-two-starts-and-the-long-run.md).
  for_each_success(
      city, listed_families(city), start, DrawPurpose::initial_backlog, Probability(share),
      [&](KpmIndex kpm) { open_complaint(city, kpm, CaseKind::complaint_field_check, start, SimTime(), facts); });
}

void first_line_ends_complaint(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  const Case& one = city.cases[case_index];
  if (one.first_line_settles) {
    resolve_complaint(city, case_index, now, facts);
    return;
  }
  const double minutes = city.rules->complaints.work_minutes[static_cast<std::size_t>(one.kind)];
  submit_work(city, case_index, {CaseStage::complaint_work, DrawPurpose::complaint_minutes, minutes}, now, facts);
}

void resolve_complaint(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  city.kpm.complaint[city.cases[case_index].kpm] = nothing;
  close_case(city, case_index, now, CaseEnd::resolved, facts);
}

void mark_overdue(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  const Case& one = city.cases[case_index];
  if (one.stage == CaseStage::closed) return;
  // Overdue is a mark: due date and place in the TKSK's queue stay (ODD "7.10 Complaints").
  facts.on(CaseEscalated{one.kind, city.kecamatan_of(one.kpm), one.opened_at, now, one.reached_tksk});
  submit_to_dinsos(city, case_index, now, facts);
}

void repeat_complaint(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  Case& one = city.cases[case_index];
  if (one.stage == CaseStage::closed) return;
  ++one.repeats;
  facts.on(CaseRepeated{one.kind, city.kecamatan_of(one.kpm), one.opened_at, now, one.reached_tksk});
  add_work(city, case_index, Duration::from_minutes(city.rules->complaints.repeat_minutes), now, facts);
  // Repeats go on for as long as the complaint is open.
  plan_repeat(city, case_index, now);
}

void lose_patience(City& city, std::uint32_t case_index, SimTime now, FactSink& facts) {
  const KpmIndex family = city.cases[case_index].kpm;
  if (city.cases[case_index].stage == CaseStage::closed) return;
  city.kpm.complaint[family] = nothing;
  city.kpm.has_given_up.set(family);
  close_case(city, case_index, now, CaseEnd::given_up, facts);
}

}  // namespace timbang
