#include "studies/calibrate/calibration_summary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "statistics/calibration/approximate_bayes.hpp"
#include "statistics/calibration/posterior_directions.hpp"
#include "statistics/calibration/weighted_sample.hpp"
#include "text/number_text.hpp"

namespace timbang {

namespace {

constexpr double outer = 0.025;
constexpr std::size_t most_loadings = 5;

/// A direction's largest loadings by name.
NamedDirection named(const Direction& direction, const PosteriorDirections& all, const ParameterSpace& space) {
  NamedDirection result;
  result.sd_ratio = direction.sd_ratio;
  result.is_within_chance = direction.sd_ratio >= all.lowest_by_chance && direction.sd_ratio <= all.highest_by_chance;
  for (std::size_t i = 0; i < direction.loadings.size(); ++i) {
    result.loadings.emplace_back(space.parameters()[i].path, direction.loadings[i]);
  }
  // By size and not by sign: a direction points both ways.
  std::stable_sort(result.loadings.begin(), result.loadings.end(),
                   [](const auto& a, const auto& b) { return std::fabs(a.second) > std::fabs(b.second); });
  result.loadings.resize(std::min(result.loadings.size(), most_loadings));
  return result;
}

/// All members' values of one kind, one after the other.
std::vector<double> joined(const std::vector<MemberFindings>& findings, std::size_t index,
                           std::vector<std::vector<double>> MemberFindings::*kind) {
  std::vector<double> values;
  for (const MemberFindings& member : findings) {
    const std::vector<double>& own = (member.*kind)[index];
    values.insert(values.end(), own.begin(), own.end());
  }
  return values;
}

double share_of_sign(const std::vector<double>& values, double sign) {
  std::size_t same = 0;
  std::size_t all = 0;
  for (const double value : values) {
    // Undefined differences have no sign.
    if (std::isnan(value)) continue;
    ++all;
    if (value * sign > 0) ++same;
  }
  return all > 0 ? static_cast<double>(same) / static_cast<double>(all) : 0;
}

/// A setting's number and unit.
std::pair<double, std::string> taken_apart(const Setting& setting) {
  const auto blank = setting.value.find(' ');
  const auto number = reading::parse_number(setting.value.substr(0, blank));
  TIMBANG_CHECK(number.has_value(), "a member's settings are numbers");
  return {*number, blank == std::string::npos ? "" : setting.value.substr(blank + 1)};
}

}  // namespace

std::vector<double> equal_weights(std::size_t count) {
  return std::vector<double>(count, 1.0 / static_cast<double>(count));
}

Spread spread_of(std::span<const double> values, std::span<const double> weights) {
  constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> kept;
  std::vector<double> kept_weights;
  double whole = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    kept.push_back(values[i]);
    kept_weights.push_back(weights[i]);
    whole += weights[i];
  }
  if (!(whole > 0)) return {undefined, undefined, undefined, undefined};
  for (double& weight : kept_weights) weight /= whole;
  return {weighted_mean(kept, kept_weights), weighted_sd(kept, kept_weights),
          weighted_quantile(kept, kept_weights, outer), weighted_quantile(kept, kept_weights, 1 - outer)};
}

Spread spread_of(std::span<const double> values) {
  return spread_of(values, equal_weights(values.size()));
}

std::vector<Spread> target_spreads(const std::vector<TriedPoint>& points, std::span<const double> weights) {
  std::vector<Spread> spreads;
  for (std::size_t target = 0; target < points.front().by_seed.front().size(); ++target) {
    std::vector<double> means;
    for (const TriedPoint& point : points) {
      double sum = 0;
      for (const std::vector<double>& seed : point.by_seed) sum += seed[target];
      means.push_back(sum / static_cast<double>(point.by_seed.size()));
    }
    spreads.push_back(spread_of(means, weights));
  }
  return spreads;
}

void describe_parameters(const ParameterSpace& space, const std::vector<PriorDraw>& prior,
                         const std::vector<TriedPoint>& points, std::span<const double> weights, CalibrationFit& fit) {
  std::vector<double> prior_sd;
  PointSet scaled(space.dimensions());
  for (const TriedPoint& point : points) scaled.add(point.scaled);
  for (std::size_t i = 0; i < space.dimensions(); ++i) {
    std::vector<double> before;
    std::vector<double> after;
    for (const PriorDraw& draw : prior) before.push_back(draw.values[i]);
    for (const TriedPoint& point : points) after.push_back(point.values[i]);
    const CalibrationParameter& parameter = space.parameters()[i];
    ParameterFit described{parameter.path, parameter.unit, spread_of(before), spread_of(after, weights), 1};
    if (described.prior.sd > 0) described.sd_ratio = described.posterior.sd / described.prior.sd;
    // Never 0: directions divide by it.
    prior_sd.push_back(std::max(1e-12, described.prior.sd / (parameter.high - parameter.low)));
    fit.parameters.push_back(std::move(described));
  }
  const PosteriorDirections directions = posterior_directions(scaled, weights, prior_sd);
  fit.best = named(directions.directions.front(), directions, space);
  fit.worst = named(directions.directions.back(), directions, space);
}

void describe_members(const CalibrationPlan& plan, const std::vector<MemberFindings>& findings, CalibrationFit& fit) {
  const std::vector<std::string> names = member_measure_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::vector<double> values;
    for (const MemberFindings& member : findings) values.push_back(member.measures[i]);
    fit.measures.push_back({names[i], spread_of(values)});
  }
  const std::size_t outcomes = plan.question ? plan.question->outcomes.size() : 0;
  for (std::size_t i = 0; i < outcomes; ++i) {
    const std::vector<double> values = joined(findings, i, &MemberFindings::differences);
    PolicyAnswer answer{plan.question->outcomes[i], spread_of(values), 0};
    answer.agreement = share_of_sign(values, answer.difference.mean);
    fit.answers.push_back(std::move(answer));
  }
  for (std::size_t i = 0; i < plan.held_out.size(); ++i) {
    fit.held_out.push_back({i, spread_of(joined(findings, i, &MemberFindings::predictions))});
  }
}

CalibratedEnsemble ensemble_of(const std::vector<CalibrationMember>& members) {
  CalibratedEnsemble ensemble;
  for (const CalibrationMember& member : members) {
    std::vector<double> values;
    for (const Setting& setting : member.settings) {
      const auto [number, unit] = taken_apart(setting);
      // All members have the same parameters in the same order.
      if (ensemble.members.empty()) ensemble.parameters.emplace_back(setting.path, unit);
      values.push_back(number);
    }
    ensemble.members.push_back(std::move(values));
  }
  return ensemble;
}

}  // namespace timbang
