#include <cmath>

#include "base/check.hpp"
#include "random/elementary.hpp"
#include "random/polynomial.hpp"

namespace timbang {
namespace {

// Distribution function: W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of
// Computation 23 (1969) 631-637, with the coefficients of his CALERF.

constexpr Rational<5, 5> erf_centre{
    {1.85777706184603153e-1, 3.16112374387056560e0, 1.13864154151050156e2, 3.77485237685302021e2,
     3.20937758913846947e3},
    {1.0, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3}};
constexpr Rational<9, 9> erfc_middle{
    {2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1,
     2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3},
    {1.0, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
     3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3}};
constexpr Rational<6, 6> erfc_tail{{1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1,
                                    1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4},
                                   {1.0, 2.56852019228982242e0, 1.87295284992346725e0, 5.27905102951428412e-1,
                                    6.05183413124413191e-2, 2.33520497626869185e-3}};

constexpr double sqrt_half = 0x1.6a09e667f3bcdp-1;
constexpr double one_over_sqrt_pi = 0x1.20dd750429b6dp-1;

/// erfc(y) e^(y^2) for y >= 0.46875.
double scaled_erfc(double y) {
  if (y <= 4.0) return erfc_middle(y);
  const double z = 1.0 / (y * y);
  return (one_over_sqrt_pi - z * erfc_tail(z)) / y;
}

/// e^(-x^2 / 2). The square of x cut to 1/16 is exact, so that its rounding is not blown up by the exponent (Cody).
double bell(double x) {
  // From here on the result is less than the smallest normal number.
  if (x > 38.0) return 0.0;
  const double cut = std::floor(x * 16.0) / 16.0;
  const double rest = (x - cut) * (x + cut);
  return portable_exp(-0.5 * cut * cut) * portable_exp(-0.5 * rest);
}

}  // namespace

double normal_cdf(double x) {
  TIMBANG_CHECK(x == x, "normal distribution function of NaN");
  const double y = std::abs(x) * sqrt_half;
  if (y <= 0.46875) return 0.5 + 0.5 * (x * sqrt_half) * erf_centre(y * y);
  const double tail = 0.5 * bell(std::abs(x)) * scaled_erfc(y);
  return x < 0.0 ? tail : 1.0 - tail;
}

}  // namespace timbang
