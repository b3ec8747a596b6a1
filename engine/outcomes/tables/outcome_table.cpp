#include "outcomes/tables/outcome_table.hpp"

#include <bit>
#include <cmath>
#include <limits>
#include <span>

#include "base/check.hpp"
#include "base/mix.hpp"

namespace timbang {
namespace {

constexpr std::uint64_t nan_word = 0x7ff8000000000000ULL;

std::size_t position(const OutcomeTable& table, std::size_t outcome, std::size_t where, std::size_t month) {
  const bool exists = outcome < table.outcomes() && where < table.wheres() && month < table.months();
  TIMBANG_CHECK(exists, "no such cell in the table of outcomes");
  return (outcome * table.wheres() + where) * table.months() + month;
}

}  // namespace

OutcomeTable::OutcomeTable(std::size_t outcomes, std::size_t kecamatan, Month first_month, std::size_t months)
    : outcomes_(outcomes),
      wheres_(kecamatan + 1),
      months_(months + 1),
      first_month_(first_month),
      values_(outcomes_ * wheres_ * months_, std::numeric_limits<double>::quiet_NaN()) {}

double& OutcomeTable::at(std::size_t outcome, std::size_t where, std::size_t month) {
  return values_[position(*this, outcome, where, month)];
}

double OutcomeTable::at(std::size_t outcome, std::size_t where, std::size_t month) const {
  return values_[position(*this, outcome, where, month)];
}

// The shape too: equal values of another city or period are another table.
std::uint64_t OutcomeTable::outcome_fingerprint(std::size_t outcome) const {
  // Without the number of outcomes, so that adding an outcome changes no other's fingerprint.
  std::uint64_t hash = mix(mix(0, wheres_), months_);
  hash = mix(hash, static_cast<std::uint64_t>(first_month_.since_1900()));
  for (const double value : std::span(&values_.at(position(*this, outcome, 0, 0)), wheres_ * months_)) {
    // The bits of a NaN differ between processors.
    hash = mix(hash, std::isnan(value) ? nan_word : std::bit_cast<std::uint64_t>(value));
  }
  return hash;
}

}  // namespace timbang
