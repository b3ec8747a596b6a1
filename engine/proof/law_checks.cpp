#include <array>
#include <functional>
#include <optional>

#include "base/check.hpp"
#include "facts/facts.hpp"
#include "outcomes/folds/outcome_fold.hpp"
#include "proof/exact_checks.hpp"

namespace timbang {
namespace {

constexpr KecamatanId kecamatan{0};
constexpr HouseholdId household{1};
constexpr TkskId tksk{kecamatan, 0};
constexpr CaseKind kind = CaseKind::complaint_field_check;

constexpr SimTime day(std::int32_t number) {
  return SimTime() + Duration::days(number);
}

/// Facts of one run, each of which a fault may leave out or change.
struct Story {
  std::optional<Rupiah> returned{Rupiah(200'000)};
  std::optional<SimTime> case_closed_from{day(40)};  ///< the opening time that the closing names
  Duration worked{120};
  bool has_place_vacated = true;
};

OutcomeFrame frame() {
  OutcomeFrame frame;
  frame.clock = SimClock{Date(2023, 1, 1)};
  frame.first_month = Month(2023, 1);
  frame.months = 12;
  frame.kecamatan = 1;
  frame.places = {100};
  frame.deadline = {Duration::days(90), Duration::days(45)};
  frame.service_limit = {Duration::days(5), Duration::days(14), Duration::days(60)};
  return frame;
}

/// Two credits, of which one is taken up and the other goes back; a complaint, the work on it; a place that changes
/// hands.
void tell(OutcomeFold& fold, const Story& story) {
  const Rupiah credit(200'000);
  fold.on(Credited{kecamatan, household, Channel::bank, day(10), credit});
  fold.on(Transacted{kecamatan, household, Channel::bank, day(10), day(12), credit});
  fold.on(Credited{kecamatan, household, Channel::bank, day(70), credit});
  fold.on(DeadlineMissed{kecamatan, household, Channel::bank, day(70), day(160), credit, Obstacle::moved});
  if (story.returned) {
    fold.on(Returned{kecamatan, household, Channel::bank, day(70), day(180), *story.returned});
  }
  fold.on(CaseOpened{kind, kecamatan, household, day(40), day(100)});
  fold.on(CaseReachedTksk{kind, kecamatan, day(40), day(41)});
  fold.on(WorkArrived{kind, kecamatan, day(41), Duration(120)});
  fold.on(TkskDay{tksk, day(42), Duration(120), Duration(), kecamatan});
  fold.on(Worked{kind, tksk, day(42), story.worked, kecamatan});
  if (story.case_closed_from) {
    fold.on(
        CaseClosed{kind, kecamatan, household, *story.case_closed_from, day(100), day(43), CaseEnd::resolved, true});
  }
  if (story.has_place_vacated) fold.on(PlaceVacated{kecamatan, household, day(200), VacancyReason::dropped});
  fold.on(PlaceFilled{kecamatan, HouseholdId{2}, day(220)});
}

bool is_accepted(const Story& story) {
  OutcomeFold fold(frame());
  try {
    tell(fold, story);
    static_cast<void>(fold.finish());
    return true;
  } catch (const CheckFailed&) {
    return false;
  }
}

Story faulty(const std::function<void(Story&)>& fault) {
  Story story;
  fault(story);
  return story;
}

}  // namespace

std::vector<Check> check_enforced_laws() {
  // Each fault is as small as it can be: one rupiah, one minute, one missing fact.
  const std::array<std::pair<const char*, Story>, 5> faults{
      {{"refuses_money_twice", faulty([](Story& story) { story.returned = Rupiah(200'001); })},
       {"refuses_lost_case", faulty([](Story& story) { story.case_closed_from.reset(); })},
       {"refuses_shifted_case", faulty([](Story& story) { story.case_closed_from = day(40) + Duration(1); })},
       {"refuses_overwork", faulty([](Story& story) { story.worked = Duration(121); })},
       {"refuses_place_from_nowhere", faulty([](Story& story) { story.has_place_vacated = false; })}}};
  std::vector<Check> checks;
  const auto add = [&](const char* quantity, bool is_right) {
    checks.push_back(
        exact_check({CheckGroup::laws, "law_book", quantity, "conservation"}, 1, static_cast<double>(is_right)));
  };
  // Without this a book that refuses everything would pass.
  add("accepts_sound_run", is_accepted(Story{}));
  for (const auto& [quantity, story] : faults) add(quantity, !is_accepted(story));
  return checks;
}

}  // namespace timbang
