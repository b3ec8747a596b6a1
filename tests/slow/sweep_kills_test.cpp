// A long sweep survives what computers do to it, and its memory does not grow with it.
#include "support/killed_sweep.hpp"

using namespace timbang::test;

TEST_CASE("a sweep of 2000 trials killed ten times at random and resumed exports the bytes of one left alone") {
  check_killed_sweep(250, 10);
}

TEST_CASE("a sweep of 2000 trials takes no more than a tenth more memory than one of 200") {
  const TemporaryFolder folder;
  const auto few = static_cast<double>(peak_memory(folder, 25));
  const auto many = static_cast<double>(peak_memory(folder, 250));
  CAPTURE(few, many);
  CHECK(many < 1.1 * few);
  CHECK(many > 0);
}
