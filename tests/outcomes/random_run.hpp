#pragma once

#include <random>
#include <variant>
#include <vector>

#include "small_city.hpp"

namespace timbang::testing {

using AnyFact = std::variant<Credited, Transacted, DeadlineMissed, Returned, CaseOpened, CaseReachedTksk, CaseClosed,
                             WorkArrived, Worked, TkskDay>;

struct PastCredit {
  KecamatanId kecamatan;
  HouseholdId household;
  SimTime from;
  SimTime until;  ///< taken up or returned; never if neither
  std::int64_t amount;
  bool taken_up;
};

struct PastCase {
  KecamatanId kecamatan;
  SimTime from;
  SimTime until;  ///< never if still open at the end
  CaseEnd end;
  bool reaches_tksk;
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
    const bool taken_up = below(2) == 0;
    if (taken_up) {
      until = time + Duration(below(deadline.minutes() + 1));
      facts.push_back(Transacted{kecamatan, household, channel, time, until, amount});
    } else {
      facts.push_back(DeadlineMissed{kecamatan, household, channel, time, time + deadline, amount, Obstacle::moved});
      if (below(4) != 0) {
        until = time + deadline + Duration(below(80 * 1440));
        facts.push_back(Returned{kecamatan, household, channel, time, until, amount});
      }
    }
    credits.push_back({kecamatan, household, time, until, amount.amount(), taken_up});
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
    cases.push_back({kecamatan, time, is_open_at_end ? SimTime::never() : until, end, reaches_tksk});
  }

  void make_day(SimTime day) {
    const TkskId tksk{second_kecamatan, static_cast<std::uint16_t>(below(3))};
    facts.push_back(TkskDay{tksk, day, Duration(300), Duration(60), second_kecamatan});
    facts.push_back(Worked{CaseKind::follow_up, tksk, day + Duration(480), Duration(below(301)), second_kecamatan});
    facts.push_back(WorkArrived{CaseKind::follow_up, second_kecamatan, day, Duration(below(500))});
  }

  std::mt19937 generator_;
};

inline OutcomeTable fold_all(const std::vector<AnyFact>& facts) {
  OutcomeFold fold(small_city());
  for (const AnyFact& any : facts) std::visit([&](const auto& fact) { fold.on(fact); }, any);
  return fold.finish();
}

/// Whether a place of the table (0: the city) holds a kecamatan.
inline bool is_at(std::size_t where, KecamatanId kecamatan) {
  return where == 0 || where == kecamatan.index() + std::size_t{1};
}

}  // namespace timbang::testing
