#include "desk.hpp"

#include <catch2/catch.hpp>

#include "erlang_check.hpp"

using namespace timbang::bench;

TEST_CASE("the benchmark desk has the mean wait of Erlang's formula over seeds") {
  const ErlangCheck check = check_desk(20, 100'000);
  INFO("simulated " << check.mean << " in [" << check.low << ", " << check.high << "], theory " << check.theory);
  CHECK(check.agrees());
  CHECK(check.theory == Approx(1.969).margin(0.0005));
  CHECK(check.high - check.low < 0.5);
}

TEST_CASE("the kernel's desk and a callback queue serve every customer at the same minute") {
  for (std::uint32_t seed = 0; seed < 5; ++seed) {
    const auto key = timbang::trial_key(1, seed, "desk");
    const DeskOutcome outcome = desk_on_kernel(key, 20'000);
    CHECK(outcome.customers == 20'000);
    CHECK(outcome.last_end > 20'000);
    CHECK(outcome == desk_on_callbacks(key, 20'000));
  }
}
