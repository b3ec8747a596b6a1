#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "random/distributions.hpp"
#include "random/draw.hpp"

namespace timbang::bench {

/// When an event happens and what it is about: what every list of pending events under test keeps and gives back.
struct Pending {
  std::int32_t minute = 0;
  std::uint32_t subject = 0;
};

/// Delays of whole minutes, exponential with a mean of 30 days: as far ahead as nearly everything in a city lies.
inline std::vector<std::int32_t> hold_delays() {
  constexpr std::size_t count = std::size_t{1} << 16U;
  std::vector<std::uint32_t> words(count);
  draw_blocks(trial_key(1, 0, "hold"), 0, Occasion::once(), DrawPurpose::transaction_delay, words);
  std::vector<double> minutes(count);
  exponentials(words, 30.0 * 1440.0, minutes);
  return {minutes.begin(), minutes.end()};
}

/// The hold model (Jones 1986): a list with so many pending events; the next one is taken and put back later. Every
/// list gets the same delays in the same order, so that the minutes that come out are the same for all. Requires: List
/// has push(Pending) and Pending pop(), the earliest.
template <class List>
class Hold {
 public:
  Hold(std::size_t pending, const std::vector<std::int32_t>& delays) : delays_(&delays) {
    for (std::size_t subject = 0; subject < pending; ++subject) {
      list_.push({next_delay(), static_cast<std::uint32_t>(subject)});
    }
  }

  void run(std::size_t holds) {
    for (std::size_t i = 0; i < holds; ++i) {
      const Pending next = list_.pop();
      list_.push({next.minute + next_delay(), next.subject});
    }
  }

  /// The earliest event's minute, removed.
  std::int32_t take_minute() { return list_.pop().minute; }

 private:
  std::int32_t next_delay() { return (*delays_)[used_++ % delays_->size()]; }

  const std::vector<std::int32_t>* delays_;
  std::size_t used_ = 0;
  List list_;
};

}  // namespace timbang::bench
