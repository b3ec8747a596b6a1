#pragma once

#include <cstddef>

namespace timbang {

/// Student's two-sided critical value: |t| exceeds it with probability 1 - confidence. Rounded to 2^-30, since the C
/// library's functions behind it differ in the last bits from one processor to another and tables must not.
/// Requires: degrees_of_freedom > 0, 0 < confidence < 1.
[[nodiscard]] double student_critical_value(std::size_t degrees_of_freedom, double confidence);

}  // namespace timbang
