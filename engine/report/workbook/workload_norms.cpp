#include "report/workbook/workload_norms.hpp"

#include "report/tables/spreadsheet_answer.hpp"

namespace timbang {
namespace {

constexpr double minutes_an_hour = 60;

bool has_first_line(const Parameters& parameters) {
  return parameters.processes.first_line == Switch::on && parameters.first_line.hours_minutes > 0;
}

double all(const Parameters& /*parameters*/) {
  return 1;
}

/// Most who have not transacted have an obstacle that passes or can be mended.
double follow_ups_handed_on(const Parameters& parameters) {
  return has_first_line(parameters) ? 1 - parameters.first_line.settles_recoverable : 1;
}

double verifications_handed_on(const Parameters& parameters) {
  return has_first_line(parameters) ? 1 - parameters.first_line.settles_verifications : 1;
}

double complaint_minutes(const Parameters& parameters) {
  return minutes_an_hour * mean_complaint_hours(parameters.complaints);
}

/// A call, and a visit where the call fails; the paperwork of a card where that is the cause.
double follow_up_minutes(const Parameters& parameters) {
  const FollowUpParameters& follow_up = parameters.follow_up;
  if (follow_up.mode == FollowUpMode::off) return 0;
  const double card = parameters.obstacles.card_share * follow_up.card_minutes;
  if (follow_up.mode == FollowUpMode::phone) return follow_up.phone_minutes + follow_up.phone_success * card;
  return follow_up.phone_minutes + (1 - follow_up.phone_success) * follow_up.visit_minutes + card;
}

double verification_minutes(const Parameters& parameters) {
  return parameters.targeting.verification_minutes;
}

}  // namespace

const std::array<WorkloadTask, 3>& workload_tasks() {
  static const std::array<WorkloadTask, 3> tasks{
      WorkloadTask{"workbook.task.complaints",
                   outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::filed),
                   all,
                   complaint_minutes,
                   {"complaints.work", "complaints.share", ""}},
      WorkloadTask{"workbook.task.follow_up",
                   outcome::casework_follow_up_opened,
                   follow_ups_handed_on,
                   follow_up_minutes,
                   {"follow_up.phone", "follow_up.visit", "follow_up.card"}},
      WorkloadTask{"workbook.task.verification",
                   outcome::casework_verification_opened,
                   verifications_handed_on,
                   verification_minutes,
                   {"targeting.field_check", "", ""}}};
  return tasks;
}

}  // namespace timbang
