#pragma once

#include <cstddef>
#include <vector>

#include "base/check.hpp"
#include "base/ids.hpp"

namespace timbang {

/// Accumulators by kecamatan and slot of a ReportPeriod.
template <class Cell>
class Cells {
 public:
  Cells(std::size_t kecamatan, std::size_t slots, const Cell& initial = Cell())
      : slots_(slots), cells_(kecamatan * slots, initial) {}

  [[nodiscard]] Cell& at(KecamatanId kecamatan, std::size_t slot) { return cells_[position(kecamatan.index(), slot)]; }
  [[nodiscard]] const Cell& at(std::size_t kecamatan, std::size_t slot) const {
    return cells_[position(kecamatan, slot)];
  }
  [[nodiscard]] std::size_t rows() const { return cells_.size() / slots_; }  ///< kecamatan
  [[nodiscard]] std::size_t slots() const { return slots_; }

 private:
  [[nodiscard]] std::size_t position(std::size_t kecamatan, std::size_t slot) const {
    const std::size_t found = kecamatan * slots_ + slot;
    TIMBANG_CHECK(found < cells_.size() && slot < slots_, "a fact names a kecamatan that does not exist");
    return found;
  }

  std::size_t slots_ = 0;
  std::vector<Cell> cells_;
};

}  // namespace timbang
