#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/programme.hpp"

namespace timbang {

// The values of one scenario at one date, in base units: minutes, rupiah, persons, shares of 1, counts.
// Every scalar is a row of the parameter table (parameter_list.inc), which gives it its path, unit, bounds and kind.

enum class Switch : std::uint8_t { on, off };
enum class ChannelRule : std::uint8_t { as_listed, all_bank, all_post };
enum class FollowUpMode : std::uint8_t { off, phone, phone_and_visit };
enum class QueueDiscipline : std::uint8_t { earliest_due_date, first_come_first_served, by_class };
enum class Placement : std::uint8_t { evenly, by_kpm };

/// The model's processes, each of which can be switched off on its own (ODD "Processes").
struct ProcessParameters {
  Switch welfare = Switch::on;
  Switch listing = Switch::on;  ///< families who die, move or improve
  Switch payout = Switch::on;
  Switch transacting = Switch::on;  ///< obstacles to it
  Switch follow_up = Switch::on;
  Switch returns = Switch::on;
  Switch complaints = Switch::on;
  Switch proposals = Switch::on;
  Switch socialisation = Switch::on;
  Switch monitoring = Switch::on;
  Switch first_line = Switch::on;
  Switch staff = Switch::on;
  Switch costs = Switch::on;
};

struct ProgrammeParameters {
  double benefit_rupiah = 0;  ///< a KPM and month
  double kpm = 0;             ///< places in the city
  double bank_share = 0;      ///< of KPM; the rest is paid by post
  ChannelRule channel = ChannelRule::as_listed;
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

struct TargetingParameters {
  double improves_per_month = 0;    ///< chance that a family with a place at the start improves
  double reserve = 0;               ///< verified households waiting at the start, as a share of the quota
  double proposals_of_poor = 0;     ///< a left-out household below the line and year
  double proposals_of_others = 0;   ///< a left-out household between the line and twice the line and year
  double verification_minutes = 0;  ///< a field check, travel included
  double verification_due_minutes = 0;
  double sensitivity = 0;  ///< share of poor proposers whom a field check admits
  double specificity = 0;  ///< share of other proposers whom it refuses
};

struct FirstLineParameters {
  double hours_minutes = 0;  ///< a kelurahan and month
  double case_minutes = 0;   ///< a case that it settles
  double settles_recoverable = 0;
  double settles_lasting = 0;
  double settles_complaints = 0;
  double settles_verifications = 0;
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
  double left_out_share = 0;      ///< of proposers who are poor, who also complain of being left out
  double repeats_per_month = 0;   ///< while a complaint is open
  double repeat_minutes = 0;      ///< TKSK time that a repeat costs
  double patience_minutes = 0;    ///< mean, exponential, after filing
  double dinsos_officers = 0;     ///< for escalated complaints
  double dinsos_day_minutes = 0;  ///< an officer's time for them on a working day
  double dinsos_minutes = 0;      ///< an escalated complaint
  double dinsos_settles = 0;      ///< share of escalated complaints that the desk settles itself
};

struct SocialisationParameters {
  double share = 0;            ///< of Sembako time
  double session_minutes = 0;  ///< a session
  double families = 0;         ///< invited to a session
  double protection = 0;       ///< share by which an informed family's chance to miss a payout falls
  double half_life_minutes = 0;
  double informed_at_start = 0;
};

struct MonitoringParameters {
  double share = 0;          ///< of Sembako time, a ceiling
  double sample = 0;         ///< share of KPM to be checked after a payout
  double check_minutes = 0;  ///< partly bundled on other visits
  double salience = 0;       ///< perceived chance of a check over the true one
  double food_share = 0;     ///< of a rupiah of aid, extra food spending where nobody expects a check
  double food_share_if_checked = 0;
  double non_food_use = 0;  ///< share of families with non-food use where nobody expects a check
};

struct StaffingParameters {
  std::vector<double> tksk_per_kecamatan;  ///< by kecamatan, in the scenario's order
  double sembako_share = 0;                ///< of a TKSK's working time
  double hours_minutes = 0;                ///< effective working minutes a day
  double extra_tksk = 0;                   ///< more than tksk_per_kecamatan gives, placed by the rule
  Placement placement = Placement::evenly;
  double kpm_per_tksk = 0;       ///< at least as many posts as this ratio asks for; 0: no such rule
  double mobile_team = 0;        ///< TKSK who serve the kecamatan with the longest queue
  double hire_lead_minutes = 0;  ///< from a lever's date until those whom it adds begin
  double turnover_per_year = 0;  ///< at the reference pay
  double pay_elasticity = 0;     ///< of turnover; negative
  double reference_pay = 0;      ///< rupiah a month
  double vacancy_minutes = 0;    ///< mean; half fixed, half exponential
  double learning_minutes = 0;   ///< until a new TKSK works at full pace
  double novice_pace = 1;        ///< share of the full pace at the beginning
  double absence_days_per_year = 0;
  QueueDiscipline discipline = QueueDiscipline::earliest_due_date;
  double pass_over = 0;               ///< waiting jobs that may be passed over for one that fits
  double fixed_share_of_service = 0;  ///< the rest of a service time is exponential
};

struct CostLineParameters {
  double rupiah = 0;  ///< a TKSK and month; first line: an hour; training: once for a new TKSK
  double months_per_year = 12;
  Payer payer = Payer::apbd;
};

struct CostParameters {
  std::array<CostLineParameters, cost_line_count> lines;  ///< by CostLine

  [[nodiscard]] const CostLineParameters& line(CostLine which) const { return lines[static_cast<std::size_t>(which)]; }
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
  ProcessParameters processes;
  ProgrammeParameters programme;
  TransactingParameters transacting;
  ObstacleParameters obstacles;
  TargetingParameters targeting;
  FirstLineParameters first_line;
  FollowUpParameters follow_up;
  ComplaintParameters complaints;
  SocialisationParameters socialisation;
  MonitoringParameters monitoring;
  StaffingParameters staffing;
  CostParameters costs;
  WelfareParameters welfare;
  HouseholdParameters households;
};

}  // namespace timbang
