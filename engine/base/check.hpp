#pragma once

#include <stdexcept>
#include <string_view>

namespace timbang {

/// A bug or a broken law of the model: it fails the trial it happens in.
class CheckFailed : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// Throws CheckFailed naming the condition, its place and the reason.
[[noreturn]] void fail_check(const char* condition, const char* file, int line, std::string_view reason);

}  // namespace timbang

/// States what must hold. On in every build.
#define TIMBANG_CHECK(condition, reason) \
  ((condition) ? static_cast<void>(0) : ::timbang::fail_check(#condition, __FILE__, __LINE__, (reason)))
