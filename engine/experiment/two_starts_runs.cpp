#include "experiment/two_starts_runs.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "population/build_population.hpp"
#include "statistics/intervals/two_starts.hpp"
#include "trials/cities/city_fit.hpp"
#include "trials/cities/observed_run.hpp"
#include "trials/ordered_work.hpp"

namespace timbang {

namespace {

constexpr std::size_t window = 12;  ///< months of a figure: every payout of a year once

/// What a city begins with; shares of the families on the list.
struct Start {
  double lasting = 0;
  double recoverable = 0;
  double informed = 1;
  double backlog = 0;
};

Start heavy_start(const Scenario& scenario) {
  constexpr double at_least = 0.03;
  constexpr double more = 1.5;
  constexpr double waiting = 0.016;
  const ObstacleParameters& own = scenario.baseline_in_force(scenario.period.start).obstacles;
  const double lasting = std::min(1.0, std::max(at_least, more * own.initial_lasting));
  const double recoverable = std::min(1.0 - lasting, std::max(at_least, more * own.initial_recoverable));
  return {lasting, recoverable, 0, waiting};
}

/// The first whole month of the run.
Month first_whole_month(const Period& period) {
  const Month month = period.start.month();
  return period.start == month.first_day() ? month : month + 1;
}

/// Repeats the last 52 weeks, so that weekdays stay what they are, to the end of the month of this day.
void prolong(WorkingCalendar& calendar, Date last_day) {
  constexpr std::size_t week = 7;
  const std::size_t known = std::min<std::size_t>(52, calendar.days.size() / week) * week;
  TIMBANG_CHECK(known > 0, "a working calendar has a week to repeat");
  const Date end = (last_day.month() + 1).first_day();
  while (calendar.first_day + static_cast<std::int32_t>(calendar.days.size()) < end) {
    calendar.days.push_back(calendar.days[calendar.days.size() - known]);
  }
}

/// The scenario as it would go on until this month.
Scenario prolonged(const Scenario& scenario, Month last_month) {
  Scenario result = scenario;
  result.period.last_month = std::max(scenario.period.last_month, last_month);
  prolong(result.calendar, result.run_end());
  return result;
}

void begin_with(const Start& start, Scenario& scenario) {
  for (DatedParameters& dated : scenario.baseline) {
    dated.values.obstacles.initial_lasting = start.lasting;
    dated.values.obstacles.initial_recoverable = start.recoverable;
    dated.values.socialisation.informed_at_start = start.informed;
  }
}

/// What two starts differ in, and nothing else.
struct StartedCity {
  BaselineCity city;
  RunBegin begin;
};

class TwoStarts {
 public:
  TwoStarts(const TwoStartsRequest& request, BaselineCity city)
      : request_(request), first_month_(first_whole_month(request.scenario->period)) {
    const Period& period = request.scenario->period;
    warm_up_ = static_cast<std::size_t>(std::max(period.first_month - first_month_, 0));
    longest_ = std::max(longest_warm_up, warm_up_);
    arm_ = prolonged(*request.scenario, first_month_ + static_cast<std::int32_t>(longest_ + window - 1));
    const std::array<Start, starts> begun{Start(), heavy_start(city.scenario)};
    city.scenario = prolonged(city.scenario, arm_.period.last_month);
    for (std::size_t i = 0; i < starts; ++i) {
      cities_[i] = {city, {first_month_, begun[i].backlog}};
      begin_with(begun[i], cities_[i].city.scenario);
    }
  }

  std::optional<WarmUpReport> run(const std::function<void(std::size_t, std::size_t)>& progress,
                                  const StopToken& stop) {
    const std::size_t count = starts * request_.replications;
    const std::size_t done = work_in_order<std::optional<OutcomeTable>>(
        count, request_.threads, stop,
        [&](std::size_t index, const StopToken& abandon) { return trial(index, abandon); },
        [&](std::size_t index, std::optional<OutcomeTable>&& table) {
          if (table) tables_[index % starts].push_back(std::move(*table));
          if (progress) progress(index + 1, count);
        });
    if (done < count || tables_.back().size() < request_.replications) return std::nullopt;
    return report();
  }

 private:
  static constexpr std::size_t starts = 2;

  std::optional<OutcomeTable> trial(std::size_t index, const StopToken& abandon) const {
    const StartedCity& started = cities_[index % starts];
    const auto replication = static_cast<std::uint32_t>(index / starts);
    auto warm = warm_up(started.city, request_.seed, replication, abandon, started.begin);
    Trial result;
    if (!warm || !run_arm(std::move(*warm), arm_, {}, abandon, result)) return std::nullopt;
    return std::move(result.table);
  }

  [[nodiscard]] MonthlyReplications months_of(std::size_t start, std::size_t outcome, std::size_t where) const {
    MonthlyReplications result;
    for (const OutcomeTable& table : tables_[start]) {
      std::vector<double>& months = result.emplace_back();
      for (std::size_t month = 1; month <= longest_ + window; ++month) {
        months.push_back(table.at(outcome, where, month));
      }
    }
    return result;
  }

  [[nodiscard]] StartComparison compared(std::size_t outcome, std::size_t where) const {
    return {months_of(0, outcome, where), months_of(1, outcome, where), window};
  }

  [[nodiscard]] std::vector<CrowdedKecamatan> crowded() const {
    constexpr double all_of_the_time = 1;
    std::vector<CrowdedKecamatan> result;
    const std::size_t workload = outcome::tksk_workload;
    for (std::size_t k = 0; k < arm_.kecamatan.size(); ++k) {
      const StartComparison comparison = compared(workload, k + 1);
      const double level = comparison.level(warm_up_).mean;
      const double in_the_end = comparison.level(longest_).mean;
      const bool is_crowded = level >= all_of_the_time || in_the_end >= all_of_the_time;
      if (is_crowded) result.push_back({arm_.kecamatan[k].name, level, in_the_end});
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const CrowdedKecamatan& a, const CrowdedKecamatan& b) { return a.workload > b.workload; });
    return result;
  }

  [[nodiscard]] WarmUpReport report() const {
    WarmUpReport result{request_.arm, warm_up_, longest_, request_.replications, {}, crowded()};
    for (const std::size_t outcome : request_.outcomes) {
      const StartComparison comparison = compared(outcome, 0);
      result.outcomes.push_back({std::string(outcome_catalogue()[outcome].name), comparison.gap(warm_up_),
                                 comparison.agree_after(WarmUpReport::near),
                                 comparison.agree_after(WarmUpReport::close), comparison.drift()});
    }
    return result;
  }

  const TwoStartsRequest& request_;
  Month first_month_;
  std::size_t warm_up_ = 0;
  std::size_t longest_ = 0;
  Scenario arm_;
  std::array<StartedCity, starts> cities_;
  std::array<std::vector<OutcomeTable>, starts> tables_;
};

std::optional<BaselineCity> city_of(const TwoStartsRequest& request, const StopToken& stop) {
  return CityMaker().make(*request.scenario, {request.quantile}, request.seed, request.threads, stop);
}

}  // namespace

std::optional<WarmUpReport> run_from_two_starts(const TwoStartsRequest& request,
                                                const std::function<void(std::size_t, std::size_t)>& progress,
                                                const StopToken& stop) {
  TIMBANG_CHECK(request.replications >= 2, "two starts are compared over replications");
  TIMBANG_CHECK(!(KeptCells{request.outcomes, false, true}.needs_welfare()), "two starts report no welfare");
  auto city = city_of(request, stop);
  if (!city) return std::nullopt;
  return TwoStarts(request, std::move(*city)).run(progress, stop);
}

}  // namespace timbang
