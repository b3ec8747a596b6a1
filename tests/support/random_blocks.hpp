#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "kernel/working_time.hpp"

namespace timbang::test_support {

/// A word below the bound, the same on every machine.
[[nodiscard]] inline std::int32_t below(std::mt19937& words, std::int32_t bound) {
  return static_cast<std::int32_t>(words() % static_cast<std::uint32_t>(bound));
}

/// Working blocks up to `end`, each of at most `longest` minutes with gaps of at most that; some touch.
[[nodiscard]] inline std::vector<WorkingBlock> random_blocks(std::mt19937& words, SimTime end, std::int32_t longest) {
  std::vector<WorkingBlock> blocks;
  SimTime t(below(words, longest));
  while (true) {
    const WorkingBlock block{t, t + Duration(1 + below(words, longest))};
    if (block.end > end) return blocks;
    blocks.push_back(block);
    t = below(words, 4) == 0 ? block.end : block.end + Duration(below(words, longest));
  }
}

}  // namespace timbang::test_support
