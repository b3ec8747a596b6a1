#include "text/did_you_mean.hpp"

#include <algorithm>
#include <utility>

namespace timbang::reading {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  // Three rows are enough: the distance looks back two.
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      // Two letters exchanged count as one mistake.
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

namespace {

/// The shortest candidate that begins with the word, or ends in it behind a point: a path that was not written out.
std::optional<std::string> candidate_with_part(std::string_view word, const std::vector<std::string>& candidates) {
  // So few letters begin too many words.
  constexpr std::size_t shortest_part = 4;
  if (word.size() < shortest_part) return std::nullopt;
  const std::string behind_point = "." + std::string(word);
  std::optional<std::string> found;
  for (const auto& candidate : candidates) {
    // What is as long is the word itself, perhaps misspelt.
    const bool is_longer = candidate.size() > word.size() + 1;
    const bool has_part = candidate.starts_with(word) || candidate.ends_with(behind_point);
    if (is_longer && has_part && (!found || candidate.size() < found->size())) found = candidate;
  }
  return found;
}

}  // namespace

std::optional<std::string> closest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest_word = 100;
  if (word.size() > longest_word) return std::nullopt;
  if (auto part = candidate_with_part(word, candidates)) return part;
  // One mistake in three letters.
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::optional<std::string> nearest;
  for (const auto& candidate : candidates) {
    const auto distance = edit_distance(word, candidate);
    // The first of equals, so that the order of candidates decides.
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace timbang::reading
