#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "aid.hpp"
#include "random/distributions.hpp"

namespace timbang::bench {

/// One month's draws of neighbouring households, as columns.
class AidDraws {
 public:
  explicit AidDraws(std::size_t households)
      : aid(households),
        transacts(households),
        complaint(households),
        delay(households),
        shock(households),
        words_(households) {}

  /// Draws for the households from `first` on, as many as there is room for. Requires: first is a multiple of 4.
  void draw(StreamKey key, std::uint32_t first, std::uint32_t month) {
    const Occasion occasion(Occasion::Kind::month, month);
    const std::uint32_t block = first / 4;
    draw_blocks(key, block, occasion, DrawPurpose::new_card, aid);
    draw_blocks(key, block, occasion, DrawPurpose::recoverable_obstacle, transacts);
    draw_blocks(key, block, occasion, DrawPurpose::obstacle_complaint, complaint);
    draw_blocks(key, block, occasion, DrawPurpose::transaction_delay, words_);
    exponentials(words_, mean_delay_minutes, delay);
    draw_blocks(key, block, occasion, DrawPurpose::welfare_shock, words_);
    standard_normals(words_, shock);
  }

  std::vector<std::uint32_t> aid;
  std::vector<std::uint32_t> transacts;
  std::vector<std::uint32_t> complaint;
  std::vector<double> delay;  ///< minutes
  std::vector<double> shock;

  /// In which minute after the month's beginning the household transacts; only if it does at all.
  [[nodiscard]] std::int32_t minute_of_transaction(std::size_t i) const {
    return minute_of_aid(aid[i]) + static_cast<std::int32_t>(delay[i]);
  }

 private:
  std::vector<std::uint32_t> words_;
};

/// How long the household's complaint of that month takes.
[[nodiscard]] inline std::int32_t complaint_minutes(StreamKey key, std::uint32_t household, std::uint32_t month) {
  const std::uint32_t word =
      draw_word(key, household, Occasion(Occasion::Kind::month, month), DrawPurpose::complaint_minutes);
  return static_cast<std::int32_t>(exponential(word, mean_complaint_minutes));
}

/// Log spending at the start, of the households from `first` on. Requires: first is a multiple of 4.
inline void draw_spending(StreamKey key, std::uint32_t first, std::span<double> spending) {
  std::vector<std::uint32_t> words(spending.size());
  draw_blocks(key, first / 4, Occasion::once(), DrawPurpose::welfare_initial, words);
  standard_normals(words, spending);
  for (double& value : spending) value *= spread_at_start;
}

}  // namespace timbang::bench
