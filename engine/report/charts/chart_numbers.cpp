#include "report/charts/chart_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {
namespace {

std::optional<double> number_of(const std::string& written) {
  double value = 0;
  const char* end = written.data() + written.size();
  const auto read = std::from_chars(written.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// The one parameter that every arm sets, if it is one; else empty.
std::string common_lever(const Summary& summary) {
  if (summary.arms.size() < 2 || summary.arms.front().settings.size() != 1) return {};
  const std::string& path = summary.arms.front().settings.front().first;
  const bool all = std::ranges::all_of(summary.arms, [&](const ArmSummary& arm) {
    return arm.settings.size() == 1 && arm.settings.front().first == path;
  });
  return all ? path : std::string();
}

std::vector<double> levels_of(const Summary& summary) {
  std::vector<double> levels;
  for (const ArmSummary& arm : summary.arms) {
    const auto level = number_of(arm.settings.front().second);
    if (!level) return {};
    levels.push_back(*level);
  }
  return std::set<double>(levels.begin(), levels.end()).size() == levels.size() ? levels : std::vector<double>();
}

struct Extent {
  double largest = 0;
  double half_width = 0;  ///< smallest positive

  void add(const Estimate& estimate) {
    if (std::isnan(estimate.mean)) return;
    largest = std::max(largest, std::fabs(estimate.mean));
    if (!estimate.low || !estimate.high) return;
    const double half = (*estimate.high - *estimate.low) / 2;
    if (half > 0 && (half_width == 0 || half < half_width)) half_width = half;
  }
};

NumberScale placed_scale(Language language, OutcomeUnit unit, const Extent& city, const Extent& place) {
  NumberScale scale = number_scale(language, unit, city.largest, city.half_width);
  // Money keeps the city's power of ten, so that a chart has one unit wherever it looks.
  // Days have digits as ratios do, so that options that differ by less than one are not written alike.
  const bool as_ratio = scale.divisor != 1 || unit == OutcomeUnit::days;
  const auto digits_of = as_ratio ? OutcomeUnit::percent : unit;
  scale.decimals =
      number_scale(language, digits_of, place.largest / scale.divisor, place.half_width / scale.divisor).decimals;
  return scale;
}

}  // namespace

ChartArms chart_arms(const Summary& summary, const std::vector<std::string>& titles, Language language) {
  ChartArms arms;
  for (const ArmSummary& arm : summary.arms) arms.names.push_back(arm.name);
  arms.labels = titles.empty() ? arms.names : titles;
  const std::string path = common_lever(summary);
  if (path.empty()) return arms;
  arms.levels = levels_of(summary);
  if (!arms.by_level()) return arms;
  arms.lever = has_text(language, "chart.lever." + path) ? text(language, "chart.lever." + path) : path;
  if (!has_text(language, "chart.level_of." + path)) return arms;
  for (std::size_t arm = 0; arm < arms.labels.size(); ++arm) {
    const double level = arms.levels[arm];
    const int decimals = level == std::floor(level) ? 0 : 2;
    arms.labels[arm] = text(language, "chart.level_of." + path, {{"value", number_text(language, level, decimals)}});
  }
  return arms;
}

ChartNumbers::ChartNumbers(const Summary& summary, Language language) : summary_(&summary), language_(language) {
  const std::size_t size = outcome_catalogue().size() * wheres() * months();
  for (const ArmSummary& arm : summary.arms) {
    auto& cells = levels_.emplace_back(size, nullptr);
    for (const SummaryCell& cell : arm.outcomes) cells[place(cell.outcome, cell.where, cell.month)] = &cell;
  }
  for (const ArmDifference& difference : summary.differences) {
    auto& cells = differences_.emplace_back(size, nullptr);
    for (const DifferenceCell& cell : difference.outcomes) cells[place(cell.outcome, cell.where, cell.month)] = &cell;
  }
}

std::size_t ChartNumbers::place(std::size_t outcome, std::size_t where, std::size_t month) const {
  return (outcome * wheres() + where) * months() + month;
}

Estimate ChartNumbers::level(std::size_t outcome, std::size_t arm, std::size_t where, std::size_t month) const {
  const SummaryCell* cell = levels_[arm][place(outcome, where, month)];
  return cell == nullptr ? undefined_estimate() : cell->estimate;
}

DifferenceCell ChartNumbers::difference(std::size_t outcome, std::size_t arm, std::size_t where) const {
  const DifferenceCell none{0, 0, 0, {undefined_estimate(), std::nullopt}, std::nullopt, std::nullopt};
  if (arm == 0 || arm > differences_.size()) return none;
  const DifferenceCell* cell = differences_[arm - 1][place(outcome, where, 0)];
  return cell == nullptr ? none : *cell;
}

NumberScale ChartNumbers::level_scale(std::size_t outcome, std::size_t where) const {
  Extent city;
  Extent here;
  for (std::size_t arm = 0; arm < arms(); ++arm) {
    city.add(level(outcome, arm, 0));
    here.add(level(outcome, arm, where));
  }
  return placed_scale(language_, outcome_at(outcome).unit, city, here);
}

NumberScale ChartNumbers::change_scale(std::size_t outcome, std::size_t where) const {
  Extent city;
  Extent here;
  for (std::size_t arm = 1; arm < arms(); ++arm) {
    city.add(difference(outcome, arm, 0).paired.difference);
    here.add(difference(outcome, arm, where).paired.difference);
  }
  const OutcomeUnit unit = outcome_at(outcome).unit;
  return scale_of_differences(language_, unit, placed_scale(language_, unit, city, here));
}

std::string with_interval(Language language, const NumberScale& scale, const Estimate& estimate, NumberKind kind) {
  const std::string value = value_text(language, scale, estimate.mean, kind);
  const std::string interval = interval_text(language, scale, estimate, kind);
  return interval.empty() ? value : value + "\u00A0(" + interval + ")";
}

}  // namespace timbang
