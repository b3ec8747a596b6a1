#include "proof/check.hpp"

#include <cmath>

namespace timbang {

Check exact_check(const CheckName& name, double expected, double found, double margin) {
  Check check{name.group, name.subject, name.quantity, name.source, {}, 0};
  check.test.expected = expected;
  check.test.margin = margin;
  check.test.estimate = {found, found, found};
  check.test.result = std::fabs(found - expected) <= margin ? Equivalence::shown : Equivalence::refuted;
  check.test.chance_of_failing = 0;
  return check;
}

}  // namespace timbang
