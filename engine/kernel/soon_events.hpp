#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "kernel/event.hpp"

namespace timbang {

/// A priority queue for few events. The earliest are in a sorted array, so that the handful of events that most days
/// have at any time needs no heap; the others are in a binary heap.
class SoonEvents {
 public:
  [[nodiscard]] bool empty() const { return in_row_ == 0; }
  /// Requires: not empty.
  [[nodiscard]] const Event& earliest() const { return row_[in_row_ - 1]; }

  void insert(Event event) {
    const bool is_full = in_row_ == row_.size();
    if ((is_full || !heap_.empty()) && !precedes(event, row_[0])) return push_on_heap(event);
    if (is_full) make_room();
    std::size_t place = in_row_++;
    for (; place > 0 && precedes(row_[place - 1], event); --place) row_[place] = row_[place - 1];
    row_[place] = event;
  }

  /// Requires: not empty.
  void remove_earliest() {
    --in_row_;
    if (in_row_ == 0 && !heap_.empty()) refill();
  }

 private:
  struct Later {
    bool operator()(const Event& a, const Event& b) const { return precedes(b, a); }
  };

  void push_on_heap(Event event) {
    heap_.push_back(event);
    std::push_heap(heap_.begin(), heap_.end(), Later());
  }
  /// Moves the last event of the array to the heap.
  void make_room() {
    push_on_heap(row_[0]);
    std::move(row_.begin() + 1, row_.end(), row_.begin());
    --in_row_;
  }
  void refill() {
    std::pop_heap(heap_.begin(), heap_.end(), Later());
    row_[in_row_++] = heap_.back();
    heap_.pop_back();
  }

  // Invariant: no event of the heap precedes one of the array, and the array is empty only if the heap is.
  std::array<Event, 12> row_;  ///< in_row_ of them, the earliest last
  std::size_t in_row_ = 0;
  std::vector<Event> heap_;
};

}  // namespace timbang
