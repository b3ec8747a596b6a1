#include "kernel/fingerprint.hpp"

namespace timbang {

std::string Fingerprint::text() const {
  constexpr const char* digits = "0123456789abcdef";
  std::string text(16, '0');
  std::uint64_t rest = hash_;
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
    *digit = digits[rest & 0xfU];
    rest >>= 4U;
  }
  return text;
}

}  // namespace timbang
