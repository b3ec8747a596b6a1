#include <algorithm>
#include <cmath>
#include <set>

#include "random_run.hpp"

// Waits, backlogs of a TKSK's complaints, families reached and equity against a twin that counts every case and credit
// of a random run, pair by pair where need be.

using namespace timbang;
using namespace timbang::testing;

namespace {

const Duration longest_wait = Duration::days(180);

/// A month of the table, 0 being all of them.
struct Months {
  SimTime begin;
  SimTime end;
  std::string text;
};

std::vector<Months> all_months() {
  std::vector<Months> months{{at("2023-01-01"), at("2024-01-01"), "all"}};
  for (int month = 1; month <= 12; ++month) {
    const Month one(2023, month);
    const SimClock clock = small_city().clock;
    months.push_back({clock.time_of(one.first_day()), clock.time_of((one + 1).first_day()), one.text()});
  }
  return months;
}

std::vector<double> waits_in_days(const RandomRun& run, std::size_t where, const Months& months) {
  std::vector<double> waits;
  for (const PastCase& one : run.cases) {
    if (!is_at(where, one.kecamatan) || one.from < months.begin || one.from >= months.end) continue;
    const bool is_resolved = one.end == CaseEnd::resolved;
    const Duration wait = is_resolved ? std::min(one.until - one.from, longest_wait) : longest_wait;
    waits.push_back(wait.minutes() / 1440.0);
  }
  return waits;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// From all pairs.
double gini(const std::vector<double>& values) {
  double differences = 0;
  for (const double a : values) {
    for (const double b : values) differences += std::fabs(a - b);
  }
  const auto count = static_cast<double>(values.size());
  return differences / (2 * count * count * mean(values));
}

}  // namespace

TEST_CASE("equity agrees with a twin that compares every pair of complaints") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const RandomRun run(seed);
    const OutcomeTable table = fold_all(run.facts);
    for (const Months& months : all_months()) {
      INFO(seed << " " << months.text);
      const double first = mean(waits_in_days(run, 1, months));
      const double second = mean(waits_in_days(run, 2, months));
      const double longest = std::max(first, second);
      CHECK(value(table, outcome::equity_longest_kecamatan_wait, 0, months.text) == Approx(longest).epsilon(1e-12));
      CHECK(value(table, outcome::equity_worst_to_best_wait, 0, months.text) ==
            Approx((longest + 1) / (std::min(first, second) + 1)).epsilon(1e-12));
      CHECK(value(table, outcome::equity_gini_of_waits, 0, months.text) ==
            Approx(gini(waits_in_days(run, 0, months))).epsilon(1e-12));
    }
  }
}

TEST_CASE("families reached agree with a twin that stores them in a set") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const RandomRun run(seed);
    const OutcomeTable table = fold_all(run.facts);
    for (const Months& months : all_months()) {
      for (std::size_t where = 0; where <= 2; ++where) {
        std::set<HouseholdId> reached;
        for (const PastCredit& credit : run.credits) {
          const bool is_within = credit.until >= months.begin && credit.until < months.end;
          if (credit.taken_up && is_within && is_at(where, credit.kecamatan)) reached.insert(credit.household);
        }
        CHECK(value(table, outcome::delivery_families_reached, where, months.text) ==
              static_cast<double>(reached.size()));
      }
    }
  }
}

TEST_CASE("flows and backlogs of complaints that reach a TKSK agree with a twin") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const RandomRun run(seed);
    const OutcomeTable table = fold_all(run.facts);
    for (const Months& months : all_months()) {
      int resolved = 0;
      int given_up = 0;
      int open = 0;
      for (const PastCase& one : run.cases) {
        if (!one.reaches_tksk) continue;
        const bool ends_within = one.until >= months.begin && one.until < months.end;
        resolved += ends_within && one.end == CaseEnd::resolved ? 1 : 0;
        given_up += ends_within && one.end == CaseEnd::given_up ? 1 : 0;
        open += one.from < months.end && one.until >= months.end ? 1 : 0;
      }
      CHECK(value(table, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::resolved), 0, months.text) ==
            resolved);
      CHECK(value(table, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::given_up), 0, months.text) ==
            given_up);
      if (months.text != "all")
        CHECK(value(table, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::backlog), 0, months.text) ==
              open);
    }
  }
}
