#pragma once

#include <cstdint>

#include "base/mix.hpp"

namespace timbang {

/// Fingerprint of an arm over its trials, fed in the order of replications. A failed trial counts as zeros.
class ArmFingerprint {
 public:
  void add(std::uint64_t outcomes, std::uint64_t trajectory) { value_ = mix(mix(value_, outcomes), trajectory); }
  void add_failed() { add(0, 0); }

  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0;
};

}  // namespace timbang
