#pragma once

#include <rapidcheck.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "kernel/working_time.hpp"

namespace timbang::test_support {

/// Working blocks as the minutes off before each and the minutes of work in it.
using OffAndOn = std::vector<std::pair<std::int32_t, std::int32_t>>;

/// Blocks of at most `longest` minutes with as much between them; some touch.
[[nodiscard]] inline rc::Gen<OffAndOn> arbitrary_blocks(std::int32_t longest) {
  const auto off = rc::gen::weightedOneOf<std::int32_t>(
      {{1, rc::gen::just(std::int32_t{0})}, {3, rc::gen::inRange<std::int32_t>(0, longest)}});
  return rc::gen::container<OffAndOn>(rc::gen::pair(off, rc::gen::inRange<std::int32_t>(1, longest + 1)));
}

/// Those that end by `end`.
[[nodiscard]] inline std::vector<WorkingBlock> blocks_until(SimTime end, const OffAndOn& minutes) {
  std::vector<WorkingBlock> blocks;
  SimTime t;
  for (const auto& [off, on] : minutes) {
    const WorkingBlock block{t + Duration(off), t + Duration(off + on)};
    if (block.end > end) break;
    blocks.push_back(block);
    t = block.end;
  }
  return blocks;
}

}  // namespace timbang::test_support
