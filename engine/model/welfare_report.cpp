#include "model/welfare_report.hpp"

#include <array>

#include "base/check.hpp"
#include "model/aid_columns.hpp"
#include "random/elementary.hpp"

namespace timbang {
namespace {

constexpr std::size_t sizes = 9;            // by number of persons, 1 .. 8
constexpr double gap_units = 4294967296.0;  // 2^32 a line

/// A month's poverty rules in z-space: a household is poor when its score lies below a threshold.
struct MonthRules {
  const WelfareQuantile* quantile = nullptr;
  double consumption_scale = 1;     ///< of Q, in lines
  std::array<double, sizes> aid{};  ///< a person, in lines, by size
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

void add_if_poor(PovertyMonth::Variant& variant, double consumption, std::int64_t persons) {
  if (consumption >= 1.0) return;
  variant.poor_persons += persons;
  variant.poor_households += 1;
  variant.gap += persons * static_cast<std::int64_t>((1.0 - consumption) * gap_units + 0.5);
}

/// A household that is poor without aid; all others are poor in no variant.
void add_poor_household(PovertyMonth& poverty, const MonthRules& rules, double score, std::uint8_t size, Aid aid) {
  const double consumption = rules.quantile->at(score) * rules.consumption_scale;
  const double with_aid = consumption + rules.aid[size];
  add_if_poor(poverty.without_aid, consumption, size);
  add_if_poor(poverty.delivered, aid == Aid::delivered ? with_aid : consumption, size);
  add_if_poor(poverty.if_all_transacted, aid == Aid::none ? consumption : with_aid, size);
}

struct Columns {
  std::vector<float> transitory;
  ScoreWeights weights;
  std::vector<Aid> aid;
};

double score(const Population& population, const Columns& columns, std::size_t household) {
  return columns.weights.permanent * static_cast<double>(population.permanent[household]) +
         columns.weights.transitory * static_cast<double>(columns.transitory[household]);
}

void report_kecamatan(const City& city, const Columns& columns, const MonthRules& rules, KecamatanId kecamatan,
                      Month month, FactSink& facts) {
  const Population& population = *city.population;
  PovertyMonth poverty;
  poverty.kecamatan = kecamatan;
  poverty.month = month;
  TargetingMonth targeting;
  targeting.kecamatan = kecamatan;
  targeting.month = month;
  const std::size_t last = population.first_household[kecamatan.value + 1U];
  for (std::size_t household = population.first_household[kecamatan.value]; household < last; ++household) {
    const double z = score(population, columns, household);
    const Aid aid = columns.aid[household];
    poverty.persons += population.size[household];
    ++poverty.households;
    const bool listed = aid != Aid::none;
    targeting.listed += listed ? 1 : 0;
    targeting.listed_well_off += listed && z > rules.well_off_above ? 1 : 0;
    if (z >= rules.poor_below) continue;
    ++targeting.poor;
    targeting.poor_listed += listed ? 1 : 0;
    add_poor_household(poverty, rules, z, population.size[household], aid);
  }
  facts.on(poverty);
  facts.on(targeting);
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
  Columns columns;
  columns.transitory.resize(city.population->households());
  begin_transitory(city.key, period.first_month, columns.transitory);
  for (Month month = period.first_month; month <= period.last_month; month = month + 1) {
    const Parameters& parameters = city.scenario->in_force(month.first_day());
    const WelfareParameters& welfare = parameters.welfare;
    if (month > period.first_month) {
      advance_transitory(city.key, month, welfare.persistence, columns.transitory);
    }
    columns.weights = score_weights(welfare.transitory_share);
    columns.aid = aid_of_month(city, month);
    const MonthRules rules = month_rules(parameters, quantile, month, period.first_month);
    for (std::size_t k = 0; k < city.scenario->kecamatan.size(); ++k) {
      report_kecamatan(city, columns, rules, KecamatanId{static_cast<std::uint16_t>(k)}, month, facts);
    }
  }
}

WelfareCounts count_welfare(const City& city, Month month) {
  const Period& period = city.scenario->period;
  TIMBANG_CHECK(month >= period.first_month && month <= period.last_month, "welfare is counted in a reported month");
  const WelfareParameters& welfare = city.scenario->baseline_in_force(month.first_day()).welfare;
  Columns columns;
  columns.transitory.resize(city.population->households());
  begin_transitory(city.key, period.first_month, columns.transitory);
  for (Month next = period.first_month + 1; next <= month; next = next + 1) {
    advance_transitory(city.key, next, welfare.persistence, columns.transitory);
  }
  columns.weights = score_weights(welfare.transitory_share);
  columns.aid = aid_of_month(city, month);
  WelfareCounts counts;
  for (std::size_t household = 0; household < city.population->households(); ++household) {
    counts.add(score(*city.population, columns, household), city.population->size[household],
               columns.aid[household] == Aid::delivered);
  }
  return counts;
}

}  // namespace timbang
