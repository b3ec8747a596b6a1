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

TEST_CASE("the generator gives the words that Random123 publishes") {
  check_group(CheckGroup::generator);
}
TEST_CASE("several servers have the waits of Erlang") {
  check_group(CheckGroup::several_servers);
}
TEST_CASE("a queue with few places turns away as many as theory says") {
  check_group(CheckGroup::limited_places);
}
TEST_CASE("one server with any service time has the wait of Pollaczek and Khinchine") {
  check_group(CheckGroup::general_service);
}
TEST_CASE("impatient customers give up as Erlang A says") {
  check_group(CheckGroup::impatience);
}
TEST_CASE("classes without interruption wait as Cobham says") {
  check_group(CheckGroup::priorities);
}
TEST_CASE("machines wait for repair as Palm says") {
  check_group(CheckGroup::machine_repair);
}
TEST_CASE("working time is counted as by hand, and a night changes no queue") {
  check_group(CheckGroup::working_time);
}
TEST_CASE("a sound run keeps the laws, and every fault is caught") {
  check_group(CheckGroup::laws);
}
TEST_CASE("poverty measures are those of the published example") {
  check_group(CheckGroup::welfare);
}
