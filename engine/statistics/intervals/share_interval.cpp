#include "statistics/intervals/share_interval.hpp"

#include <boost/math/distributions/binomial.hpp>

#include "base/check.hpp"

namespace timbang {

Estimate estimate_share(std::size_t met, std::size_t trials, double confidence) {
  TIMBANG_CHECK(confidence > 0 && confidence < 1 && met <= trials,
                "the confidence lies between 0 and 1 and successes do not exceed trials");
  if (trials == 0) return undefined_estimate();
  using boost::math::binomial;
  const auto all = static_cast<double>(trials);
  const auto some = static_cast<double>(met);
  // Clopper and Pearson: each bound is an exact test at its side.
  const double tail = (1 - confidence) / 2;
  return {some / all, binomial::find_lower_bound_on_p(all, some, tail),
          binomial::find_upper_bound_on_p(all, some, tail)};
}

}  // namespace timbang
