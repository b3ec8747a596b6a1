#pragma once

#include <vector>

#include "kernel/working_time.hpp"

namespace timbang::test_support {

/// A simple reference implementation of WorkingTime: one flag a minute, and every question answered by walking.
class NaiveWorkingTime {
 public:
  explicit NaiveWorkingTime(const std::vector<WorkingBlock>& blocks);

  [[nodiscard]] bool works(SimTime t) const;
  [[nodiscard]] SimTime next_instant(SimTime t) const;
  [[nodiscard]] SimTime next_block(SimTime t) const;
  [[nodiscard]] Duration left_in_block(SimTime t) const;
  [[nodiscard]] SimTime finish(SimTime t, Duration service) const;
  [[nodiscard]] Duration between(SimTime from, SimTime to) const;
  [[nodiscard]] Duration longest_block() const { return longest_; }

 private:
  [[nodiscard]] SimTime end() const;

  std::vector<bool> works_;
  Duration longest_;
};

}  // namespace timbang::test_support
