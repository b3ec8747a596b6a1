#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <variant>
#include <vector>

#include "small_city.hpp"

// The fold against a plainly right twin that keeps every credit and case of a random run, and against itself with the
// facts in another order.

using namespace timbang;
using namespace timbang::testing;

namespace {

using AnyFact = std::variant<Credited, Transacted, DeadlineMissed, Returned, CaseOpened, CaseReachedTksk, CaseClosed,
                             WorkArrived, Worked, TkskDay>;

struct PastCredit {
  KecamatanId kecamatan;
  HouseholdId household;
  SimTime from;
  SimTime until;  ///< taken up or returned; never if neither
  std::int64_t amount;
};

struct PastCase {
  KecamatanId kecamatan;
  SimTime from;
  SimTime until;
};

/// A random run: credits with few households, so that families have several, and cases of one kind.
class RandomRun {
 public:
  explicit RandomRun(std::uint32_t seed) : generator_(seed) {
    for (int i = 0; i < 600; ++i) make_credit();
    for (int i = 0; i < 300; ++i) make_case();
    for (int day = 0; day < 365; ++day) make_day(at("2023-01-01") + Duration::days(day));
  }

  std::vector<AnyFact> facts;
  std::vector<PastCredit> credits;
  std::vector<PastCase> cases;

 private:
  int below(int bound) { return static_cast<int>(generator_() % static_cast<std::uint32_t>(bound)); }
  KecamatanId kecamatan_of(HouseholdId household) {
    return household.value % 3 == 0 ? first_kecamatan : second_kecamatan;
  }

  void make_credit() {
    const HouseholdId household{static_cast<std::uint32_t>(below(60))};
    const KecamatanId kecamatan = kecamatan_of(household);
    const Channel channel = below(2) == 0 ? Channel::bank : Channel::post;
    const Duration deadline = small_city().deadline[static_cast<std::size_t>(channel)];
    const SimTime time = at("2022-11-01") + Duration(below(420 * 1440));
    const Rupiah amount(1 + below(1000));
    facts.push_back(Credited{kecamatan, household, channel, time, amount});
    SimTime until = SimTime::never();
    if (below(2) == 0) {
      until = time + Duration(below(deadline.minutes() + 1));
      facts.push_back(Transacted{kecamatan, household, channel, time, until, amount});
    } else {
      facts.push_back(DeadlineMissed{kecamatan, household, channel, time, time + deadline, amount, Obstacle::moved});
      if (below(4) != 0) {
        until = time + deadline + Duration(below(80 * 1440));
        facts.push_back(Returned{kecamatan, household, channel, time, until, amount});
      }
    }
    credits.push_back({kecamatan, household, time, until, amount.amount()});
  }

  void make_case() {
    const KecamatanId kecamatan{static_cast<std::uint16_t>(below(2))};
    const CaseKind kind = CaseKind::complaint_field_check;
    const SimTime time = at("2022-11-01") + Duration(below(420 * 1440));
    const SimTime due = time + Duration::days(60);
    const bool is_open_at_end = below(5) == 0;
    const SimTime until = is_open_at_end ? at("2024-07-01") : time + Duration(below(200 * 1440));
    const bool reaches_tksk = below(2) == 0;
    facts.push_back(CaseOpened{kind, kecamatan, HouseholdId{0}, time, due});
    if (reaches_tksk) facts.push_back(CaseReachedTksk{kind, kecamatan, time, time});
    const CaseEnd end = is_open_at_end ? CaseEnd::open_at_end : below(3) == 0 ? CaseEnd::given_up : CaseEnd::resolved;
    facts.push_back(CaseClosed{kind, kecamatan, HouseholdId{0}, time, due, until, end, reaches_tksk});
    cases.push_back({kecamatan, time, is_open_at_end ? SimTime::never() : until});
  }

  void make_day(SimTime day) {
    const TkskId tksk{second_kecamatan, static_cast<std::uint16_t>(below(3))};
    facts.push_back(TkskDay{tksk, day, Duration(300), Duration(60), second_kecamatan});
    facts.push_back(Worked{CaseKind::follow_up, tksk, day + Duration(480), Duration(below(301)), second_kecamatan});
    facts.push_back(WorkArrived{CaseKind::follow_up, second_kecamatan, day, Duration(below(500))});
  }

  std::mt19937 generator_;
};

OutcomeTable fold_all(const std::vector<AnyFact>& facts) {
  OutcomeFold fold(small_city());
  for (const AnyFact& any : facts) std::visit([&](const auto& fact) { fold.on(fact); }, any);
  return fold.finish();
}

bool is_at(std::size_t where, KecamatanId kecamatan) {
  return where == 0 || where == kecamatan.index() + std::size_t{1};
}

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
  CHECK(value(table, "delivery.outstanding", where, month.text()) == static_cast<double>(outstanding));

  std::set<HouseholdId> stuck;
  std::int64_t balance = 0;
  for_each_out(run, where, end, end - Duration::days(30), [&](const PastCredit& credit) {
    stuck.insert(credit.household);
    balance += credit.amount;
  });
  const double places = where == 0 ? 300 : where == 1 ? 100 : 200;
  const auto families = static_cast<double>(stuck.size());
  CHECK(value(table, "delivery.stuck_kpm_share", where, month.text()) == 100 * families / places);
  CHECK(value(table, "delivery.stuck_balance_mean", where, month.text()) == static_cast<double>(balance) / families);

  std::int64_t open = 0;
  std::int64_t age = 0;
  for (const PastCase& one : run.cases) {
    if (!is_at(where, one.kecamatan) || one.from >= end || one.until < end) continue;
    ++open;
    age += (end - one.from).minutes();
  }
  CHECK(value(table, "complaints.backlog", where, month.text()) == static_cast<double>(open));
  CHECK(value(table, "complaints.backlog_age_mean", where, month.text()) ==
        static_cast<double>(age) / static_cast<double>(open * 1440));
}

}  // namespace

TEST_CASE("stocks at month ends are those of a twin that remembers every credit and case") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const RandomRun run(seed);
    const OutcomeTable table = fold_all(run.facts);
    for (std::size_t where = 0; where <= 2; ++where) {
      for (int month = 1; month <= 12; ++month) check_month_end(run, table, where, Month(2023, month));
    }
  }
}

TEST_CASE("the order of facts changes nothing") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    RandomRun run(seed);
    const std::uint64_t fingerprint = fold_all(run.facts).fingerprint();
    std::shuffle(run.facts.begin(), run.facts.end(), std::mt19937(seed));
    CHECK(fold_all(run.facts).fingerprint() == fingerprint);
  }
}

TEST_CASE("the city's outcomes do not depend on which kecamatan its families and cases belong to") {
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
    for (std::size_t month = 0; month < table.months(); ++month) {
      const double before = table.at(outcome, 0, month);
      const double after = moved_table.at(outcome, 0, month);
      INFO(outcome_catalogue()[outcome].name << " month " << month);
      CHECK((before == after || (std::isnan(before) && std::isnan(after))));
    }
  }
}

TEST_CASE("a copied fold continues as the original would have, and the two do not touch") {
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
  CHECK(original.finish().fingerprint() == fold_all(run.facts).fingerprint());
  CHECK(copy.finish().fingerprint() != original.finish().fingerprint());
}
