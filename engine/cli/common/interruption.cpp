#include "cli/common/interruption.hpp"

#include <ctime>

namespace timbang {
namespace {

sigset_t asking_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

/// Signals are blocked in every thread and taken here one by one, outside of any handler: what a stop does
/// is not limited to what a handler may do.
void listen(const StopToken& ended, StopSource& stop) {
  const sigset_t signals = asking_signals();
  const timespec patience{0, 20'000'000};
  while (!ended.stop_requested()) {
    if (stop.token().stop_requested()) {
      nanosleep(&patience, nullptr);
    } else if (sigtimedwait(&signals, nullptr, &patience) >= 0) {
      stop.request_stop();
      pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);  // the next one ends the process
    }
  }
}

}  // namespace

Interruption::Interruption() {
  const sigset_t signals = asking_signals();
  pthread_sigmask(SIG_BLOCK, &signals, &before_);
  listener_ = std::thread([this] { listen(ended_.token(), stop_); });
}

Interruption::~Interruption() {
  ended_.request_stop();
  listener_.join();
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace timbang
