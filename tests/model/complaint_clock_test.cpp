#include <catch2/catch.hpp>
#include <cmath>

#include "support/city_trial.hpp"

using namespace timbang;
using namespace timbang::test;

TEST_CASE("a complaint is overdue one minute after its due date and keeps the time limit in force at its filing") {
  const TestCity city(data_file("small-city.yaml"));
  const Parameters& rules = city.scenario.in_force(city.scenario.period.start);
  const FactRecorder facts = record_run(city);
  CHECK(facts.escalated.size() > 50);
  for (const CaseEscalated& fact : facts.escalated) {
    const double limit = rules.complaints.limit_minutes[static_cast<std::size_t>(fact.kind)];
    CHECK(fact.at - fact.opened_at == Duration::from_minutes(limit) + Duration(1));
  }
}

TEST_CASE("patience runs from the filing of a complaint at the same rate before and after its due date") {
  const double patience_days = 20;
  const TestCity city(data_file("small-city.yaml"), {{"staffing.tksk_per_kecamatan", "0"},
                                                     {"first_line.settles_complaints", "0"},
                                                     {"complaints.dinsos.officers", "0"},
                                                     {"complaints.patience", "20 days"}});
  const FactRecorder facts = record_run(city);
  double minutes = 0;
  double filed = 0;
  for (const CaseClosed& fact : facts.closed) {
    // A hundred days before the end nearly nobody's patience is cut off by it: exp(-100 / 20) = 0.7 %.
    const bool is_early = fact.opened_at < run_end(city.scenario) - Duration::days(100);
    if (!is_complaint(fact.kind) || !is_early || fact.opened_at < city.policy_start()) continue;
    minutes += (fact.at - fact.opened_at).minutes();
    ++filed;
  }
  REQUIRE(filed > 100);
  // Exponential: its standard deviation is its mean. Beyond four standard errors: one seed in 16,000.
  CHECK(minutes / 1440 / filed == Approx(patience_days).margin(4 * patience_days / std::sqrt(filed)));
}
