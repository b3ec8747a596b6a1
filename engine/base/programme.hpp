#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace timbang {

// The programme's own categories, shared by scenario, model, facts and outcomes.

/// How a family is paid.
enum class Channel : std::uint8_t { bank = 0, post = 1 };
inline constexpr std::size_t channel_count = 2;
inline constexpr std::array<Channel, channel_count> all_channels{Channel::bank, Channel::post};

/// Service classes of complaints, after LAPOR's deadlines.
enum class ComplaintClass : std::uint8_t { information = 0, no_field_check = 1, field_check = 2 };
inline constexpr std::size_t complaint_class_count = 3;
/// As parameters and outcomes call them, by ComplaintClass.
inline constexpr std::array<std::string_view, complaint_class_count> complaint_class_names{
    "information", "no_field_check", "field_check"};
static_assert(static_cast<std::size_t>(ComplaintClass::field_check) + 1 == complaint_class_count);

/// Kinds of casework. Complaints are told apart by service class.
enum class CaseKind : std::uint8_t {
  complaint_information = 0,
  complaint_no_field_check = 1,
  complaint_field_check = 2,
  follow_up = 3,
  verification = 4,   ///< of a household's proposal
  socialisation = 5,  ///< a session in a kelurahan
  monitoring = 6      ///< a spot check of use
};
inline constexpr std::size_t case_kind_count = 7;

static_assert(static_cast<std::size_t>(CaseKind::monitoring) + 1 == case_kind_count);
static_assert(static_cast<std::size_t>(CaseKind::follow_up) == complaint_class_count, "a kind for each class, first");
inline constexpr CaseKind last_complaint = static_cast<CaseKind>(complaint_class_count - 1);

[[nodiscard]] constexpr bool is_complaint(CaseKind kind) {
  return kind <= last_complaint;
}

/// The kind of case that complaints of a class are.
[[nodiscard]] constexpr CaseKind kind_of(ComplaintClass of_class) {
  return static_cast<CaseKind>(of_class);
}

/// Whether the work of such a complaint is done at the family's home, where it cannot be broken off.
[[nodiscard]] constexpr bool needs_visit(CaseKind kind) {
  return kind == CaseKind::complaint_field_check;
}

/// What keeps a family from transacting. The first two after `none` can be cured by information or a card.
enum class Obstacle : std::uint8_t { none, uninformed, card, wrong_data, died, moved };
inline constexpr std::size_t obstacle_count = 6;

[[nodiscard]] constexpr bool is_lasting(Obstacle obstacle) {
  return obstacle >= Obstacle::wrong_data;
}

/// Who bears a cost: the state, the province, the city.
enum class Payer : std::uint8_t { apbn = 0, provinsi = 1, apbd = 2 };
inline constexpr std::size_t payer_count = 3;

/// What staff and first line cost (ODD "7.17 Costs"). The last is paid once for every new TKSK, the others by
/// month.
enum class CostLine : std::uint8_t {
  tali_asih,
  provincial_top_up,
  top_up,
  transport,
  phone,
  insurance,
  supervision,
  first_line,
  training
};
inline constexpr std::size_t cost_line_count = 9;

/// Why a family lost its place: reported died or moved, too many deadlines missed, found to be no longer poor.
enum class VacancyReason : std::uint8_t { reported, dropped, improved };

/// Why a poor household is no KPM.
enum class ExclusionCause : std::uint8_t { not_proposed, in_verification, waiting_list, rejected, lost_place };
inline constexpr std::size_t exclusion_cause_count = 5;

/// resolved: done; given_up: its reason ended first (the money went back); open_at_end: the run ended before it.
enum class CaseEnd : std::uint8_t { resolved, given_up, open_at_end };

}  // namespace timbang
