#include <array>
#include <cmath>

#include "base/check.hpp"
#include "random/elementary.hpp"
#include "random/polynomial.hpp"

namespace timbang {
namespace {

/// Numerator and denominator, highest power first.
template <std::size_t Above, std::size_t Below>
struct Rational {
  std::array<double, Above> numerator;
  std::array<double, Below> denominator;

  [[nodiscard]] double operator()(double x) const { return polynomial(numerator, x) / polynomial(denominator, x); }
};

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
  if (x > 38.0) return 0.0;
  const double cut = std::floor(x * 16.0) / 16.0;
  const double rest = (x - cut) * (x + cut);
  return portable_exp(-0.5 * cut * cut) * portable_exp(-0.5 * rest);
}

// Quantile: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37
// (1988) 477-484, PPND16.

constexpr Rational<8, 8> quantile_centre{
    {2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
     1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0},
    {5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
     5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0}};
constexpr Rational<8, 8> quantile_middle{
    {7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
     3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0},
    {1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
     6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0}};
constexpr Rational<8, 8> quantile_tail{
    {2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
     2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0},
    {2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
     1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0}};

/// How far the quantile of a tail probability below 0.075 lies from 0.
double tail_distance(double tail_probability) {
  const double r = std::sqrt(-portable_log(tail_probability));
  return r <= 5.0 ? quantile_middle(r - 1.6) : quantile_tail(r - 5.0);
}

}  // namespace

double normal_cdf(double x) {
  TIMBANG_CHECK(x == x, "normal distribution function of no number");
  const double y = std::abs(x) * sqrt_half;
  if (y <= 0.46875) return 0.5 + 0.5 * (x * sqrt_half) * erf_centre(y * y);
  const double tail = 0.5 * bell(std::abs(x)) * scaled_erfc(y);
  return x < 0.0 ? tail : 1.0 - tail;
}

double normal_quantile(double p) {
  TIMBANG_CHECK(p > 0.0 && p < 1.0, "a quantile needs a probability above 0 and below 1");
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) return q * quantile_centre(0.180625 - q * q);
  return q < 0.0 ? -tail_distance(p) : tail_distance(1.0 - p);
}

}  // namespace timbang
