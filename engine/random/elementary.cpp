#include "random/elementary.hpp"

#include <limits>

#include "base/check.hpp"
#include "random/exponential_function.hpp"
#include "random/logarithm.hpp"

namespace timbang {

double portable_exp(double x) {
  TIMBANG_CHECK(x == x, "exp of NaN");
  // Cut off before the result becomes subnormal (below e^-708), where processors may flush to zero.
  if (x < -700.0) return 0.0;
  if (x > 700.0) return std::numeric_limits<double>::infinity();
  return exp_of(x);
}

double portable_log(double x) {
  TIMBANG_CHECK(x > 0.0 && x <= std::numeric_limits<double>::max(), "log needs a positive, finite number");
  if (x >= std::numeric_limits<double>::min()) return log_of(scaled(x));
  // A subnormal number is made normal first; 2^54 is exact.
  const Scaled lifted = scaled(x * 0x1p+54);
  return log_of({lifted.mantissa, lifted.exponent - 54.0});
}

double portable_pow(double x, double y) {
  // Not to the last bit of a correctly rounded power, but the same bits everywhere.
  return portable_exp(y * portable_log(x));
}

}  // namespace timbang
