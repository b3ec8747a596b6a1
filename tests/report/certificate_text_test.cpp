#include "report/tables/certificate_text.hpp"
#include "report/tables/certificate_words.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "proof/exact_checks.hpp"
#include "proof/queue_family.hpp"
#include "report/tables/certificate_json.hpp"
#include "support/text.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// Every check of the certificate, the simulated ones without their numbers.
std::vector<Check> all_checks() {
  std::vector<Check> checks;
  for (const auto& exact :
       {check_generator(), check_working_time(1), check_calendar(1), check_enforced_laws(), check_welfare()}) {
    checks.insert(checks.end(), exact.begin(), exact.end());
  }
  for (QueueFamily& family : queue_families()) {
    for (QueueExperiment& experiment : family.experiments) experiment.replications = 1;
    StopSource stop;
    stop.request_stop();
    const auto simulated = check_queue_family(family, 1, stop.token());
    checks.insert(checks.end(), simulated.begin(), simulated.end());
  }
  return checks;
}

Check simulated(Equivalence result) {
  Check check{CheckGroup::several_servers, "m_m_1", "mean_wait", "Erlang 1917", {}, 900};
  check.test = {1000, 20, {1003.6, 1000.1, 1007.1}, result, 0.25};
  return check;
}

Certificate certificate_of(Equivalence result) {
  Certificate certificate;
  certificate.add({simulated(result)});
  certificate.add({exact_check({CheckGroup::laws, "law_book", "refuses_lost_case", "conservation"}, 1, 1)});
  return certificate;
}

}  // namespace

TEST_CASE("every check and every group has a unique name and a text in both languages") {
  std::set<std::string> ids;
  std::set<std::string> labels;
  for (const Check& check : all_checks()) {
    CAPTURE(check.id());
    CHECK(ids.insert(check.id()).second);
    CHECK(labels.insert(check_label(check, Language::english)).second);
    CHECK_FALSE(check_label(check, Language::indonesian).empty());
    CHECK_FALSE(source_text(check, Language::indonesian).empty());
  }
  for (const auto group : check_group_names) {
    CHECK(has_text(Language::english, "certificate.group." + std::string(group)));
  }
}

TEST_CASE("the text gives the verdict first, then theory, margin, estimate and interval") {
  const std::string english = certificate_text(certificate_of(Equivalence::shown), "1.2.3", Language::english);
  CHECK(has(english, "Timbang 1.2.3: verification certificate\nPASSED: all 2 checks."));
  CHECK(has(english, "M/M/1, load 0.5: mean wait (minutes)"));
  for (const char* part :
       {"1,000", "\u00b1 20", "1,004", "1,000\u20131,007", "passed", "exact", "Erlang 1917", "Seed 1", "25.000 %"}) {
    CAPTURE(part);
    CHECK(has(english, part));
  }
  const std::string indonesian = certificate_text(certificate_of(Equivalence::shown), "1.2.3", Language::indonesian);
  CHECK(has(indonesian, "LULUS: semua 2 pemeriksaan."));
  CHECK(has(indonesian, "1.000\u20131.007"));
}

TEST_CASE("failed and inconclusive checks are both highlighted, and a partial run is not a certificate") {
  const std::string failed = certificate_text(certificate_of(Equivalence::refuted), "1.2.3", Language::english);
  CHECK(has(failed, "FAILED: 1 of 2 checks."));
  const std::string unsure = certificate_text(certificate_of(Equivalence::inconclusive), "1.2.3", Language::english);
  CHECK(has(unsure, "FAILED: 1 of 2 checks."));
  CHECK(has(unsure, "INCONCLUSIVE"));
  Certificate part = certificate_of(Equivalence::shown);
  CHECK_FALSE(has(certificate_text(part, "1.2.3", Language::english), "--only"));
  part.is_whole = false;
  CHECK(has(certificate_text(part, "1.2.3", Language::english), "--only"));
}

TEST_CASE("a check without an estimate is written as having none") {
  Certificate certificate;
  Check check = simulated(Equivalence::inconclusive);
  check.test.estimate = undefined_estimate();
  certificate.add({check});
  CHECK(has(certificate_text(certificate, "1.2.3", Language::english), "n/a"));
  CHECK(has(certificate_json(certificate, "1.2.3"), "\"estimate\":null,\"interval\":[null,null],\"passed\":false"));
}

TEST_CASE("the JSON lists each check with margin, estimate and interval, and holds no time of day") {
  const std::string expected = R"json({
  "timbang": "1.2.3",
  "verb": "verify",
  "seed": 1,
  "whole": true,
  "passed": true,
  "count": 2,
  "failures": 0,
  "method": "two one-sided tests at 5 %: passed if the 90 % interval lies within theory plus or minus margin",
  "chance_of_failing_if_right": 0.25,
  "checks": [
    {"id":"m_m_1.mean_wait","group":"several_servers","compares":"M/M/1, load 0.5: mean wait (minutes)","source":"Erlang 1917","kind":"equivalence","replications":900,"theory":1000,"margin":20,"estimate":1003.6,"interval":[1000.1,1007.1],"passed":true,"result":"passed","chance_of_failing_if_right":0.25},
    {"id":"law_book.refuses_lost_case","group":"laws","compares":"Laws of a run: a lost case is refused","source":"conservation: nothing appears or vanishes","kind":"exact","replications":0,"theory":1,"margin":0,"estimate":1,"interval":[1,1],"passed":true,"result":"passed","chance_of_failing_if_right":0}
  ]
}
)json";
  CHECK(certificate_json(certificate_of(Equivalence::shown), "1.2.3") == expected);
  CHECK(has(certificate_json(certificate_of(Equivalence::inconclusive), "1.2.3"),
            "\"passed\":false,\"result\":\"inconclusive\""));
}
