#include <cstddef>
#include <cstdint>

#include "fuzz/targets.hpp"

/// What libFuzzer calls with one input after another; TIMBANG_FUZZ_TARGET is one of targets.hpp.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  timbang::fuzz::TIMBANG_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
