#include "report/words/headline.hpp"

#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {
namespace {

constexpr std::string_view delivery = "section.delivery";
constexpr std::string_view complaints = "section.complaints";
constexpr std::string_view tksk = "section.tksk";
constexpr std::string_view cost = "section.cost";
constexpr std::string_view poverty = "section.poverty";

constexpr std::array rows{
    Headline{delivery, outcome::delivery_returned_to_treasury, {"obstacles.lasting_per_month", "follow_up.visit"}},
    Headline{delivery, outcome::delivery_stuck_kpm_share, {"obstacles.recoverable_per_payout", "programme.return_lag"}},
    Headline{delivery,
             outcome::delivery_kpm_not_transacted,
             {"obstacles.recoverable_per_payout", "programme.deadline.post"}},
    Headline{complaints, outcome::complaints_filed, {"complaints.questions", "complaints.obstacle_share"}},
    Headline{complaints,
             outcome::complaints_within_service_level,
             {"complaints.work.field_check", "staffing.sembako_share"}},
    Headline{complaints, outcome::complaints_backlog, {"complaints.questions", "first_line.settles_complaints"}},
    Headline{
        complaints, outcome::complaints_wait_p90, {"complaints.work.field_check", "first_line.settles_complaints"}},
    Headline{tksk, outcome::tksk_in_post, {}},
    Headline{
        tksk, outcome::tksk_workload, {"follow_up.visit", "first_line.settles_recoverable", "staffing.sembako_share"}},
    Headline{tksk,
             outcome::tksk_utilisation,
             {"follow_up.visit", "first_line.settles_recoverable", "staffing.sembako_share"}},
    Headline{cost, outcome::cost_total, {"costs.top_up.amount", "costs.tali_asih.amount"}},
    Headline{cost, outcome::cost_apbn, {"costs.tali_asih.amount"}},
    Headline{cost, outcome::cost_apbd, {"costs.top_up.amount"}},
    Headline{poverty, outcome::poverty_headcount_rate, {"welfare.headcount", "welfare.gap"}},
    Headline{poverty, outcome::poverty_poor_persons, {"welfare.headcount", "welfare.gap"}},
    Headline{
        poverty, outcome::poverty_kept_poor_by_failed_delivery, {"welfare.gap", "obstacles.recoverable_per_payout"}},
};

}  // namespace

std::span<const Headline> headlines() {
  return rows;
}

std::vector<std::size_t> steady_state_outcomes() {
  std::vector<std::size_t> result;
  for (const Headline& headline : rows) {
    const bool is_by_rule = headline.outcome == outcome::tksk_in_post || headline.section == cost;
    if (!is_by_rule && !outcome_at(headline.outcome).needs_welfare) result.push_back(headline.outcome);
  }
  return result;
}

}  // namespace timbang
