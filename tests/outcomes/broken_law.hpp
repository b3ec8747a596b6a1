#pragma once

#include <functional>
#include <string>

#include "base/check.hpp"
#include "small_city.hpp"

namespace timbang::testing {

/// Finishing a run with these facts must fail with words that name month, kecamatan (from 1) and law.
inline void check_broken(const std::function<void(OutcomeFold&)>& facts, const std::string& month, int kecamatan,
                         const std::string& law) {
  OutcomeFold fold(small_city());
  facts(fold);
  CHECK_THROWS_WITH(fold.finish(), Catch::Matchers::Contains("a law is broken: " + month + ", kecamatan " +
                                                             std::to_string(kecamatan) + ": " + law));
  CHECK_THROWS_AS(fold.finish(), CheckFailed);
}

}  // namespace timbang::testing
