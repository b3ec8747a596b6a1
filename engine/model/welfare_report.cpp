#include "model/welfare_report.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "model/aid_columns.hpp"
#include "random/elementary.hpp"

namespace timbang {
namespace {

constexpr std::size_t sizes = 9;  // by number of persons, 1 .. 8

/// A month's poverty rules in z-space: a household is poor when its score lies below a threshold.
struct MonthRules {
  const WelfareQuantile* quantile = nullptr;
  double consumption_scale = 1;     ///< of Q, in lines
  std::array<double, sizes> aid{};  ///< a person and month of aid, in lines, by size
  double poor_below = 0;            ///< without aid
  double well_off_above = 0;        ///< twice the line
};

double years_since_march(Month month, Month first_month) {
  return (month - Month(first_month.year(), 3)) / 12.0;
}

MonthRules month_rules(const Parameters& parameters, const WelfareQuantile& quantile, Month month, Month first_month) {
  const WelfareParameters& welfare = parameters.welfare;
  MonthRules rules;
  rules.quantile = &quantile;
  rules.consumption_scale = consumption_scale(welfare, month, first_month);
  const double benefit = parameters.programme.benefit_rupiah / poverty_line(welfare, month, first_month);
  for (std::size_t size = 1; size < sizes; ++size) rules.aid[size] = benefit / static_cast<double>(size);
  rules.poor_below = quantile.score_of(1.0 / rules.consumption_scale);
  rules.well_off_above = quantile.score_of(2.0 / rules.consumption_scale);
  return rules;
}

/// What a household had of aid in a month.
struct HouseholdAid {
  Aid spread = Aid::none;            ///< of the payout that covers the month
  std::uint8_t received_months = 0;  ///< months of aid received in it
};

/// A household that is poor without aid; all others are poor in no variant.
void add_poor_household(PovertyMonth& poverty, const MonthRules& rules, double score, std::uint8_t size,
                        HouseholdAid aid) {
  const double consumption = rules.quantile->at(score) * rules.consumption_scale;
  const double with_aid = consumption + rules.aid[size];
  poverty.without_aid.count(consumption, size);
  poverty.delivered.count(aid.spread == Aid::delivered ? with_aid : consumption, size);
  poverty.if_all_transacted.count(aid.spread == Aid::none ? consumption : with_aid, size);
  poverty.cash_basis.count(consumption + rules.aid[size] * aid.received_months, size);
}

/// What is known of every household in one month.
struct Columns {
  std::vector<float> permanent;
  std::vector<float> transitory;
  ScoreWeights weights;
  std::vector<Aid> aid;
  std::vector<std::uint8_t> received;
  std::vector<Standing> standing;  ///< by row of the register, at the month's end
  std::size_t changes_seen = 0;    ///< of the city's standings
};

double score(const Columns& columns, std::size_t household) {
  return columns.weights.permanent * static_cast<double>(columns.permanent[household]) +
         columns.weights.transitory * static_cast<double>(columns.transitory[household]);
}

/// Why a poor household had no aid for the month; one with a new place waits for its first payout.
ExclusionCause cause_of(const City& city, const Columns& columns, std::size_t household) {
  const KpmIndex row = city.kpm.row_of[household];
  if (row == nothing || row >= columns.standing.size()) return ExclusionCause::not_proposed;
  switch (columns.standing[row]) {
    case Standing::in_verification:
      return ExclusionCause::in_verification;
    case Standing::rejected:
      return ExclusionCause::rejected;
    case Standing::lost_place:
      return ExclusionCause::lost_place;
    case Standing::waiting:
    case Standing::listed:
      break;
  }
  return ExclusionCause::waiting_list;
}

void add_targeting(TargetingMonth& targeting, const City& city, const Columns& columns, const MonthRules& rules,
                   std::size_t household, double z) {
  const bool is_listed = columns.aid[household] != Aid::none;
  targeting.listed += is_listed ? 1 : 0;
  targeting.listed_well_off += is_listed && z > rules.well_off_above ? 1 : 0;
  if (z >= rules.poor_below) return;
  ++targeting.poor;
  if (is_listed) {
    ++targeting.poor_listed;
  } else {
    ++targeting.excluded[static_cast<std::size_t>(cause_of(city, columns, household))];
  }
}

void report_kecamatan(const City& city, const Columns& columns, const MonthRules& rules, TargetingMonth targeting,
                      FactSink& facts) {
  const Population& population = *city.population;
  PovertyMonth poverty;
  poverty.kecamatan = targeting.kecamatan;
  poverty.month = targeting.month;
  const std::size_t last = population.first_household[targeting.kecamatan.value + 1U];
  for (std::size_t household = population.first_household[targeting.kecamatan.value]; household < last; ++household) {
    const double z = score(columns, household);
    poverty.persons += population.size[household];
    ++poverty.households;
    add_targeting(targeting, city, columns, rules, household, z);
    if (z >= rules.poor_below) continue;
    add_poor_household(poverty, rules, z, population.size[household],
                       {columns.aid[household], columns.received[household]});
  }
  facts.on(poverty);
  facts.on(targeting);
}

/// Households that wait at the month's end, by kecamatan.
std::vector<TargetingMonth> begin_targeting(const City& city, const Columns& columns, Month month) {
  std::vector<TargetingMonth> targeting(city.kecamatan_count());
  for (std::size_t k = 0; k < targeting.size(); ++k) {
    targeting[k].kecamatan = KecamatanId{static_cast<std::uint16_t>(k)};
    targeting[k].month = month;
  }
  for (KpmIndex row = 0; row < columns.standing.size(); ++row) {
    if (columns.standing[row] == Standing::waiting) ++targeting[city.kecamatan_of(row).value].waiting_list;
  }
  return targeting;
}

/// Takes the standings on to the end of a month. Rows that are made later have none yet.
void follow_standings(const City& city, Month month, Columns& columns) {
  const SimTime end = city.clock.time_of((month + 1).first_day());
  while (columns.changes_seen < city.standings.size() && city.standings[columns.changes_seen].at < end) {
    const StandingChange& change = city.standings[columns.changes_seen++];
    // Rows are numbered in the order in which they are made, and every new row is given a standing at once.
    if (change.family >= columns.standing.size()) columns.standing.resize(change.family + std::size_t{1});
    columns.standing[change.family] = change.standing;
  }
}

void improve_until(const City& city, Month month, Columns& columns) {
  for (Month at = city.scenario->period.start.month(); at <= month; at = at + 1) {
    improve(city.fortunes.improvements_of(at), columns.permanent);
  }
}

Columns columns_of_first_month(const City& city) {
  const Month first = city.scenario->period.first_month;
  Columns columns;
  columns.permanent = city.population->permanent;
  columns.transitory.resize(city.population->households());
  begin_transitory(city.key, first, columns.transitory);
  improve_until(city, first, columns);
  return columns;
}

void next_month(const City& city, Month month, double persistence, Columns& columns) {
  advance_transitory(city.key, month, persistence, columns.transitory);
  improve(city.fortunes.improvements_of(month), columns.permanent);
}

}  // namespace

double poverty_line(const WelfareParameters& rules, Month month, Month first_month) {
  return rules.poverty_line_rupiah *
         portable_pow(1.0 + rules.line_growth_per_year, years_since_march(month, first_month));
}

double consumption_scale(const WelfareParameters& rules, Month month, Month first_month) {
  const double relative_growth = (1.0 + rules.consumption_growth_per_year) / (1.0 + rules.line_growth_per_year);
  return portable_pow(relative_growth, years_since_march(month, first_month));
}

void report_welfare_of(const City& city, const WelfareQuantile& quantile, FactSink& facts) {
  const Period& period = city.scenario->period;
  Columns columns = columns_of_first_month(city);
  for (Month month = period.first_month; month <= period.last_month; month = month + 1) {
    const Parameters& parameters = city.scenario->in_force(month.first_day());
    if (month > period.first_month) next_month(city, month, parameters.welfare.persistence, columns);
    columns.weights = score_weights(parameters.welfare.transitory_share);
    columns.aid = aid_of_month(city, month);
    columns.received = received_in_month(city, month);
    follow_standings(city, month, columns);
    const MonthRules rules = month_rules(parameters, quantile, month, period.first_month);
    for (const TargetingMonth& targeting : begin_targeting(city, columns, month)) {
      report_kecamatan(city, columns, rules, targeting, facts);
    }
  }
}

WelfareCounts count_welfare(const City& city, Month month) {
  const Period& period = city.scenario->period;
  TIMBANG_CHECK(month >= period.first_month && month <= period.last_month, "welfare is counted in a reported month");
  const WelfareParameters& welfare = city.scenario->baseline_in_force(month.first_day()).welfare;
  Columns columns = columns_of_first_month(city);
  for (Month next = period.first_month + 1; next <= month; next = next + 1) {
    next_month(city, next, welfare.persistence, columns);
  }
  columns.weights = score_weights(welfare.transitory_share);
  columns.aid = aid_of_month(city, month);
  WelfareCounts counts;
  for (std::size_t household = 0; household < city.population->households(); ++household) {
    counts.add(score(columns, household), city.population->size[household], columns.aid[household] == Aid::delivered);
  }
  return counts;
}

}  // namespace timbang
