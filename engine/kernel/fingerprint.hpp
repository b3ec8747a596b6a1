#pragma once

#include <cstdint>
#include <string>

#include "base/mix.hpp"
#include "kernel/event.hpp"

namespace timbang {

/// A running hash of a trajectory: the same events in the same order give the same fingerprint.
class Fingerprint {
 public:
  void add(std::uint64_t word) { hash_ = mix(hash_, word); }
  void add(const Event& event) {
    add(event.order);
    add((static_cast<std::uint64_t>(event.subject) << 32U) | event.what);
  }
  [[nodiscard]] std::uint64_t value() const { return hash_; }
  /// 16 hexadecimal digits.
  [[nodiscard]] std::string text() const;

 private:
  std::uint64_t hash_ = 0x54696d62616e6721ULL;
};

}  // namespace timbang
