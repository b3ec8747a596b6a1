#include <algorithm>
#include <cmath>
#include <set>

#include "random_run.hpp"
#include "support/results_example.hpp"

// The fold against a simple reference implementation that keeps every credit and case of a random run, and against
// itself with the facts in another order.

using namespace timbang;
using namespace timbang::testing;
using test::same_bits;

namespace {

/// Of the credits, those out at an instant that were made before another.
template <class Visit>
void for_each_out(const RandomRun& run, std::size_t where, SimTime instant, SimTime made_before, Visit visit) {
  for (const PastCredit& credit : run.credits) {
    if (is_at(where, credit.kecamatan) && credit.from < made_before && credit.until >= instant) visit(credit);
  }
}

void check_month_end(const RandomRun& run, const OutcomeTable& table, std::size_t where, Month month) {
  const SimTime end = small_city().clock.time_of((month + 1).first_day());
  std::int64_t outstanding = 0;
  for_each_out(run, where, end, end, [&](const PastCredit& credit) { outstanding += credit.amount; });
  CHECK(value(table, outcome::delivery_outstanding, where, month.text()) == static_cast<double>(outstanding));

  std::set<HouseholdId> stuck;
  std::int64_t balance = 0;
  for_each_out(run, where, end, end - Duration::days(30), [&](const PastCredit& credit) {
    stuck.insert(credit.household);
    balance += credit.amount;
  });
  const double places = where == 0 ? 300 : where == 1 ? 100 : 200;
  const auto families = static_cast<double>(stuck.size());
  CHECK(value(table, outcome::delivery_stuck_kpm_share, where, month.text()) == 100 * families / places);
  CHECK(value(table, outcome::delivery_stuck_balance_mean, where, month.text()) ==
        static_cast<double>(balance) / families);

  std::int64_t open = 0;
  std::int64_t age = 0;
  for (const PastCase& one : run.cases) {
    if (!is_at(where, one.kecamatan) || one.from >= end || one.until < end) continue;
    ++open;
    age += (end - one.from).minutes();
  }
  CHECK(value(table, outcome::complaints_backlog, where, month.text()) == static_cast<double>(open));
  CHECK(value(table, outcome::complaints_backlog_age_mean, where, month.text()) ==
        static_cast<double>(age) / static_cast<double>(open * 1440));
}

}  // namespace

TEST_CASE("stocks at month ends agree with a twin that stores every credit and case") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const RandomRun run(seed);
    const OutcomeTable table = fold_all(run.facts);
    for (std::size_t where = 0; where <= 2; ++where) {
      for (int month = 1; month <= 12; ++month) check_month_end(run, table, where, Month(2023, month));
    }
  }
}

TEST_CASE("crediting families together gives the same counts as crediting them one by one") {
  std::mt19937 generator(4);
  OutcomeFold together(small_city());
  OutcomeFold alone(small_city());
  for (int cohort = 0; cohort < 60; ++cohort) {
    const KecamatanId kecamatan = cohort % 2 == 0 ? first_kecamatan : second_kecamatan;
    const SimTime credited_at = at("2022-11-01") + Duration::days(static_cast<std::int32_t>(generator() % 400));
    std::vector<HouseholdId> households;
    std::vector<SimTime> transacted_at;
    for (std::uint32_t i = 0; i < 30; ++i) {
      households.push_back({2 * static_cast<std::uint32_t>(generator() % 100) + kecamatan.value});
      transacted_at.push_back(credited_at + Duration(static_cast<std::int32_t>(generator() % (90 * 1440))));
      transact(alone, {credited_at, 300, households.back(), Channel::bank, kecamatan}, transacted_at.back());
    }
    together.on(CreditedTogether{kecamatan, Channel::bank, credited_at, Rupiah(300), households});
    together.on(
        TransactedTogether{kecamatan, Channel::bank, credited_at, Rupiah(300), Rupiah(), households, transacted_at});
  }
  CHECK(same_bits(together.finish(), alone.finish()));
}

TEST_CASE("the order of facts does not change outcomes") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    RandomRun run(seed);
    const OutcomeTable table = fold_all(run.facts);
    std::shuffle(run.facts.begin(), run.facts.end(), std::mt19937(seed));
    CHECK(same_bits(fold_all(run.facts), table));
  }
}

TEST_CASE("the city's outcomes do not depend on the kecamatan of its families and cases") {
  const RandomRun run(7);
  const OutcomeTable table = fold_all(run.facts);
  std::vector<AnyFact> moved = run.facts;
  for (AnyFact& any : moved) {
    std::visit(
        [](auto& fact) {
          if constexpr (requires { fact.kecamatan; }) fact.kecamatan = second_kecamatan;
        },
        any);
  }
  const OutcomeTable moved_table = fold_all(moved);
  for (std::size_t outcome = 0; outcome < table.outcomes(); ++outcome) {
    if (outcome_catalogue()[outcome].name.substr(0, 7) == "equity.") continue;  // compares kecamatan
    for (std::size_t month = 0; month < table.months(); ++month) {
      const double before = table.at(outcome, 0, month);
      const double after = moved_table.at(outcome, 0, month);
      INFO(outcome_catalogue()[outcome].name << " month " << month);
      CHECK((before == after || (std::isnan(before) && std::isnan(after))));
    }
  }
}

TEST_CASE("a copied fold continues exactly like the original and is independent") {
  const RandomRun run(9);
  OutcomeFold original(small_city());
  const auto half = run.facts.begin() + static_cast<std::ptrdiff_t>(run.facts.size() / 2);
  const auto feed = [](OutcomeFold& fold, auto begin, auto end) {
    for (auto any = begin; any != end; ++any) std::visit([&](const auto& fact) { fold.on(fact); }, *any);
  };
  feed(original, run.facts.begin(), half);
  OutcomeFold copy = original;
  feed(copy, half, run.facts.end());
  transact(copy, {at("2023-05-10")}, at("2023-05-12"));
  feed(original, half, run.facts.end());
  const OutcomeTable table = original.finish();
  CHECK(same_bits(table, fold_all(run.facts)));
  CHECK_FALSE(same_bits(copy.finish(), table));
}
