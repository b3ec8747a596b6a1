#include <span>

#include "facts/facts.hpp"
#include "outcomes/folds/outcome_fold.hpp"
#include "proof/exact_checks.hpp"

namespace timbang {
namespace {

/// Households of so many persons each, with their consumption a person.
struct Country {
  std::vector<double> consumption;
  std::int64_t persons_a_household = 1;
};

/// The countries A and C of Haughton and Khandker (2009), chapter 4, with a line of 125.
const Country country_a{{100, 100, 150, 150}, 1};
const Country country_c{{100, 110, 150, 160}, 1};
constexpr double line = 125;

PovertyMonth poverty_of(const Country& country, KecamatanId kecamatan) {
  PovertyMonth month;
  month.kecamatan = kecamatan;
  month.month = Month(2023, 1);
  month.households = static_cast<std::int64_t>(country.consumption.size());
  month.persons = month.households * country.persons_a_household;
  for (const double consumption : country.consumption) {
    // Persons of a household are alike, so that counting them at once is exact.
    month.delivered.count(consumption / line, country.persons_a_household);
  }
  month.without_aid = month.delivered;
  month.if_all_transacted = month.if_all_listed = month.delivered;
  month.cash_basis = month.delivered;
  return month;
}

/// The outcomes of a city whose kecamatan are these countries.
OutcomeTable outcomes_of(std::span<const Country> kecamatan) {
  OutcomeFrame frame;
  frame.clock = SimClock{Date(2023, 1, 1)};
  frame.first_month = Month(2023, 1);
  frame.months = 1;
  frame.kecamatan = kecamatan.size();
  frame.places.assign(kecamatan.size(), 0);
  // Through the fold and its laws, as a run's outcomes are.
  OutcomeFold fold(frame);
  for (std::size_t k = 0; k < kecamatan.size(); ++k) {
    fold.on(poverty_of(kecamatan[k], KecamatanId{static_cast<std::uint16_t>(k)}));
  }
  return fold.finish();
}

/// In percent, as the outcomes are.
struct Poverty {
  double headcount = 0;
  double gap = 0;
  double severity = 0;
};

/// Compares the city's outcomes. A person's gap and its square are rounded to 2^-32 of the line, so that a mean in
/// percent is off by half of that at most.
void add_checks(std::vector<Check>& checks, const char* subject, const char* source, std::span<const Country> kecamatan,
                const Poverty& expected) {
  constexpr double rounding = 100 * 0x1p-33 * 1.001;  // and the last digit of doubles
  const OutcomeTable table = outcomes_of(kecamatan);
  const auto add = [&](const char* quantity, std::size_t outcome, double value, double margin) {
    checks.push_back(
        exact_check({CheckGroup::welfare, subject, quantity, source}, value, table.at(outcome, 0, 1), margin));
  };
  add("headcount", outcome::poverty_headcount_rate, expected.headcount, 0);
  add("gap", outcome::poverty_gap, expected.gap, rounding);
  add("severity", outcome::poverty_severity, expected.severity, rounding);
}

}  // namespace

std::vector<Check> check_welfare() {
  constexpr const char* book = "Foster, Greer and Thorbecke 1984; example of Haughton and Khandker 2009, ch. 4";
  constexpr const char* decomposition = "Foster, Greer and Thorbecke 1984: the whole is the mean of its parts";
  std::vector<Check> checks;
  add_checks(checks, "country_c", book, std::vector{country_c}, {50, 8, 1.36});
  // A with twice the persons: 8 of 12 persons with a gap of 0.1 and a severity of 0.02, 4 with 0.08 and 0.0136.
  const Country larger_a{country_a.consumption, 2};
  add_checks(checks, "countries_together", decomposition, std::vector{larger_a, country_c},
             {50, 100 * (8 * 0.1 + 4 * 0.08) / 12, 100 * (8 * 0.02 + 4 * 0.0136) / 12});
  return checks;
}

}  // namespace timbang
