#include "trials/trial.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <numeric>

#include "base/mix.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {

namespace {

bool are_same(double a, double b) {
  // Bit by bit, so that -0.0 and 0.0 differ; all NaN are alike.
  return (std::isnan(a) && std::isnan(b)) || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

std::uint64_t name_word(std::size_t outcome) {
  std::uint64_t word = 0;
  for (const char character : outcome_at(outcome).name) word = mix(word, static_cast<unsigned char>(character));
  return word;
}

}  // namespace

KeptCells KeptCells::everything() {
  KeptCells all;
  all.outcomes.resize(outcome_catalogue().size());
  std::iota(all.outcomes.begin(), all.outcomes.end(), std::size_t{0});
  return all;
}

// Outcomes are kept in ascending order, which std::includes() needs.
bool KeptCells::includes(const KeptCells& wanted) const {
  return (is_every_place || !wanted.is_every_place) && (is_every_month || !wanted.is_every_month) &&
         std::ranges::includes(outcomes, wanted.outcomes);
}

KeptCells KeptCells::joined(const KeptCells& other) const {
  KeptCells both{{}, is_every_place || other.is_every_place, is_every_month || other.is_every_month};
  std::set_union(outcomes.begin(), outcomes.end(), other.outcomes.begin(), other.outcomes.end(),
                 std::back_inserter(both.outcomes));
  return both;
}

std::uint64_t KeptCells::fingerprint(const OutcomeTable& table) const {
  std::uint64_t sum = 0;  // so that the order of outcomes does not count
  for (const std::size_t outcome : outcomes) sum += mix(name_word(outcome), table.outcome_fingerprint(outcome));
  return sum;
}

OutcomeTable KeptCells::of(const OutcomeTable& table) const {
  // All other cells stay NaN.
  OutcomeTable result(table.outcomes(), table.wheres() - 1, table.first_month(), table.months() - 1);
  for (const std::size_t outcome : outcomes) {
    for (std::size_t where = 0; where < wheres(table); ++where) {
      for (std::size_t month = 0; month < months(table); ++month) {
        result.at(outcome, where, month) = table.at(outcome, where, month);
      }
    }
  }
  return result;
}

bool KeptCells::needs_welfare() const {
  return std::ranges::any_of(outcomes, [](std::size_t outcome) { return outcome_at(outcome).needs_welfare; });
}

bool agree(const Trial& one, const Trial& other) {
  if (one.trajectory != other.trajectory) return false;
  // Only what both have kept can be compared.
  const std::size_t wheres = std::min(one.kept.wheres(one.table), other.kept.wheres(other.table));
  const std::size_t months = std::min(one.kept.months(one.table), other.kept.months(other.table));
  for (const std::size_t outcome : one.kept.outcomes) {
    if (!std::ranges::binary_search(other.kept.outcomes, outcome)) continue;
    for (std::size_t where = 0; where < wheres; ++where) {
      for (std::size_t month = 0; month < months; ++month) {
        if (!are_same(one.table.at(outcome, where, month), other.table.at(outcome, where, month))) return false;
      }
    }
  }
  return true;
}

std::string fingerprint_text(std::uint64_t fingerprint) {
  std::string text(16, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit) {
    *digit = "0123456789abcdef"[fingerprint & 15U];
    fingerprint >>= 4U;
  }
  return text;
}

}  // namespace timbang
