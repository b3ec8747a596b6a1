#pragma once

#include <csignal>
#include <thread>

#include "base/stop.hpp"

namespace timbang {

/// While it lives, Ctrl-C (or SIGTERM) asks for a stop instead of ending the process; a second one ends it.
/// Threads started meanwhile are asked as well. Make one at a time.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  [[nodiscard]] StopToken token() const { return stop_.token(); }

 private:
  StopSource stop_;
  StopSource ended_;
  sigset_t before_{};
  std::thread listener_;
};

}  // namespace timbang
