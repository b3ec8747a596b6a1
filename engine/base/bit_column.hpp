#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace timbang {

/// One bit for each of many numbered things: false until it is set, for any number. Memory reaches up to the highest
/// number that was set.
class BitColumn {
 public:
  /// The numbers below `count` for which claim(number) is true are set.
  template <class Claim>
  [[nodiscard]] static BitColumn of(std::size_t count, const Claim& claim) {
    BitColumn column;
    column.words_.resize((count + word_bits - 1) / word_bits);
    for (std::size_t number = 0; number < count; ++number) {
      column.words_[number / word_bits] |= static_cast<std::uint64_t>(claim(number)) << (number % word_bits);
    }
    return column;
  }

  [[nodiscard]] bool test(std::size_t number) const {
    const std::size_t word = number / word_bits;
    return word < words_.size() && (words_[word] & mask(number)) != 0;
  }

  /// Whether it was not set before.
  bool set(std::size_t number) {
    const std::size_t word = number / word_bits;
    if (word >= words_.size()) words_.resize(word + 1);
    const bool is_new = (words_[word] & mask(number)) == 0;
    words_[word] |= mask(number);
    return is_new;
  }

  /// Sets whatever is set in the other one.
  void add(const BitColumn& other) {
    if (words_.size() < other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t word = 0; word < other.words_.size(); ++word) words_[word] |= other.words_[word];
  }

 private:
  static constexpr std::size_t word_bits = 64;
  [[nodiscard]] static std::uint64_t mask(std::size_t number) { return std::uint64_t{1} << (number % word_bits); }

  std::vector<std::uint64_t> words_;
};

}  // namespace timbang
