#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/city_trial.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// A city in which families share nothing: TKSK and first line have time for all at once, from the first day on, and
/// whoever loses a place is replaced by the register.
std::vector<Setting> uncoupled() {
  return {{"period.policy_start", "2022-07-01"},
          {"staffing.tksk_per_kecamatan", "40"},
          {"staffing.hire_lead_time", "0"},
          {"staffing.turnover", "0"},
          {"staffing.absence", "0"},
          {"staffing.learning", "0"},
          {"first_line.hours", "10000"},
          {"socialisation.share", "0"},
          {"monitoring.share", "0"},
          {"socialisation.informed_at_start", "0"},
          {"obstacles.recoverable_per_payout", "0.05"},
          {"obstacles.self_cure", "3000"},
          {"complaints.questions", "10"}};
}

using Deliveries = std::map<std::uint32_t, std::vector<std::pair<std::int32_t, std::int32_t>>>;

/// By household: when each credit was made and taken up, or missed.
Deliveries deliveries_of(const FactRecorder& facts) {
  Deliveries deliveries;
  for (const Transacted& fact : facts.transacted) {
    deliveries[fact.household.value].emplace_back(fact.credited_at.minute(), fact.at.minute());
  }
  for (const DeadlineMissed& fact : facts.missed) {
    deliveries[fact.household.value].emplace_back(fact.credited_at.minute(), -fact.at.minute());
  }
  return deliveries;
}

/// Households to whom anything but a prompt transaction happened.
std::set<std::uint32_t> touched(const FactRecorder& facts) {
  std::set<std::uint32_t> households;
  for (const CaseOpened& fact : facts.opened) {
    const bool is_of_family = fact.kind != CaseKind::socialisation && fact.kind != CaseKind::monitoring;
    if (is_of_family) households.insert(fact.household.value);
  }
  for (const DeadlineMissed& fact : facts.missed) households.insert(fact.household.value);
  for (const PlaceVacated& fact : facts.vacated) households.insert(fact.household.value);
  for (const PlaceFilled& fact : facts.filled) households.insert(fact.household.value);
  return households;
}

/// Families that neither run touched, and that differ between them.
struct Comparison {
  std::size_t families = 0;
  std::size_t different = 0;
};

Comparison compare_untouched(const FactRecorder& on, const FactRecorder& off) {
  const std::set<std::uint32_t> in_one = touched(on);
  const std::set<std::uint32_t> in_other = touched(off);
  const Deliveries one = deliveries_of(on);
  const Deliveries other = deliveries_of(off);
  Comparison result;
  for (const auto& [household, credits] : one) {
    if (in_one.count(household) + in_other.count(household) > 0) continue;
    ++result.families;
    const auto found = other.find(household);
    if (found == other.end() || found->second != credits) ++result.different;
  }
  return result;
}

FactRecorder run_without(const std::string& process) {
  std::vector<Setting> settings = uncoupled();
  if (!process.empty()) settings.push_back({"processes." + process, "off"});
  return record_run(TestCity(data_file("small-city.yaml"), settings));
}

template <class Fact>
std::vector<std::pair<std::uint32_t, std::int32_t>> names_and_times(const std::vector<Fact>& facts, CaseKind kind) {
  std::vector<std::pair<std::uint32_t, std::int32_t>> found;
  for (const Fact& fact : facts) {
    if (fact.kind == kind) found.emplace_back(fact.household.value, fact.at.minute());
  }
  return found;
}

}  // namespace

TEST_CASE("switching off one process leaves families that it does not touch unchanged") {
  const FactRecorder whole = run_without("");
  for (const std::string process : {"welfare", "listing", "follow_up", "returns", "complaints", "proposals",
                                    "socialisation", "monitoring", "first_line", "staff", "costs"}) {
    CAPTURE(process);
    const Comparison comparison = compare_untouched(whole, run_without(process));
    CHECK(comparison.families > 100);
    CHECK(comparison.different == 0);
  }
}

TEST_CASE("without obstacles to transacting no family takes up a credit later") {
  const FactRecorder with = run_without("");
  const FactRecorder without = run_without("transacting");
  const Deliveries obstructed = deliveries_of(with);
  const Deliveries free = deliveries_of(without);
  const std::set<std::uint32_t> delayed_visibly = touched(with);
  std::size_t same = 0;
  std::size_t sooner = 0;
  for (const auto& [household, credits] : obstructed) {
    if (delayed_visibly.count(household) > 0) continue;
    const auto& others = free.at(household);
    REQUIRE(others.size() >= credits.size());
    for (std::size_t i = 0; i < credits.size(); ++i) {
      REQUIRE(others[i].first == credits[i].first);
      REQUIRE(others[i].second <= credits[i].second);
      ++(others[i].second == credits[i].second ? same : sooner);
    }
  }
  // Sooner: who had an obstacle that was gone before anybody was told of it.
  CHECK(same > 1000);
  CHECK(sooner * 200 < same);
}

TEST_CASE("without payouts the same households apply in the same minutes") {
  const FactRecorder whole = run_without("");
  const FactRecorder unpaid = run_without("payout");
  CHECK(unpaid.credited.empty());
  // In the first weeks nobody has lost a place for want of transacting, which is a reason to propose.
  const auto proposals = [](const FactRecorder& facts) {
    auto all = names_and_times(facts.opened, CaseKind::verification);
    std::erase_if(all, [](const auto& proposal) { return proposal.second > 60 * 1440; });
    return all;
  };
  CHECK(proposals(whole).size() > 5);
  CHECK(proposals(whole) == proposals(unpaid));
}

TEST_CASE("a process that is off does nothing") {
  CHECK(run_without("costs").opened.size() == run_without("").opened.size());
  const auto has_kind = [](const FactRecorder& facts, auto wanted) {
    for (const CaseOpened& fact : facts.opened) {
      if (wanted(fact.kind)) return true;
    }
    return false;
  };
  CHECK_FALSE(has_kind(run_without("complaints"), is_complaint));
  CHECK_FALSE(has_kind(run_without("follow_up"), [](CaseKind kind) { return kind == CaseKind::follow_up; }));
  CHECK_FALSE(has_kind(run_without("proposals"), [](CaseKind kind) { return kind == CaseKind::verification; }));
  const FactRecorder nothing_returns = run_without("returns");
  CHECK(nothing_returns.returned.empty());
  for (const PlaceVacated& fact : nothing_returns.vacated) CHECK(fact.reason != VacancyReason::dropped);
  CHECK(run_without("welfare").poverty.empty());
  const FactRecorder nobody_leaves = run_without("listing");
  for (const DeadlineMissed& fact : nobody_leaves.missed) {
    CHECK(fact.cause != Obstacle::died);
    CHECK(fact.cause != Obstacle::moved);
  }
  for (const DeadlineMissed& fact : run_without("transacting").missed) CHECK(fact.cause >= Obstacle::died);
}
