#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/programme.hpp"

namespace timbang {

// The values of one scenario at one date, in base units: minutes, rupiah, persons, shares of 1, counts.
// Every scalar is a row of the parameter table (parameter_table.cpp), which gives it its path, unit, bounds and kind.

enum class FollowUpMode : std::uint8_t { off, phone, phone_and_visit };
enum class QueueDiscipline : std::uint8_t { earliest_due_date, first_come_first_served, by_class };

struct ProgrammeParameters {
  double benefit_rupiah = 0;  ///< a KPM and month
  double kpm = 0;             ///< places in the city
  double bank_share = 0;      ///< of KPM; the rest is paid by post
  std::array<double, channel_count> deadline_minutes{};
  double return_lag_minutes = 0;  ///< mean; half fixed, half exponential, drawn by payout
  double misses_until_dropped = 0;
  double replacement_lag_minutes = 0;
};

struct TransactingParameters {
  double prompt_share = 0;
  double prompt_minutes = 0;       ///< the prompt transact evenly within this time
  double late_median_minutes = 0;  ///< of the rest, log-normal
  double late_sigma = 0;
};

struct ObstacleParameters {
  double recoverable_per_payout = 0;
  double card_share = 0;              ///< of the bank channel's recoverable obstacles; the rest are uninformed
  double self_cure_minutes = 0;       ///< mean, exponential
  double new_card_undistributed = 0;  ///< chance for a new KPM of the bank channel
  double lasting_per_month = 0;
  double wrong_data_share = 0;  ///< of lasting obstacles; the three shares sum to 1
  double died_share = 0;
  double moved_share = 0;
  double initial_lasting = 0;  ///< prevalence at the start of the warm-up
  double initial_recoverable = 0;
};

struct FirstLineParameters {
  double settles_recoverable = 0;
  double settles_lasting = 0;
  double settles_complaints = 0;
  double follow_up_delay_minutes = 0;  ///< mean, exponential; also before a follow-up is handed on
  double complaint_delay_minutes = 0;  ///< mean, exponential
  double complaint_hand_on_minutes = 0;
};

struct FollowUpParameters {
  FollowUpMode mode = FollowUpMode::phone_and_visit;
  std::array<double, channel_count> list_delay_minutes{};
  double due_minutes = 0;  ///< after the credit
  double phone_minutes = 0;
  double phone_success = 0;
  double visit_minutes = 0;
  double visit_success = 0;
  double travel_minutes = 0;  ///< part of a visit; paid again when over-long work is split into blocks
  double card_minutes = 0;
  double bank_delay_shortest_minutes = 0;
  double bank_delay_longest_minutes = 0;
  double registry_delay_minutes = 0;  ///< mean, exponential
};

struct ComplaintParameters {
  double questions_per_kpm_month = 0;
  double obstacle_share = 0;          ///< of KPM with an obstacle at a credit, who complain if still stuck
  double obstacle_delay_minutes = 0;  ///< mean, exponential, after the credit
  std::array<double, complaint_class_count> class_share{};
  std::array<double, complaint_class_count> work_minutes{};
  std::array<double, complaint_class_count> limit_minutes{};
};

struct StaffingParameters {
  std::vector<double> tksk_per_kecamatan;  ///< by kecamatan, in the scenario's order
  double sembako_share = 0;                ///< of a TKSK's working time
  double hours_minutes = 0;                ///< effective working minutes a day
  double other_work_share = 0;             ///< cut off every Sembako block
  double absence_days_per_year = 0;
  QueueDiscipline discipline = QueueDiscipline::earliest_due_date;
  double pass_over = 0;               ///< waiting jobs that may be passed over for one that fits
  double fixed_share_of_service = 0;  ///< the rest of a service time is exponential
};

struct CostParameters {
  double tali_asih_rupiah = 0;  ///< a TKSK and month; APBN
  double top_up_rupiah = 0;     ///< a TKSK and month; APBD
};

struct WelfareParameters {
  double poverty_line_rupiah = 0;  ///< a person and month, in March of the year of the first reported month
  double line_growth_per_year = 0;
  double consumption_growth_per_year = 0;
  double mean_consumption_rupiah = 0;  ///< a person and month
  double headcount_target = 0;         ///< P0, share of persons
  double gap_target = 0;               ///< P1, share of the line
  double transitory_share = 0;         ///< tau: share of the variance of log welfare
  double persistence = 0;              ///< rho, a month
  double proxy_noise_sigma = 0;        ///< of the log proxy-means score
  double contamination = 0;            ///< share of KPM places filled at random
};

struct HouseholdParameters {
  double mean_size = 0;
  std::array<double, 8> size_share{};    ///< of households with 1 .. 8 persons
  std::array<double, 10> decile_size{};  ///< mean size by decile of permanent welfare, poorest first
};

struct Parameters {
  ProgrammeParameters programme;
  TransactingParameters transacting;
  ObstacleParameters obstacles;
  FirstLineParameters first_line;
  FollowUpParameters follow_up;
  ComplaintParameters complaints;
  StaffingParameters staffing;
  CostParameters costs;
  WelfareParameters welfare;
  HouseholdParameters households;
};

}  // namespace timbang
