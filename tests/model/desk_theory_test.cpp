#include <catch2/catch.hpp>
#include <vector>

#include "statistics/intervals/interval.hpp"
#include "statistics/queues/queueing_theory.hpp"
#include "support/city_trial.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// Mean minutes between reaching the desk and being served, over the questions of the reported months.
double mean_delay(const TestCity& city, std::uint32_t replication) {
  const FactRecorder facts = record_run(city, replication);
  const SimClock clock{city.scenario.period.start};
  double sum = 0;
  double count = 0;
  for (const ServiceStarted& service : facts.services) {
    const Month month = clock.month_of(service.arrived_at);
    if (month < city.scenario.period.first_month || month > city.scenario.period.last_month) continue;
    sum += (service.at - service.arrived_at).minutes();
    ++count;
  }
  return sum / count;
}

/// A family asks at most once a month, so arrivals are Poisson but for a factor 1 - 0.005 in their variance.
MultiServerQueue theory(double work_minutes, int servers) {
  const double families = 20000;
  const double questions_a_family_and_minute = 0.005 * 12 / (365 * 1440.0);
  return {families * questions_a_family_and_minute, 1 / work_minutes, servers};
}

void agrees_with_erlang(int servers, const std::string& work_minutes) {
  const TestCity city(data_file("one-desk.yaml"), {{"staffing.tksk_per_kecamatan", std::to_string(servers)},
                                                   {"complaints.work.information", work_minutes}});
  std::vector<double> delays;
  for (std::uint32_t replication = 0; replication < 40; ++replication) delays.push_back(mean_delay(city, replication));
  const Estimate estimate = estimate_mean(delays, 0.99);
  const double expected = theory(std::stod(work_minutes), servers).mean_wait();
  INFO("theory " << expected << ", simulated " << estimate.mean << " (" << *estimate.low << " to " << *estimate.high
                 << ")");
  CHECK(*estimate.low < expected);
  CHECK(expected < *estimate.high);
}

}  // namespace

// Each test: 40 replications of about 1,200 questions; 99 % interval, so 1 % false alarm; fixed seed.
TEST_CASE("the mean delay at a desk with one TKSK is that of M/M/1") {
  agrees_with_erlang(1, "300");
}
TEST_CASE("the mean delay at a desk with two TKSK is that of M/M/2") {
  agrees_with_erlang(2, "700");
}
TEST_CASE("the mean delay at a desk with four TKSK is that of M/M/4") {
  agrees_with_erlang(4, "1400");
}
