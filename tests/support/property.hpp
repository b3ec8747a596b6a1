#pragma once

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <sstream>

namespace timbang::test_support {

/// Checks a property (which draws its case from generators and speaks by RC_ASSERT) on so many cases, the same in every
/// run. Where it does not hold, the test fails with the smallest case that RapidCheck can shrink it to.
/// RC_PARAMS="seed=5 max_success=1000" in the environment asks for other cases, and for ten times as many.
template <class Property>
void for_all_cases(int cases, const Property& property) {
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  params.maxSuccess = cases * params.maxSuccess / rc::detail::TestParams().maxSuccess;
  const auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata(), params);
  std::ostringstream said;
  rc::detail::printResultMessage(result, said);
  INFO(said.str());
  REQUIRE(result.template is<rc::detail::SuccessResult>());
}

}  // namespace timbang::test_support
