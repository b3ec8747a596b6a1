#pragma once

#include <cstddef>

#include "base/check.hpp"
#include "base/programme.hpp"

namespace timbang {

/// Which complaints an outcome counts: all of them, one service class (group_of), or those that reached a TKSK.
enum class ComplaintGroup : std::size_t { all = 0, tksk = complaint_class_count + 1 };
inline constexpr std::size_t complaint_group_count = complaint_class_count + 2;

[[nodiscard]] constexpr ComplaintGroup group_of(ComplaintClass of_class) {
  return static_cast<ComplaintGroup>(1 + static_cast<std::size_t>(of_class));
}

/// What is measured of each group of complaints.
enum class ComplaintMeasure : std::size_t {
#define COMPLAINT_MEASURE(id, ...) id,
#include "outcomes/catalogue/outcome_list.inc"
};
inline constexpr std::size_t complaint_measure_count = 0
#define COMPLAINT_MEASURE(...) +1  // NOLINT(bugprone-macro-parentheses): a term of the sum
#include "outcomes/catalogue/outcome_list.inc"
    ;

/// Outcomes by constants: outcome::delivery_credited is the position of "delivery.credited" in the catalogue and in
/// every OutcomeTable. All come from outcome_list.inc, so that a misspelt outcome does not compile.
namespace outcome {

/// Groups times measures, but complaints that were never made reach no TKSK.
inline constexpr std::size_t complaint_outcomes = complaint_group_count * complaint_measure_count - 1;

enum Position : std::size_t {
#define OUTCOME(id, ...) id,
#define WELFARE(id, ...) id,
#define QUOTIENT(id, ...) id,
#define COMPLAINTS() complaints_first, complaints_last = complaints_first + complaint_outcomes - 1,
#include "outcomes/catalogue/outcome_list.inc"
  count
};

[[nodiscard]] constexpr bool is_counted(ComplaintGroup group, ComplaintMeasure measure) {
  return group != ComplaintGroup::tksk || measure != ComplaintMeasure::unvoiced;
}

/// The outcome complaints.<group>.<measure>. Requires: is_counted.
[[nodiscard]] constexpr Position complaints(ComplaintGroup group, ComplaintMeasure measure) {
  TIMBANG_CHECK(is_counted(group, measure), "complaints that were never made reach no TKSK");
  const std::size_t left_out = group == ComplaintGroup::tksk && measure > ComplaintMeasure::unvoiced ? 1 : 0;
  return static_cast<Position>(complaints_first + static_cast<std::size_t>(group) * complaint_measure_count +
                               static_cast<std::size_t>(measure) - left_out);
}

[[nodiscard]] constexpr Position complaints(ComplaintClass of_class, ComplaintMeasure measure) {
  return complaints(group_of(of_class), measure);
}

// Of all complaints: outcome::complaints_backlog is "complaints.backlog".
#define COMPLAINT_MEASURE(id, ...) \
  inline constexpr Position complaints_##id = complaints(ComplaintGroup::all, ComplaintMeasure::id);
#include "outcomes/catalogue/outcome_list.inc"

}  // namespace outcome

}  // namespace timbang
