#include "report/words/headline.hpp"

namespace timbang {
namespace {

constexpr std::string_view delivery = "section.delivery";
constexpr std::string_view complaints = "section.complaints";
constexpr std::string_view tksk = "section.tksk";
constexpr std::string_view cost = "section.cost";
constexpr std::string_view poverty = "section.poverty";

constexpr std::array rows{
    Headline{delivery, "delivery.returned_to_treasury", {"obstacles.lasting_per_month", "follow_up.visit"}},
    Headline{delivery, "delivery.stuck_kpm_share", {"obstacles.recoverable_per_payout", "programme.return_lag"}},
    Headline{delivery, "delivery.kpm_not_transacted", {"obstacles.recoverable_per_payout", "programme.deadline.post"}},
    Headline{complaints, "complaints.filed", {"complaints.questions", "complaints.obstacle_share"}},
    Headline{complaints, "complaints.within_service_level", {"complaints.work.field_check", "staffing.sembako_share"}},
    Headline{complaints, "complaints.backlog", {"complaints.questions", "first_line.settles_complaints"}},
    Headline{complaints, "complaints.wait_p90", {"complaints.work.field_check", "first_line.settles_complaints"}},
    Headline{tksk, "tksk.in_post", {}},
    Headline{tksk, "tksk.workload", {"follow_up.visit", "first_line.settles_recoverable", "staffing.sembako_share"}},
    Headline{tksk, "tksk.utilisation", {"follow_up.visit", "first_line.settles_recoverable", "staffing.sembako_share"}},
    Headline{cost, "cost.total", {"costs.top_up.amount", "costs.tali_asih.amount"}},
    Headline{cost, "cost.apbn", {"costs.tali_asih.amount"}},
    Headline{cost, "cost.apbd", {"costs.top_up.amount"}},
    Headline{poverty, "poverty.headcount_rate", {"welfare.headcount", "welfare.gap"}},
    Headline{poverty, "poverty.poor_persons", {"welfare.headcount", "welfare.gap"}},
    Headline{poverty, "poverty.kept_poor_by_failed_delivery", {"welfare.gap", "obstacles.recoverable_per_payout"}},
};

}  // namespace

std::span<const Headline> headlines() {
  return rows;
}

}  // namespace timbang
