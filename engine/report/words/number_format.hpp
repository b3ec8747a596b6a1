#pragma once

#include <string>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/text_catalogue.hpp"
#include "statistics/intervals/interval.hpp"

namespace timbang {

/// Whether a number is a level or a change; a change carries its sign, a plus as well.
enum class NumberKind { level, change };

/// 1,234,567.8 in English, 1.234.567,8 in Indonesian, with the true minus sign.
[[nodiscard]] std::string number_text(Language language, double value, int decimals,
                                      NumberKind kind = NumberKind::level);

/// A count with its noun, "1 replication" or "2 replications": the text `id`.one or `id`.other, {count} its argument,
/// digits grouped. Indonesian nouns have no plural: both of its texts are alike.
[[nodiscard]] std::string count_text(Language language, std::string_view id, std::uint64_t count);

/// A unit as people read it, in its full size: "Rp", "days", "%".
[[nodiscard]] std::string unit_words(Language language, OutcomeUnit unit);

/// How the values of one row of a table are written: a power of ten that all share, and their digits.
struct NumberScale {
  double divisor = 1;
  int decimals = 0;
  std::string unit;  ///< as written beside the label, such as "Rp billion", "days", "%"
};

/// The scale for values of a unit: large sums of money in millions, billions or trillions, and as many decimals as
/// half the interval's width supports (two for money when there is no interval), or one more to show two digits.
/// `largest`: largest absolute value; `half_width`: smallest positive half width of an interval, or 0.
[[nodiscard]] NumberScale number_scale(Language language, OutcomeUnit unit, double largest, double half_width);

/// The scale of differences between values of a unit: those of percentages are in percentage points.
[[nodiscard]] NumberScale scale_of_differences(Language language, OutcomeUnit unit, NumberScale scale);

/// A value on a scale; an undefined one is the catalogue's "none".
[[nodiscard]] std::string value_text(Language language, const NumberScale& scale, double value, NumberKind kind);

/// An estimate's interval on a scale: 19–27, or −34 to −17 as soon as a bound can be negative; empty without one.
[[nodiscard]] std::string interval_text(Language language, const NumberScale& scale, const Estimate& estimate,
                                        NumberKind kind);

}  // namespace timbang
