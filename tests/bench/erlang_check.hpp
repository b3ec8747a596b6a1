#pragma once

#include <cstdint>

namespace timbang::bench {

/// Whether the kernel's desk has the mean wait of Erlang's formula (1.969 mean services), by a Student interval with a
/// confidence of 0.999 over so many seeds: of a thousand sets of seeds it would raise a false alarm for about one.
struct ErlangCheck {
  double theory = 0;
  double mean = 0;
  double low = 0;
  double high = 0;

  [[nodiscard]] bool agrees() const { return low <= theory && theory <= high; }
};

/// Requires: seeds >= 2.
[[nodiscard]] ErlangCheck check_desk(std::uint32_t seeds, std::int64_t customers);

}  // namespace timbang::bench
