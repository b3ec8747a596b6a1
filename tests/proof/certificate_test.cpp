#include "proof/certificate.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace timbang;

namespace {

Check check_of(CheckGroup group, Equivalence result, double chance = 0) {
  Check check = exact_check({group, "subject", "quantity", "source"}, 1, 1);
  check.test.result = result;
  check.test.chance_of_failing = chance;
  return check;
}

}  // namespace

TEST_CASE("an exact check passes only the expected value within a stated rounding") {
  const CheckName name{CheckGroup::laws, "subject", "quantity", "source"};
  CHECK(exact_check(name, 7, 7).has_passed());
  CHECK_FALSE(exact_check(name, 7, 8).has_passed());
  CHECK(exact_check(name, 0.1, 0.1 + 1e-9, 1e-8).has_passed());
  CHECK_FALSE(exact_check(name, 0.1, 0.1 + 1e-7, 1e-8).has_passed());
  CHECK(exact_check(name, 7, 8).test.result == Equivalence::refuted);
  CHECK(exact_check(name, 7, 8).id() == "subject.quantity");
}

TEST_CASE("a certificate with a failed or inconclusive check or without checks has not passed") {
  Certificate certificate;
  CHECK_FALSE(certificate.has_passed());
  certificate.add({check_of(CheckGroup::laws, Equivalence::shown)});
  CHECK(certificate.has_passed());
  for (const Equivalence result : {Equivalence::inconclusive, Equivalence::refuted}) {
    Certificate worse = certificate;
    worse.add({check_of(CheckGroup::laws, result)});
    CHECK_FALSE(worse.has_passed());
    CHECK(worse.failures() == 1);
  }
}

TEST_CASE("checks are listed by group in their order, and their false alarm probabilities add up") {
  Certificate certificate;
  certificate.add(
      {check_of(CheckGroup::welfare, Equivalence::shown, 0.25), check_of(CheckGroup::laws, Equivalence::shown, 0.5)});
  certificate.add({check_of(CheckGroup::laws, Equivalence::shown, 0.125)});
  REQUIRE(certificate.checks.size() == 3);
  CHECK(certificate.checks[0].test.chance_of_failing == 0.5);
  CHECK(certificate.checks[1].test.chance_of_failing == 0.125);
  CHECK(certificate.checks[2].group == CheckGroup::welfare);
  CHECK(certificate.chance_of_failing() == 0.875);
  certificate.add(certificate.checks);
  CHECK(certificate.chance_of_failing() == 1);
}

TEST_CASE("the certificate has a section for every group") {
  std::set<CheckGroup> groups;
  for (const CertificatePart& part : certificate_parts()) groups.insert(part.group);
  CHECK(groups.size() == check_group_count);
}
