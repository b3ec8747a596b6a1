#include "proof/queue_family.hpp"
#include "statistics/queues/birth_death_queues.hpp"
#include "statistics/queues/queueing_theory.hpp"

namespace timbang {
namespace {

/// Most queues here have this mean service, in minutes.
constexpr double one_service = 1000;

constexpr const char* erlang = "Erlang 1917; Gross, Shortle, Thompson and Harris 2008, ch. 2";
constexpr const char* khinchine = "Pollaczek 1930; Khinchine 1932; Gross, Shortle, Thompson and Harris 2008, ch. 5";
constexpr const char* limited = "Gross, Shortle, Thompson and Harris 2008, ch. 2";
constexpr const char* loss = "Erlang 1917 (formula B)";
constexpr const char* palm = "Palm 1957; Garnett, Mandelbaum and Reiman 2002";
constexpr const char* cobham_one = "Cobham 1954, eq. 3";
constexpr const char* cobham_several = "Cobham 1954, eq. 12";
constexpr const char* interference = "Palm 1947; Gross, Shortle, Thompson and Harris 2008, ch. 2";

QueueComparison mean_wait(double expected, const char* source) {
  return {"mean_wait", expected, [](const QueueTally& tally) { return tally.classes[0].mean_wait(); }, source};
}
QueueComparison share_waiting(double expected, const char* source) {
  return {"share_waiting", expected, [](const QueueTally& tally) { return tally.classes[0].share_waiting(); }, source};
}
QueueComparison share_lost(const char* quantity, double expected, const char* source) {
  return {quantity, expected, [](const QueueTally& tally) { return tally.classes[0].share_lost(); }, source};
}
QueueComparison mean_present(double expected, const char* source) {
  return {"mean_present", expected, [](const QueueTally& tally) { return tally.mean_present; }, source};
}
QueueComparison mean_wait_of_class(std::size_t number, double expected, const char* source) {
  return {"mean_wait_class_" + std::to_string(number + 1), expected,
          [number](const QueueTally& tally) { return tally.classes[number].mean_wait(); }, source};
}

/// Customers who bring so much work to one server.
CustomerClass customers(double offered_load, double fixed_share = 0) {
  CustomerClass result;
  result.mean_between_arrivals = one_service / offered_load;
  result.mean_service = one_service;
  result.fixed_share = fixed_share;
  return result;
}

QueueSystem queue_of(const CustomerClass& customers, int servers) {
  QueueSystem system;
  system.classes = {customers};
  system.servers = servers;
  return system;
}

QueueExperiment erlang_c(const char* subject, std::uint32_t replications, double offered_load, int servers) {
  QueueExperiment experiment{subject, queue_of(customers(offered_load), servers), replications, {}};
  const MultiServerQueue theory{offered_load / one_service, 1 / one_service, servers};
  experiment.comparisons = {mean_wait(theory.mean_wait(), erlang), share_waiting(theory.probability_of_wait(), erlang)};
  return experiment;
}

/// One server, with the whole distribution of the wait: one in ten waits longer than its 90 % quantile.
QueueExperiment one_server() {
  constexpr double load = 0.5;
  QueueExperiment experiment = erlang_c("m_m_1", 900, load, 1);
  experiment.system.classes[0].late_after = MultiServerQueue{load / one_service, 1 / one_service, 1}.wait_quantile(0.9);
  experiment.comparisons.push_back(
      {"share_late", 0.1, [](const QueueTally& tally) { return tally.classes[0].share_late(); }, erlang});
  return experiment;
}

QueueExperiment pollaczek(const char* subject, std::uint32_t replications, double load, double fixed_share) {
  QueueExperiment experiment{subject, queue_of(customers(load, fixed_share), 1), replications, {}};
  const double random_share = 1 - fixed_share;
  // The squared coefficient of variation of a service that is fixed in part is the random share squared.
  const double wait = mean_wait_single_server(load / one_service, one_service, random_share * random_share);
  experiment.comparisons = {mean_wait(wait, khinchine), share_waiting(load, khinchine)};
  return experiment;
}

QueueExperiment with_places(const char* subject, std::uint32_t replications, double offered_load, int servers,
                            int places) {
  QueueExperiment experiment{subject, queue_of(customers(offered_load), servers), replications, {}};
  experiment.system.places = places;
  const QueueMeasures theory = LimitedQueue{offered_load / one_service, 1 / one_service, servers, places}.measures();
  const bool can_wait = places > servers;
  const char* source = can_wait ? limited : loss;
  experiment.comparisons = {share_lost("share_turned_away", theory.share_lost, source),
                            mean_present(theory.mean_present, source)};
  if (can_wait) experiment.comparisons.push_back(mean_wait(theory.mean_wait, source));
  return experiment;
}

QueueExperiment with_patience(const char* subject, std::uint32_t replications, double offered_load, int servers,
                              double services_of_patience) {
  QueueExperiment experiment{subject, queue_of(customers(offered_load), servers), replications, {}};
  const double patience = services_of_patience * one_service;
  experiment.system.classes[0].mean_patience = patience;
  const QueueMeasures theory =
      ImpatientQueue{offered_load / one_service, 1 / one_service, 1 / patience, servers}.measures();
  experiment.comparisons = {share_lost("share_giving_up", theory.share_lost, palm),
                            share_waiting(theory.share_waiting, palm), mean_wait(theory.mean_wait, palm)};
  return experiment;
}

QueueExperiment with_machines(const char* subject, std::uint32_t replications, double services_between_breakdowns,
                              int machines, int servers) {
  CustomerClass rules = customers(1 / services_between_breakdowns);
  QueueExperiment experiment{subject, queue_of(rules, servers), replications, {}};
  experiment.system.machines = machines;
  const QueueMeasures theory =
      RepairQueue{1 / rules.mean_between_arrivals, 1 / one_service, servers, machines}.measures();
  experiment.comparisons = {mean_present(theory.mean_present, interference),
                            share_waiting(theory.share_waiting, interference),
                            mean_wait(theory.mean_wait, interference)};
  return experiment;
}

/// One server; classes with services of their own.
QueueExperiment one_server_classes(const char* subject, std::uint32_t replications,
                                   const std::vector<CustomerClass>& classes) {
  QueueExperiment experiment{subject, {}, replications, {}};
  experiment.system.classes = classes;
  std::vector<PriorityClass> theory;
  for (const CustomerClass& each : classes) {
    const double random_share = 1 - each.fixed_share;
    theory.push_back({1 / each.mean_between_arrivals, each.mean_service, random_share * random_share});
  }
  const std::vector<double> waits = mean_waits_by_priority(theory);
  for (std::size_t i = 0; i < waits.size(); ++i)
    experiment.comparisons.push_back(mean_wait_of_class(i, waits[i], cobham_one));
  return experiment;
}

/// Several servers; classes with the same service.
QueueExperiment several_server_classes(const char* subject, std::uint32_t replications,
                                       const std::vector<double>& offered_loads, int servers) {
  QueueExperiment experiment{subject, {}, replications, {}};
  experiment.system.servers = servers;
  std::vector<double> rates;
  for (const double load : offered_loads) {
    experiment.system.classes.push_back(customers(load));
    rates.push_back(load / one_service);
  }
  const std::vector<double> waits = mean_waits_by_priority(rates, 1 / one_service, servers);
  for (std::size_t i = 0; i < waits.size(); ++i)
    experiment.comparisons.push_back(mean_wait_of_class(i, waits[i], cobham_several));
  return experiment;
}

QueueFamily priorities() {
  // The emergency room of Hillier and Lieberman's textbook: critical, serious and stable cases, one doctor.
  const std::vector<CustomerClass> emergency_room{customers(0.2 / 3), customers(0.6 / 3), customers(1.2 / 3)};
  const CustomerClass quick{.mean_between_arrivals = 2500, .mean_service = 500, .fixed_share = 0.5};
  const CustomerClass slow{.mean_between_arrivals = 5000, .mean_service = 2000, .fixed_share = 0};
  return {CheckGroup::priorities,
          {one_server_classes("emergency_room", 750, emergency_room),
           one_server_classes("quick_before_slow", 800, {quick, slow}),
           one_server_classes("slow_before_quick", 1100, {slow, quick}),
           several_server_classes("m_m_3_classes", 500, {0.9, 1.2}, 3)}};
}

}  // namespace

std::vector<QueueFamily> queue_families() {
  return {{CheckGroup::several_servers, {one_server(), erlang_c("m_m_3", 300, 2.0, 3), erlang_c("m_m_6", 300, 4.2, 6)}},
          // Gross et al.'s inspection station: three stalls, seven places, six customers a service.
          {CheckGroup::limited_places,
           {with_places("m_m_3_7", 60, 6.0, 3, 7), with_places("m_m_1_5", 300, 0.8, 1, 5),
            with_places("m_m_4_4", 60, 3.0, 4, 4)}},
          {CheckGroup::general_service, {pollaczek("m_d_1", 300, 0.7, 1), pollaczek("m_g_1", 400, 0.7, 0.5)}},
          {CheckGroup::impatience,
           {with_patience("m_m_3_patient", 100, 2.7, 3, 2), with_patience("m_m_2_overload", 60, 3.0, 2, 1)}},
          priorities(),
          // The printers of Peck and Hazelwood's tables in Heizer and Render's textbook, and the factory of Sztrik's.
          {CheckGroup::machine_repair,
           {with_machines("printers", 250, 10, 5, 1), with_machines("factory", 200, 10, 20, 3)}}};
}

}  // namespace timbang
