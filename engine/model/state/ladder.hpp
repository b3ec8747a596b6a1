#pragma once

#include <cstddef>
#include <cstdint>

namespace timbang {

/// The order of events of the same minute: policy first, observation last.
enum class Phase : std::uint8_t {
  policy = 0,
  day = 1,
  month = 2,
  credit = 3,
  transaction = 4,
  complaint = 5,
  outside_work = 6,  ///< bank, civil registry, first line
  staff = 7,
  deadline = 8,
  places = 9
};

/// Kinds of events, and the subject of each. A server is office << 16 | its number at the desk.
enum class EventKind : std::uint8_t {
  policy_change,       ///< none: a dated parameter changes
  day_begins,          ///< none
  month_opens,         ///< none
  payout_credited,     ///< payout and cohort
  list_arrives,        ///< batch: the list of who has not transacted
  deadline_passes,     ///< batch
  money_returns,       ///< credit
  transaction_due,     ///< KPM; generation
  complaint_made,      ///< KPM; the generation says why
  complaint_overdue,   ///< case
  complaint_repeated,  ///< case
  patience_ends,       ///< case
  first_line_answers,  ///< case
  outside_work_done,   ///< case: bank or civil registry
  proposal_made,       ///< household; generation 1 if it is poor
  block_begins,        ///< server
  mobile_block_ends,   ///< server
  service_ends,        ///< server; generation
  outreach_ends,       ///< kecamatan: the day's reserved time is over
  post_is_filled,      ///< kecamatan << 16 | slot; generation
  place_is_filled      ///< kecamatan
};
inline constexpr std::size_t event_kind_count = static_cast<std::size_t>(EventKind::place_is_filled) + 1;

}  // namespace timbang
