#pragma once

#include <memory>

namespace timbang::api {

/// Asks whatever it was given to for an early end. Copies are one and the same. Safe on any thread.
class Stop {
 public:
  Stop();

  /// Trials in hand are finished and stored, and no new one is begun.
  void request() noexcept;
  [[nodiscard]] bool is_requested() const noexcept;

  struct State;
  [[nodiscard]] const State& state() const { return *state_; }

 private:
  std::shared_ptr<State> state_;
};

}  // namespace timbang::api
