#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace timbang {

/// How a varied number is spread over its range. Numbers are in the unit that the file writes.
struct FactorSpread {
  enum class Shape : std::uint8_t { uniform, triangular, log_uniform, pert, discrete, truncated_normal };

  Shape shape = Shape::uniform;
  std::string unit;             ///< may be empty
  bool is_whole = false;        ///< takes whole numbers only
  double low = 0;               ///< of discrete, the least value
  double high = 0;              ///< > low; of discrete, the greatest value
  double mode = 0;              ///< of triangular and pert, within the range
  double mean = 0;              ///< of truncated_normal, before it is cut off
  double sd = 0;                ///< of truncated_normal, > 0
  std::vector<double> values;   ///< of discrete, at least one
  std::vector<double> weights;  ///< as many, none negative, one positive
};

}  // namespace timbang
