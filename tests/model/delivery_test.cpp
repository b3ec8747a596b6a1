#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "support/city_trial.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

const std::vector<Setting> no_obstacles{{"obstacles.recoverable_per_payout", "0"},
                                        {"obstacles.lasting_per_month", "0"},
                                        {"obstacles.new_card_undistributed", "0"},
                                        {"obstacles.at_start.lasting", "0"},
                                        {"obstacles.at_start.recoverable", "0"}};

std::vector<Setting> everything_fails() {
  return {{"obstacles.at_start.recoverable", "100 %"},
          {"obstacles.at_start.lasting", "0"},
          {"obstacles.lasting_per_month", "0"},
          {"processes.monitoring", "off"},
          {"processes.proposals", "off"},
          {"processes.socialisation", "off"},
          {"obstacles.recoverable_per_payout", "100 %"},
          {"obstacles.new_card_undistributed", "100 %"},
          {"obstacles.self_cure", "3000 days"},
          {"first_line.settles_recoverable", "0"},
          {"follow_up.phone_success", "0"},
          {"follow_up.visit_success", "0"}};
}

Duration deadline_of(const TestCity& city, Channel channel) {
  const Parameters& rules = city.scenario.in_force(city.scenario.period.start);
  return Duration::from_minutes(rules.programme.deadline_minutes[static_cast<std::size_t>(channel)]);
}

}  // namespace

TEST_CASE("without obstacles nearly every credit is taken up, most within three days") {
  const TestCity city(data_file("small-city.yaml"), no_obstacles);
  const FactRecorder facts = record_run(city);
  std::size_t prompt = 0;
  for (const Transacted& fact : facts.transacted) prompt += fact.at - fact.credited_at <= Duration::days(3) ? 1U : 0U;
  const auto credits = static_cast<double>(facts.credited.size());
  CHECK(credits > 5000);
  // 0.85 plus the late who are early (0.15 x 0.08); 5 standard deviations of a share over these credits: 0.02.
  CHECK(static_cast<double>(prompt) / credits == Approx(0.862).margin(0.02));
  CHECK(static_cast<double>(facts.missed.size()) / credits < 0.005);
}

TEST_CASE("nothing is transacted after its deadline") {
  const TestCity city(data_file("small-city.yaml"));
  const FactRecorder facts = record_run(city);
  for (const Transacted& fact : facts.transacted) {
    if (fact.at - fact.credited_at > deadline_of(city, fact.channel)) FAIL("a late transaction");
  }
  CHECK_FALSE(facts.missed.empty());
}

TEST_CASE(
    "when every transaction fails, every credit is returned and every place is lost at the third missed deadline") {
  const TestCity city(data_file("small-city.yaml"), everything_fails());
  const FactRecorder facts = record_run(city);
  // A self-cure time of 3,000 days still ends within the two years for one obstacle in five or so.
  CHECK(facts.missed.size() > 2 * facts.transacted.size());
  std::map<std::uint32_t, int> missed_before_loss;
  for (const DeadlineMissed& fact : facts.missed) {
    CHECK(fact.at - fact.credited_at == deadline_of(city, fact.channel));
    ++missed_before_loss[fact.household.value];
  }
  REQUIRE_FALSE(facts.vacated.empty());
  for (const PlaceVacated& fact : facts.vacated) {
    CHECK(fact.reason == VacancyReason::dropped);
    CHECK(missed_before_loss[fact.household.value] >= 3);
  }
}

TEST_CASE("a place is lost at the third deadline missed in a row, and a transaction in between resets the count") {
  const TestCity city(
      data_file("small-city.yaml"),
      {{"follow_up.mode", "off"}, {"transacting.prompt_share", "0.3"}, {"transacting.late_median", "30 days"}});
  const FactRecorder facts = record_run(city);
  struct Event {
    SimTime at;
    enum class Kind { took, missed, dropped } kind;
  };
  std::map<std::uint32_t, std::vector<Event>> of_family;
  for (const Transacted& fact : facts.transacted)
    of_family[fact.household.value].push_back({fact.at, Event::Kind::took});
  for (const DeadlineMissed& fact : facts.missed)
    of_family[fact.household.value].push_back({fact.at, Event::Kind::missed});
  for (const PlaceVacated& fact : facts.vacated) {
    if (fact.reason == VacancyReason::dropped)
      of_family[fact.household.value].push_back({fact.at, Event::Kind::dropped});
  }
  int dropped = 0;
  int forgiven = 0;
  for (auto& [family, events] : of_family) {
    std::ranges::stable_sort(
        events, [](const Event& a, const Event& b) { return a.at != b.at ? a.at < b.at : a.kind < b.kind; });
    int in_a_row = 0;
    bool has_place = true;
    for (const Event& event : events) {
      if (event.kind == Event::Kind::took) forgiven += in_a_row > 0 ? 1 : 0;
      in_a_row = event.kind == Event::Kind::took ? 0 : in_a_row + (event.kind == Event::Kind::missed ? 1 : 0);
      if (event.kind == Event::Kind::dropped) {
        CHECK(in_a_row == 3);
        ++dropped;
        has_place = false;
      }
      if (has_place && in_a_row > 3) FAIL_CHECK("a family missed more and kept its place");
    }
  }
  CHECK(dropped > 20);
  CHECK(forgiven > 20);
}

TEST_CASE("a lost place is filled after the replacement lag by the next household of the listing") {
  const TestCity city(data_file("small-city.yaml"), everything_fails());
  const FactRecorder facts = record_run(city);
  std::map<std::uint16_t, std::size_t> filled;
  REQUIRE_FALSE(facts.filled.empty());
  for (const PlaceFilled& fact : facts.filled) {
    const std::size_t k = fact.kecamatan.value;
    const std::size_t next = city.population.places[k] + filled[fact.kecamatan.value]++;
    CHECK(fact.household == city.population.listing[k][next]);
  }
  CHECK(facts.filled.front().at - facts.vacated.front().at == Duration::days(61));
}

TEST_CASE("money of a missed credit reaches the treasury no sooner than half the mean lag after the deadline") {
  const TestCity city(data_file("small-city.yaml"));
  const FactRecorder facts = record_run(city);
  REQUIRE_FALSE(facts.returned.empty());
  for (const Returned& fact : facts.returned) {
    CHECK(fact.at - fact.credited_at >= deadline_of(city, fact.channel) + Duration::days(30));
  }
}
