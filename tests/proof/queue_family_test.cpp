// The power of the certificate: planted faults fail their checks, and inconclusive checks do not pass.
#include "proof/queue_family.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/check.hpp"
#include "proof/certificate.hpp"

using namespace timbang;

namespace {

QueueExperiment experiment_of(const std::string& subject) {
  for (const QueueFamily& family : queue_families()) {
    for (const QueueExperiment& experiment : family.experiments) {
      if (experiment.subject == subject) return experiment;
    }
  }
  FAIL("there is no queue " + subject);
  return {};
}

std::vector<Check> checks_of(const QueueExperiment& experiment) {
  return check_queue_family({CheckGroup::several_servers, {experiment}}, certificate_seed, {});
}

const Check& find(const std::vector<Check>& checks, const std::string& quantity) {
  return *std::ranges::find(checks, quantity, &Check::quantity);
}

/// The checks of a queue that does something else than its theory says. Too few replications to show agreement would
/// be enough to refute.
template <class Fault>
std::vector<Check> checks_with(const std::string& subject, const Fault& fault) {
  QueueExperiment experiment = experiment_of(subject);
  experiment.replications = 60;
  fault(experiment.system);
  return checks_of(experiment);
}

}  // namespace

TEST_CASE("service times 5 % too long are refuted") {
  const auto checks = checks_with("m_m_3_7", [](QueueSystem& system) { system.classes[0].mean_service *= 1.05; });
  for (const char* quantity : {"share_turned_away", "mean_wait"}) {
    CAPTURE(quantity);
    CHECK(find(checks, quantity).test.result == Equivalence::refuted);
    CHECK_FALSE(find(checks, quantity).has_passed());
  }
}

TEST_CASE("one place too many, too much patience and one machine too few are refuted") {
  CHECK(find(checks_with("m_m_1_5", [](QueueSystem& system) { ++system.places; }), "share_turned_away").test.result ==
        Equivalence::refuted);
  CHECK(find(checks_with("m_m_2_overload", [](QueueSystem& system) { system.classes[0].mean_patience *= 1.05; }),
             "mean_wait")
            .test.result == Equivalence::refuted);
  CHECK(find(checks_with("printers", [](QueueSystem& system) { --system.machines; }), "mean_wait").test.result ==
        Equivalence::refuted);
}

TEST_CASE("reversed priorities are refuted for every class") {
  const auto checks =
      checks_with("m_m_3_classes", [](QueueSystem& system) { std::swap(system.classes[0], system.classes[1]); });
  CHECK(find(checks, "mean_wait_class_1").test.result == Equivalence::refuted);
  CHECK(find(checks, "mean_wait_class_2").test.result == Equivalence::refuted);
}

TEST_CASE("service times with too little variance are refuted by the wait and not by the share that waits") {
  const auto checks = checks_with("m_g_1", [](QueueSystem& system) { system.classes[0].fixed_share = 0.7; });
  CHECK(find(checks, "mean_wait").test.result == Equivalence::refuted);
  CHECK(find(checks, "share_waiting").has_passed());
}

TEST_CASE("with too few runs a correct queue is inconclusive, which does not pass") {
  QueueExperiment experiment = experiment_of("m_m_1");
  experiment.replications = 4;
  const auto checks = checks_of(experiment);
  CHECK(find(checks, "mean_wait").test.result == Equivalence::inconclusive);
  CHECK_FALSE(find(checks, "mean_wait").has_passed());
  Certificate certificate;
  certificate.add(checks);
  CHECK_FALSE(certificate.has_passed());
  CHECK(certificate.failures() >= 1);
  CHECK(certificate.chance_of_failing() > 0.5);
}

TEST_CASE("every queue's margin is 2 % of the theoretical value, and conservation laws are compared exactly") {
  QueueExperiment experiment = experiment_of("factory");
  experiment.replications = 2;
  const auto checks = checks_of(experiment);
  CHECK(checks.size() == 3 + 4);
  for (const Check& check : checks) {
    CAPTURE(check.id());
    CHECK(check.test.margin == Approx(check.is_exact() ? 0 : 0.02 * check.test.expected));
    CHECK(check.replications == (check.is_exact() ? 0 : 2));
    CHECK((check.group == CheckGroup::laws) == check.is_exact());
    if (check.is_exact()) CHECK(check.has_passed());
  }
  experiment.replications = 0;
  CHECK_THROWS_AS(checks_of(experiment), CheckFailed);
}

TEST_CASE("the same seed gives the same checks and another seed gives different ones") {
  QueueExperiment experiment = experiment_of("m_m_4_4");
  experiment.replications = 2;
  const QueueFamily family{CheckGroup::limited_places, {experiment}};
  const double first = check_queue_family(family, 1, {})[0].test.estimate.mean;
  CHECK(check_queue_family(family, 1, {})[0].test.estimate.mean == first);
  CHECK(check_queue_family(family, 2, {})[0].test.estimate.mean != first);
}

TEST_CASE("a stop request ends a check at once") {
  StopSource stop;
  stop.request_stop();
  CHECK(check_queue_family(queue_families()[0], 1, stop.token())[0].test.result == Equivalence::inconclusive);
}
