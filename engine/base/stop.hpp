#pragma once

#include <atomic>

namespace timbang {

class StopSource;

/// Tells whether somebody asked for a stop. Copies see the same request. A token that was made by itself is never
/// asked. Safe on any thread. Requires: its source outlives it.
class StopToken {
 public:
  StopToken() = default;
  [[nodiscard]] inline bool stop_requested() const noexcept;

 private:
  friend class StopSource;
  explicit StopToken(const StopSource* source) : source_(source) {}

  const StopSource* source_ = nullptr;
};

/// Where a stop is asked for. A browser's C++ library has no std::stop_token, so that the engine has its own.
/// Safe on any thread and in a signal handler. Neither copied nor moved: tokens point to it.
class StopSource {
 public:
  StopSource() = default;
  StopSource(const StopSource&) = delete;
  StopSource& operator=(const StopSource&) = delete;

  void request_stop() noexcept { is_requested_.store(true, std::memory_order_release); }
  [[nodiscard]] StopToken token() const { return StopToken(this); }

 private:
  friend class StopToken;
  std::atomic<bool> is_requested_{false};
};

bool StopToken::stop_requested() const noexcept {
  return source_ != nullptr && source_->is_requested_.load(std::memory_order_acquire);
}

}  // namespace timbang
