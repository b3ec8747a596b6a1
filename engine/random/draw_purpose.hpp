#pragma once

#include <cstdint>

namespace timbang {

/// What a draw is for. Numbers are fixed for ever and never reused: a new process takes a new number,
/// so that the draws of all others stay the same.
enum class DrawPurpose : std::uint32_t {
  // The synthetic population, keyed by the population seed.
  welfare_permanent = 1,
  household_size = 2,
  proxy_noise = 3,
  contamination = 4,
  channel = 5,

  // Welfare month by month.
  welfare_initial = 16,
  welfare_shock = 17,
  improvement = 18,

  // Delivery.
  transaction_delay = 32,
  recoverable_obstacle = 33,
  lasting_obstacle = 34,
  self_cure = 35,
  initial_obstacle = 36,
  return_lag = 37,
  new_card = 38,
  session_protects = 39,

  // Follow-up casework, keyed by the case.
  follow_up_first_line = 48,
  phone_success = 49,
  phone_minutes = 50,
  visit_success = 51,
  visit_minutes = 52,
  card_minutes = 53,
  bank_delay = 54,
  registry_delay = 55,
  transaction_after_contact = 56,

  // Complaints.
  question = 64,
  obstacle_complaint = 65,
  complaint_class = 66,
  complaint_first_line = 67,
  complaint_minutes = 68,
  left_out_complaint = 69,
  repeat = 70,
  patience = 71,
  dinsos_minutes = 72,
  dinsos_settles = 73,
  initial_backlog = 74,

  // Staff.
  absence = 80,
  turnover = 81,
  vacancy = 82,

  // A queue that is compared with theory: order among events of the same minute, and its customers.
  same_minute_order = 96,
  queue_arrival = 97,
  queue_service = 98,
  queue_patience = 99,

  // Targeting.
  proposal = 112,
  verification_first_line = 113,
  verification_minutes = 114,
  verification_result = 115,

  // Socialisation and monitoring.
  session_invitation = 144,
  informed_for = 145,
  informed_at_start = 146,
  check_sample = 147,
  check_finds_non_food_use = 148,
  check_finds_improvement = 149,

  // Calibration: design points, and the choice of ensemble members.
  design_interval = 128,
  design_place = 129,
  prior_point = 130,
  acceptance = 131,
  resampling = 132,
  drawn_target = 133,
  tie = 134,

  // Designs of experiments, their analysis.
  sobol_scramble = 160,
  trajectory_start = 161,
  trajectory_order = 162,
  trajectory_direction = 163,
  bootstrap = 164,
  half = 165,
  block_partner = 166,
};

}  // namespace timbang
