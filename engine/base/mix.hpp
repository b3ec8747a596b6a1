#pragma once

#include <cstdint>

namespace timbang {

/// Mixes one more 64-bit word into a hash: the finaliser of SplitMix64 (Steele, Lea and Flood 2014) over a running sum.
/// Order matters; used for stream keys and fingerprints, never for security.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  std::uint64_t z = (hash ^ word) + 0x9e3779b97f4a7c15ULL;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31U);
}

}  // namespace timbang
