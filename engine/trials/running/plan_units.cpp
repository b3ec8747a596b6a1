#include "trials/running/plan_units.hpp"

#include <algorithm>
#include <tuple>

#include "base/check.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_scenarios_at_once = 8;    ///< which a worker holds at the same time
constexpr std::size_t fewest_chunks_of_a_shard = 8;  ///< for sharing them out whole to be even enough

/// Parts of nearly the same size, none too large for a unit, so that no shard is left with the short ones.
std::vector<std::vector<std::size_t>> evenly_split(const std::vector<std::size_t>& scenarios) {
  // Rounded up: no part is larger than a unit may be.
  const std::size_t count = (scenarios.size() + most_scenarios_at_once - 1) / most_scenarios_at_once;
  std::vector<std::vector<std::size_t>> parts(count);
  for (std::size_t i = 0; i < scenarios.size(); ++i) parts[i * count / scenarios.size()].push_back(scenarios[i]);
  return parts;
}

}  // namespace

PlanUnits::PlanUnits(const TrialPlan& plan) : plan_(plan) {
  TIMBANG_CHECK(plan.shard.number >= 1 && plan.shard.number <= plan.shard.count, "a shard is one of its count");
  make_chunks();
  // Where there are many cities, shards get whole chunks, so that no two of them make the same city.
  // With few chunks shards would be of very different size.
  const bool is_by_chunk =
      plan.cities().size() > most_cities_kept && chunks_.size() >= fewest_chunks_of_a_shard * plan.shard.count;
  if (is_by_chunk) keep_shard_of_chunks();
  make_units();
  if (!is_by_chunk) keep_shard_of_units();
  each_wanted([&](std::size_t, std::uint32_t) { ++wanted_; });
}

void PlanUnits::make_chunks() {
  // A chunk shares its baseline and replications, so that one warm-up serves all of its scenarios.
  std::map<std::pair<std::size_t, Replications>, std::vector<std::size_t>> alike;
  const auto& scenarios = plan_.scenarios();
  for (std::size_t i = 0; i < scenarios.size(); ++i) {
    if (scenarios[i].replications.count > 0) alike[{scenarios[i].city, scenarios[i].replications}].push_back(i);
  }
  for (const auto& [key, positions] : alike) {
    for (auto& part : evenly_split(positions)) chunks_.push_back({key.first, key.second, std::move(part)});
  }
}

void PlanUnits::make_units() {
  for (std::uint32_t chunk = 0; chunk < chunks_.size(); ++chunk) {
    const std::uint32_t count = chunks_[chunk].replications.count;
    if (plan_.order == PlanOrder::by_city) {
      units_.push_back({chunk, 0, count});
    } else {
      for (std::uint32_t i = 0; i < count; ++i) units_.push_back({chunk, i, 1});
    }
  }
  if (plan_.order == PlanOrder::by_city) return;
  // By replication first, so that every scenario has the same number of trials whenever a run is stopped.
  std::ranges::sort(units_, [this](const PlanUnit& a, const PlanUnit& b) {
    return std::tuple(chunks_[a.chunk].replications.at(a.first), a.chunk) <
           std::tuple(chunks_[b.chunk].replications.at(b.first), b.chunk);
  });
}

void PlanUnits::keep_shard_of_chunks() {
  std::vector<Chunk> mine;
  for (std::size_t i = plan_.shard.number - 1; i < chunks_.size(); i += plan_.shard.count) {
    mine.push_back(std::move(chunks_[i]));
  }
  chunks_ = std::move(mine);
}

void PlanUnits::keep_shard_of_units() {
  if (plan_.shard.count == 1) return;
  std::vector<PlanUnit> mine;
  for (std::size_t i = plan_.shard.number - 1; i < units_.size(); i += plan_.shard.count) mine.push_back(units_[i]);
  units_ = std::move(mine);
}

void PlanUnits::find_missing(const TrialStore& store) {
  std::vector<PlanUnit> left;
  for (const PlanUnit& unit : units_) {
    const Chunk& chunk = chunks_[unit.chunk];
    std::vector<std::uint8_t> bits(unit.count, 0);
    std::uint64_t missing = 0;
    for (std::uint32_t i = 0; i < unit.count; ++i) {
      const std::uint32_t replication = chunk.replications.at(unit.first + i);
      for (std::size_t position = 0; position < chunk.scenarios.size(); ++position) {
        const std::size_t scenario = chunk.scenarios[position];
        const auto kept = store.kept(plan_.key(scenario, replication));
        if (kept && kept->includes(plan_.kept)) continue;
        // It runs again with both selections joined, so that nothing that is kept gets lost.
        if (kept) partly_kept_.emplace(std::pair(scenario, replication), *kept);
        bits[i] = static_cast<std::uint8_t>(bits[i] | 1U << position);
        ++missing;
      }
    }
    if (missing == 0) continue;
    missing_ += missing;
    left.push_back(unit);
    missing_bits_.push_back(std::move(bits));
  }
  units_ = std::move(left);
}

std::vector<std::size_t> PlanUnits::cities() const {
  // In the order in which their units run.
  std::vector<std::size_t> cities;
  std::vector<bool> is_listed(plan_.cities().size(), false);
  for (std::size_t unit = 0; unit < units_.size(); ++unit) {
    if (is_listed[city(unit)]) continue;
    is_listed[city(unit)] = true;
    cities.push_back(city(unit));
  }
  return cities;
}

std::vector<std::pair<std::uint32_t, std::vector<MissingTrial>>> PlanUnits::missing_of(std::size_t unit) const {
  TIMBANG_CHECK(unit < missing_bits_.size(), "no such unit of missing trials");
  const Chunk& chunk = chunks_[units_[unit].chunk];
  std::vector<std::pair<std::uint32_t, std::vector<MissingTrial>>> result;
  for (std::uint32_t i = 0; i < units_[unit].count; ++i) {
    const std::uint32_t replication = chunk.replications.at(units_[unit].first + i);
    std::vector<MissingTrial> missing;
    for (std::size_t position = 0; position < chunk.scenarios.size(); ++position) {
      if ((static_cast<unsigned>(missing_bits_[unit][i]) >> position & 1U) == 0) continue;
      const std::size_t scenario = chunk.scenarios[position];
      const auto partly = partly_kept_.find({scenario, replication});
      missing.push_back({scenario, partly == partly_kept_.end() ? plan_.kept : plan_.kept.joined(partly->second)});
    }
    if (!missing.empty()) result.emplace_back(replication, std::move(missing));
  }
  return result;
}

}  // namespace timbang
