#include "aid_desks.hpp"

namespace timbang::bench {

AidDesks::AidDesks(AidCity city) : city_(city), desks_(aid_districts, ServiceDesk(0)) {
  for (ServiceDesk& desk : desks_) desk.add_server(WorkingTime({{SimTime(0), SimTime::never()}}));
}

void AidDesks::file(std::uint32_t household, std::int32_t minutes, SimTime now, EventCalendar& calendar) {
  ++filed_;
  const std::uint32_t district = city_.district_of(household);
  Job job;
  job.order = static_cast<std::uint64_t>(now.minute());
  job.id = household;
  job.minutes = Duration(minutes);
  job.arrived = now;
  if (const auto start = desks_[district].submit(job, now)) schedule_end(*start, district, calendar);
}

void AidDesks::end_service(std::uint32_t district, SimTime now, EventCalendar& calendar) {
  ++resolved_;
  desks_[district].complete(0, now);
  if (const auto start = desks_[district].take_next(0, now)) schedule_end(*start, district, calendar);
}

void AidDesks::schedule_end(const ServiceStart& start, std::uint32_t district, EventCalendar& calendar) {
  calendar.schedule(make_event({.time = start.ends,
                                .phase = static_cast<std::uint8_t>(AidEvent::service_end),
                                .kind = static_cast<std::uint8_t>(AidEvent::service_end),
                                .subject = district}));
}

}  // namespace timbang::bench
