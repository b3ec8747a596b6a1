#include "outcomes/folds/partner_fold.hpp"

namespace timbang {
namespace {

constexpr double minutes_per_hour = 60;

}  // namespace

PartnerFold::PartnerFold(std::size_t kecamatan, const ReportPeriod& period) : minutes_(kecamatan, period.slots()) {}

void PartnerFold::on(const ReportPeriod& period, const FirstLineWorked& fact) {
  minutes_.at(fact.kecamatan, period.slot(fact.at)).first_line += fact.minutes.minutes();
}

void PartnerFold::on(const ReportPeriod& period, const DinsosWorked& fact) {
  minutes_.at(fact.kecamatan, period.slot(fact.at)).dinsos += fact.minutes.minutes();
}

void PartnerFold::close(TableCloser& closer) const {
  closer.fill(
      outcome::first_line_hours, [this](std::size_t k, std::size_t slot) { return minutes_.at(k, slot).first_line; },
      minutes_per_hour);
  closer.fill(
      outcome::dinsos_hours, [this](std::size_t k, std::size_t slot) { return minutes_.at(k, slot).dinsos; },
      minutes_per_hour);
}

}  // namespace timbang
