#include <array>
#include <cmath>

#include "base/check.hpp"
#include "random/distributions.hpp"
#include "random/elementary.hpp"
#include "random/polynomial.hpp"

namespace timbang {
namespace {

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

/// The part of p within 0.425 of 1/2; of no meaning, but harmless, further out.
double central_quantile(double p) {
  const double q = p - 0.5;
  return q * quantile_centre(0.180625 - q * q);
}

bool is_central(double p) {
  return std::abs(p - 0.5) <= 0.425;
}

/// How far the quantile of a tail probability below 0.075 lies from 0.
double tail_distance(double tail_probability) {
  const double r = std::sqrt(-portable_log(tail_probability));
  return r <= 5.0 ? quantile_middle(r - 1.6) : quantile_tail(r - 5.0);
}

/// The part of p that is not central.
double outer_quantile(double p) {
  return p < 0.5 ? -tail_distance(p) : tail_distance(1.0 - p);
}

}  // namespace

double normal_quantile(double p) {
  TIMBANG_CHECK(p > 0.0 && p < 1.0, "a quantile needs a probability above 0 and below 1");
  return is_central(p) ? central_quantile(p) : outer_quantile(p);
}

double standard_normal(std::uint32_t word) {
  return normal_quantile(uniform_open(word));
}

// Two passes, so that the first has no branch and the compiler can take several words at a time.
void standard_normals(std::span<const std::uint32_t> words, std::span<double> values) {
  TIMBANG_CHECK(words.size() == values.size(), "one normal for every word");
  for (std::size_t i = 0; i < words.size(); ++i) values[i] = central_quantile(uniform_open(words[i]));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double p = uniform_open(words[i]);
    if (!is_central(p)) values[i] = outer_quantile(p);
  }
}

}  // namespace timbang
