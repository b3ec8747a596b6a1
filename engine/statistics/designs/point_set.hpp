#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/check.hpp"

namespace timbang {

/// Points of one space, kept one after the other. Coordinates are numbers without units; who made them knows them.
class PointSet {
 public:
  explicit PointSet(std::size_t dimensions = 0) : dimensions_(dimensions) {}

  /// Requires: as many coordinates as the space has dimensions.
  void add(std::span<const double> point) {
    TIMBANG_CHECK(point.size() == dimensions_, "a point has as many coordinates as its space has dimensions");
    values_.insert(values_.end(), point.begin(), point.end());
    ++size_;
  }

  [[nodiscard]] std::size_t dimensions() const { return dimensions_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Requires: index < size().
  [[nodiscard]] std::span<const double> operator[](std::size_t index) const {
    return std::span<const double>(values_).subspan(index * dimensions_, dimensions_);
  }
  /// All coordinates, point by point.
  [[nodiscard]] const std::vector<double>& values() const { return values_; }

 private:
  std::size_t dimensions_ = 0;
  std::size_t size_ = 0;
  std::vector<double> values_;
};

}  // namespace timbang
