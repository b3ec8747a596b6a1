#include "experiment/sweep_work.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/problem.hpp"
#include "base/sha256.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "population/build_population.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_points_at_once = 8;  ///< whose scenarios a worker holds at the same time
constexpr std::size_t most_cities_kept = 4;
constexpr std::size_t fewest_chunks_of_a_shard = 8;  ///< for sharing them out whole to be even enough
static_assert(most_points_at_once <= 8 * sizeof(UnitPoints));

/// The first problem of a point, as the store keeps it.
std::string refusal_text(const ScenarioError& error) {
  const Problem& problem = error.problems().front();
  return problem.id + (problem.path.empty() ? "" : " " + problem.path);
}

/// Parts of nearly the same size, none too large for a unit, so that no shard is left with the short ones.
std::vector<std::vector<std::size_t>> evenly_split(const std::vector<std::size_t>& points) {
  const std::size_t count = (points.size() + most_points_at_once - 1) / most_points_at_once;
  std::vector<std::vector<std::size_t>> parts(count);
  for (std::size_t i = 0; i < points.size(); ++i) parts[i * count / points.size()].push_back(points[i]);
  return parts;
}

bool includes(UnitPoints points, std::size_t position) {
  return (std::uint32_t{points} >> position & 1U) != 0;
}

}  // namespace

std::vector<Setting> settings_at(const SweepRequest& request, const PointSettings& point) {
  std::vector<Setting> settings = request.settings;
  settings.insert(settings.end(), point.varied.begin(), point.varied.end());
  return settings;
}

SweepWork::SweepWork(const SweepRequest& request)
    : request_(request),
      source_(request.plan.scenario_file),
      shape_(sweep_shape(request.plan, request.settings)),
      welfare_(welfare_report_for(shape_.outcomes)),
      design_(request.plan, request.seed, source_.with(request.settings, {}).city_code) {
  points_.resize(design_.points());
}

SweepPoint SweepWork::look_at(std::size_t index) {
  SweepPoint point;
  point.inputs = design_.inputs(index);
  const auto settings = design_.settings(index);
  if (!settings) {
    point.refusal = "shares_do_not_sum";
    return point;
  }
  for (const auto* part : {&settings->varied, &settings->assumed}) {
    for (const Setting& each : *part) point.settings.emplace_back(each.path, each.value);
  }
  resolve(*settings, index, point);
  return point;
}

void SweepWork::resolve(const PointSettings& settings, std::size_t index, SweepPoint& point) {
  try {
    const Scenario scenario = scenario_with(settings);
    point.values_sha256 = scenario.values_sha256;
    const bool is_asked = !request_.only_point || *request_.only_point == index;
    if (!is_asked || !seen_.insert(scenario.values_sha256).second) return;
    const std::size_t group = groups_.emplace(scenario.baseline_sha256, groups_.size()).first->second;
    points_[index] = {scenario.values_sha256, group};
  } catch (const ScenarioError& error) {
    point.refusal = refusal_text(error);
  }
}

void SweepWork::divide() {
  baselines_.resize(groups_.size());
  for (const auto& [baseline, group] : groups_) baselines_[group] = baseline;
  cities_.resize(groups_.size());
  std::vector<std::vector<std::size_t>> by_group(groups_.size());
  for (std::size_t point = 0; point < points_.size(); ++point) {
    if (!points_[point].values_sha256.empty()) by_group[points_[point].group].push_back(point);
  }
  for (std::size_t group = 0; group < by_group.size(); ++group) {
    for (std::vector<std::size_t>& points : evenly_split(by_group[group]))
      chunks_.push_back({group, std::move(points)});
  }
  keep_shard();
  seen_.clear();
  groups_.clear();
}

void SweepWork::keep_shard() {
  const SweepShard& shard = request_.shard;
  const bool is_by_chunk =
      cities_.size() > most_cities_kept && chunks_.size() >= fewest_chunks_of_a_shard * shard.count;
  if (!is_by_chunk) {
    first_ = shard.number - 1;
    step_ = shard.count;
    return;
  }
  std::vector<Chunk> mine;
  for (std::size_t i = shard.number - 1; i < chunks_.size(); i += shard.count) mine.push_back(std::move(chunks_[i]));
  chunks_ = std::move(mine);
}

std::size_t SweepWork::units() const {
  const std::size_t all = chunks_.size() * request_.replications;
  return all <= first_ ? 0 : (all - first_ - 1) / step_ + 1;
}

std::size_t SweepWork::numbered_in_all(std::size_t unit) const {
  TIMBANG_CHECK(unit < units(), "no such unit in the sweep");
  return first_ + unit * step_;
}

const SweepWork::Chunk& SweepWork::chunk(std::size_t unit) const {
  return chunks_[numbered_in_all(unit) % chunks_.size()];
}

std::uint32_t SweepWork::replication(std::size_t unit) const {
  return static_cast<std::uint32_t>(numbered_in_all(unit) / chunks_.size());
}

std::optional<FoundFit> SweepWork::known_fit(const std::string& baseline_sha256) const {
  const auto known = fits_.find(baseline_sha256);
  return known ? std::optional(FoundFit{baseline_sha256, *known}) : std::nullopt;
}

std::optional<FoundFit> SweepWork::known_fit_of(std::size_t unit) const {
  return known_fit(baselines_[chunk(unit).group]);
}

std::string SweepWork::points_digest() const {
  std::string hashes;
  for (const KnownPoint& point : points_) hashes += point.values_sha256 + "\n";
  return sha256_hex(hashes);
}

UnitPoints SweepWork::all_points(std::size_t unit) const {
  return static_cast<UnitPoints>((1U << chunk(unit).points.size()) - 1U);
}

SweepTrialKey SweepWork::key(std::size_t unit, std::size_t position) const {
  return {points_[chunk(unit).points[position]].values_sha256, request_.seed, replication(unit)};
}

Scenario SweepWork::scenario_with(const PointSettings& settings) const {
  return source_.with(settings_at(request_, settings), settings.assumed);
}

Scenario SweepWork::scenario_of(std::size_t point) const {
  const auto settings = design_.settings(point);
  TIMBANG_CHECK(settings.has_value(), "a point that is run was sound");
  return scenario_with(*settings);
}

bool SweepWork::prepare_cities(const std::function<void(const FoundFit&)>& keep, const std::stop_token& stop) {
  if (cities_.size() > most_cities_kept) return true;
  for (const Chunk& each : chunks_) {
    if (cities_[each.group]) continue;
    std::optional<FoundFit> found;
    try {
      cities_[each.group] = make_city(scenario_of(each.points.front()), each.group, request_.threads, stop, found);
    } catch (const std::exception&) {
      continue;  // its trials will say so
    }
    if (!cities_[each.group]) return false;
    if (found) keep(*found);
  }
  return true;
}

/// Nothing if asked to stop. Safe on any worker. Throws ScenarioError if no welfare distribution fits.
std::optional<BaselineCity> SweepWork::make_city(const Scenario& scenario, std::size_t group, unsigned threads,
                                                 const std::stop_token& stop, std::optional<FoundFit>& found) {
  Scenario baseline = without_levers(scenario);
  if (const auto known = fits_.find(baselines_[group])) {
    const WelfareQuantile quantile{known->mu, known->sigma, known->g};
    Population population = build_population(baseline, request_.seed, quantile);
    return BaselineCity{std::move(baseline), std::move(population), quantile};
  }
  std::optional<FittedCity> fitted = fit_city(scenario, request_.seed, threads, stop);
  if (!fitted) return std::nullopt;
  found = FoundFit{baselines_[group], fitted->fit};
  found->fit.measures.clear();
  fits_.put(baselines_[group], found->fit);
  const WelfareQuantile quantile{fitted->fit.mu, fitted->fit.sigma, fitted->fit.g};
  return BaselineCity{std::move(baseline), std::move(fitted->population), quantile};
}

FinishedUnit SweepWork::run(std::size_t unit, UnitPoints lacking, const std::stop_token& abandon) {
  FinishedUnit finished;
  const Chunk& points = chunk(unit);
  std::vector<std::size_t> positions;
  for (std::size_t position = 0; position < points.points.size(); ++position) {
    if (includes(lacking, position)) positions.push_back(position);
  }
  if (positions.empty()) return finished;
  try {
    simulate(points, positions, replication(unit), abandon, finished);
  } catch (const ScenarioError& error) {
    for (const std::size_t position : positions)
      finished.trials.push_back({key(unit, position), refusal_text(error), {}});
  } catch (const CheckFailed& error) {
    for (const std::size_t position : positions) finished.trials.push_back({key(unit, position), error.what(), {}});
  }
  return finished;
}

void SweepWork::simulate(const Chunk& points, const std::vector<std::size_t>& positions, std::uint32_t replication,
                         const std::stop_token& abandon, FinishedUnit& finished) {
  std::vector<Scenario> scenarios;
  for (const std::size_t position : positions) scenarios.push_back(scenario_of(points.points[position]));
  std::vector<NumberedArm> arms;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    arms.push_back({static_cast<std::uint32_t>(points.points[positions[i]]), &scenarios[i]});
  }
  std::optional<BaselineCity> own;
  const auto& kept = cities_[points.group];
  if (!kept) own = make_city(scenarios.front(), points.group, 1, abandon, finished.found);
  if (!kept && !own) return;
  for (const FinishedTrial& trial :
       run_replication(kept ? *kept : *own, arms, request_.seed, replication, abandon, welfare_)) {
    SweepTrial kept_trial{
        {points_[trial.result.arm].values_sha256, request_.seed, replication}, trial.result.failure, {}};
    if (kept_trial.failure.empty()) kept_trial.values = kept_values(shape_, trial.result.table);
    finished.trials.push_back(std::move(kept_trial));
  }
}

}  // namespace timbang
