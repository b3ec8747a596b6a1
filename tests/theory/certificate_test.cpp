// The certificate of `timbang verify`, group by group: the engine against queueing theory, known answers, exact laws
// and published examples. Two one-sided tests at 5 % with a margin of 2 %; the seed is fixed, and over all seeds a
// right engine would fail anything here in less than one of a thousand cases.
#include <catch2/catch.hpp>

#include "proof/certificate.hpp"

using namespace timbang;

namespace {

void check_group(CheckGroup group) {
  Certificate certificate;
  for (const CertificatePart& part : certificate_parts()) {
    if (part.group == group) certificate.add(part.make(certificate_seed, {}));
  }
  for (const Check& check : certificate.checks) {
    INFO(check.id() << ": theory " << check.test.expected << " with a margin of " << check.test.margin << ", found "
                    << check.test.estimate.mean);
    CHECK(check.has_passed());
  }
  CHECK(certificate.has_passed());
  CHECK(certificate.chance_of_failing() < 1e-3);
}

}  // namespace

TEST_CASE("the generator gives the test vectors of Random123") {
  check_group(CheckGroup::generator);
}
TEST_CASE("several servers wait as Erlang C says") {
  check_group(CheckGroup::several_servers);
}
TEST_CASE("a finite queue blocks the share given by theory") {
  check_group(CheckGroup::limited_places);
}
TEST_CASE("one server with general service times waits as Pollaczek and Khinchine say") {
  check_group(CheckGroup::general_service);
}
TEST_CASE("impatient customers abandon as Erlang A says") {
  check_group(CheckGroup::impatience);
}
TEST_CASE("non-preemptive priority classes wait as Cobham says") {
  check_group(CheckGroup::priorities);
}
TEST_CASE("machines wait for repair as Palm's model says") {
  check_group(CheckGroup::machine_repair);
}
TEST_CASE("working time agrees with hand counts, and nights do not change a queue") {
  check_group(CheckGroup::working_time);
}
TEST_CASE("a sound run keeps the conservation laws, and every planted fault is caught") {
  check_group(CheckGroup::laws);
}
TEST_CASE("poverty measures agree with the published example") {
  check_group(CheckGroup::welfare);
}
