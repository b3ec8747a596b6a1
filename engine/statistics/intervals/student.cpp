#include "statistics/intervals/student.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace timbang {

double student_critical_value(std::size_t degrees_of_freedom, double confidence) {
  const boost::math::students_t distribution(static_cast<double>(degrees_of_freedom));
  const double exact = boost::math::quantile(distribution, 0.5 + confidence / 2);
  // Rounded to 2^-30: the last digits of the library's quantile differ between machines.
  constexpr double steps = 1 << 30U;
  return std::floor(exact * steps + 0.5) / steps;
}

}  // namespace timbang
