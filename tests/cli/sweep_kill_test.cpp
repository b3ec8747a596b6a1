// The quick kin of slow/sweep_kills_test.cpp.
#include "support/killed_sweep.hpp"

using namespace timbang::test;

TEST_CASE("a sweep killed three times at random and resumed exports the bytes of one left alone") {
  check_killed_sweep(25, 3);
}
