#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace timbang {

/// While it lives, Ctrl-C (or SIGTERM) asks for a stop instead of ending the process; a second one ends it.
/// Threads started meanwhile are asked as well. Make one at a time.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  [[nodiscard]] std::stop_token token() const { return stop_.get_token(); }

 private:
  std::stop_source stop_;
  sigset_t before_{};
  std::jthread listener_;
};

}  // namespace timbang
