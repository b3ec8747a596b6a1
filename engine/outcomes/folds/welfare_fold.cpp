#include "outcomes/folds/welfare_fold.hpp"

#include <array>
#include <numeric>
#include <string>

namespace timbang {
namespace {

/// By ExclusionCause.
constexpr std::array exclusions{outcome::targeting_exclusion_not_proposed, outcome::targeting_exclusion_in_verification,
                                outcome::targeting_exclusion_waiting_list, outcome::targeting_exclusion_rejected,
                                outcome::targeting_exclusion_lost_place};
static_assert(exclusions.size() == exclusion_cause_count);

struct NamedVariant {
  std::string name;
  const PovertyMonth::Variant& poverty;
};

/// More aid makes nobody poorer.
void at_most(LawBook& laws, std::size_t kecamatan, std::size_t slot, const NamedVariant& less,
             const NamedVariant& more) {
  const auto compare = [&](const char* what, std::int64_t PovertyMonth::Variant::*member) {
    laws.at_most(std::string("poverty: ") + what + " " + less.name + ", at most " + more.name, kecamatan, slot,
                 less.poverty.*member, more.poverty.*member);
  };
  compare("poor persons", &PovertyMonth::Variant::poor_persons);
  compare("poor households", &PovertyMonth::Variant::poor_households);
  compare("gap", &PovertyMonth::Variant::gap);
  compare("severity", &PovertyMonth::Variant::severity);
}

}  // namespace

WelfareFold::WelfareFold(std::size_t kecamatan, const ReportPeriod& period)
    : kecamatan_(kecamatan), cells_(kecamatan, period.slots()) {}

void WelfareFold::on(const ReportPeriod& period, const PovertyMonth& fact) {
  const std::size_t slot = period.slot(fact.month);
  if (!period.is_reported(slot)) return;
  Cell& cell = cells_.at(fact.kecamatan, slot);
  cell.poverty = fact;
  ++cell.poverty_reports;
}

void WelfareFold::on(const ReportPeriod& period, const TargetingMonth& fact) {
  const std::size_t slot = period.slot(fact.month);
  if (!period.is_reported(slot)) return;
  Cell& cell = cells_.at(fact.kecamatan, slot);
  cell.targeting = fact;
  ++cell.targeting_reports;
}

void WelfareFold::check(LawBook& laws, const ReportPeriod& period) const {
  for (std::size_t k = 0; k < kecamatan_; ++k) {
    for (std::size_t slot = 1; slot <= period.months(); ++slot) {
      check_poverty(laws, k, slot);
      check_targeting(laws, k, slot);
    }
  }
}

void WelfareFold::check_poverty(LawBook& laws, std::size_t kecamatan, std::size_t slot) const {
  const Cell& cell = cells_.at(kecamatan, slot);
  const PovertyMonth& poverty = cell.poverty;
  // Counted, so that a month that is reported twice breaks a law instead of replacing the first.
  laws.at_most("poverty: times that the month is reported, at most 1", kecamatan, slot, cell.poverty_reports, 1);
  // Households neither appear nor vanish during a run.
  laws.equal("households: this month's = the first month's", kecamatan, slot, poverty.households,
             cells_.at(kecamatan, 1).poverty.households);
  const NamedVariant without_aid{"without aid", poverty.without_aid};
  const NamedVariant delivered{"as delivered", poverty.delivered};
  const NamedVariant cash_basis{"on a cash basis", poverty.cash_basis};
  const NamedVariant if_all_transacted{"if all had transacted", poverty.if_all_transacted};
  const NamedVariant if_all_listed{"if all poor had a place", poverty.if_all_listed};
  for (const NamedVariant& variant : {without_aid, delivered, cash_basis, if_all_transacted, if_all_listed}) {
    laws.at_most("poverty: severity " + variant.name + ", at most its gap", kecamatan, slot, variant.poverty.severity,
                 variant.poverty.gap);
  }
  at_most(laws, kecamatan, slot, delivered, without_aid);
  at_most(laws, kecamatan, slot, cash_basis, without_aid);
  at_most(laws, kecamatan, slot, if_all_transacted, delivered);
  at_most(laws, kecamatan, slot, if_all_listed, if_all_transacted);
  laws.at_most("poverty: poor persons, at most all persons", kecamatan, slot, poverty.without_aid.poor_persons,
               poverty.persons);
}

void WelfareFold::check_targeting(LawBook& laws, std::size_t kecamatan, std::size_t slot) const {
  const Cell& cell = cells_.at(kecamatan, slot);
  const TargetingMonth& targeting = cell.targeting;
  laws.at_most("targeting: times that the month is reported, at most 1", kecamatan, slot, cell.targeting_reports, 1);
  laws.at_most("targeting: poor KPM, at most the poor households", kecamatan, slot, targeting.poor_listed,
               targeting.poor);
  const std::int64_t excluded = std::accumulate(targeting.excluded.begin(), targeting.excluded.end(), std::int64_t{0});
  laws.equal("targeting: poor households that are no KPM, by cause = in all", kecamatan, slot, excluded,
             targeting.poor - targeting.poor_listed);
  // Poor and well-off are disjoint groups of KPM.
  laws.at_most("targeting: poor and well-off KPM, at most all KPM", kecamatan, slot,
               targeting.poor_listed + targeting.listed_well_off, targeting.listed);
}

void WelfareFold::close(TableCloser& closer) const {
  // One cell tells for all: welfare is reported for every kecamatan and month, or not at all.
  const bool is_reported = cells_.at(0, 1).poverty_reports > 0 || cells_.at(0, 1).targeting_reports > 0;
  if (!is_reported) {
    // A run without the process of welfare knows nothing of poverty, which is not the same as zero.
    closer.leave_welfare_undefined();
    return;
  }
  close_poverty(closer);
  close_poor_persons(closer);
  close_targeting(closer);
}

void WelfareFold::close_poverty(TableCloser& closer) const {
  const auto of = [this](auto quantity) {
    return [this, quantity](std::size_t k, std::size_t slot) { return quantity(cells_.at(k, slot).poverty); };
  };
  const auto persons = of([](const PovertyMonth& p) { return p.persons; });
  const auto poor = of([](const PovertyMonth& p) { return p.delivered.poor_persons; });
  closer.fill(outcome::poverty_poor_persons, poor);
  closer.fill(outcome::poverty_poor_households, of([](const PovertyMonth& p) { return p.delivered.poor_households; }));
  closer.fill_ratio(outcome::poverty_headcount_rate, poor, persons, 100);
  closer.fill_ratio(outcome::poverty_gap, of([](const PovertyMonth& p) { return p.delivered.gap; }), persons,
                    100 / PovertyMonth::units_a_line);
  closer.fill_ratio(outcome::poverty_severity, of([](const PovertyMonth& p) { return p.delivered.severity; }), persons,
                    100 / PovertyMonth::units_a_line);
}

void WelfareFold::close_poor_persons(TableCloser& closer) const {
  const auto of = [this](auto quantity) {
    return [this, quantity](std::size_t k, std::size_t slot) { return quantity(cells_.at(k, slot).poverty); };
  };
  closer.fill(outcome::poverty_poor_persons_without_aid,
              of([](const PovertyMonth& p) { return p.without_aid.poor_persons; }));
  closer.fill(outcome::poverty_poor_persons_cash_basis,
              of([](const PovertyMonth& p) { return p.cash_basis.poor_persons; }));
  closer.fill(outcome::poverty_poor_persons_if_all_transacted,
              of([](const PovertyMonth& p) { return p.if_all_transacted.poor_persons; }));
  closer.fill(outcome::poverty_lifted_by_aid,
              of([](const PovertyMonth& p) { return p.without_aid.poor_persons - p.delivered.poor_persons; }));
  closer.fill(outcome::poverty_kept_poor_by_failed_delivery,
              of([](const PovertyMonth& p) { return p.delivered.poor_persons - p.if_all_transacted.poor_persons; }));
  closer.fill(outcome::poverty_kept_poor_without_place, of([](const PovertyMonth& p) {
                return p.if_all_transacted.poor_persons - p.if_all_listed.poor_persons;
              }));
}

void WelfareFold::close_targeting(TableCloser& closer) const {
  const auto of = [this](auto quantity) {
    return [this, quantity](std::size_t k, std::size_t slot) { return quantity(cells_.at(k, slot).targeting); };
  };
  const auto poor = of([](const TargetingMonth& t) { return t.poor; });
  closer.fill_ratio(outcome::targeting_coverage, of([](const TargetingMonth& t) { return t.poor_listed; }), poor, 100);
  closer.fill_ratio(outcome::targeting_exclusion_error,
                    of([](const TargetingMonth& t) { return t.poor - t.poor_listed; }), poor, 100);
  closer.fill_ratio(outcome::targeting_inclusion_error, of([](const TargetingMonth& t) { return t.listed_well_off; }),
                    of([](const TargetingMonth& t) { return t.listed; }), 100);
  closer.fill(outcome::targeting_waiting_list, of([](const TargetingMonth& t) { return t.waiting_list; }));
  for (std::size_t cause = 0; cause < exclusion_cause_count; ++cause) {
    closer.fill_ratio(exclusions[cause], of([cause](const TargetingMonth& t) { return t.excluded[cause]; }), poor, 100);
  }
}

}  // namespace timbang
