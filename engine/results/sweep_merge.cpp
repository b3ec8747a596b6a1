#include "results/sweep_merge.hpp"

#include <algorithm>
#include <cstring>
#include <set>

#include "base/problem.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang {
namespace {

namespace fs = std::filesystem;
using Identity = std::vector<std::pair<std::string, std::string>>;

/// A store that is to be merged.
struct Part {
  fs::path folder;
  SweepStore store;
};

void add_problems(std::vector<Problem>& problems, const ScenarioError& error) {
  problems.insert(problems.end(), error.problems().begin(), error.problems().end());
}

bool is_same_folder(const fs::path& one, const fs::path& other) {
  std::error_code ignored;
  return fs::equivalent(one, other, ignored);
}

std::vector<Part> open_parts(const std::vector<fs::path>& folders, const fs::path& into) {
  std::vector<Part> parts;
  std::vector<Problem> problems;
  for (const fs::path& folder : folders) {
    const bool is_twice =
        is_same_folder(folder, into) ||
        std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return is_same_folder(part.folder, folder); });
    if (is_twice) {
      problems.push_back({"merge_twice", {}, "", {{"folder", folder.string()}}});
      continue;
    }
    try {
      parts.push_back({folder, SweepStore::read(folder)});
    } catch (const ScenarioError& error) {
      add_problems(problems, error);
    }
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return parts;
}

Identity identity_of(const SweepStore& store) {
  Identity identity = store.identity();
  if (const auto task = store.task()) identity.insert(identity.begin() + 1, {"seed", std::to_string(task->seed)});
  return identity;
}

std::string as_told(const std::string& key, const std::string& value) {
  constexpr std::size_t longest = 200;
  constexpr std::size_t hash_part = 8;
  const bool is_hash = key == "scenario_sha256" || key == "points";
  std::string told = value.substr(0, is_hash ? hash_part : longest);
  std::replace(told.begin(), told.end(), '\n', ',');
  return told;
}

/// Every way in which a part differs from the first one. Other settings or seeds make other points as well: those are
/// told only if nothing else is. A part that was killed before it had any points differs in nothing by them.
void compare(const Part& part, const Identity& found, const Part& first, const Identity& wanted,
             std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  for (const auto& [key, value] : wanted) {
    const auto other =
        std::find_if(found.begin(), found.end(), [&key = key](const auto& each) { return each.first == key; });
    if (other == found.end() || other->second == value) continue;
    if (key == "points" && (value.empty() || other->second.empty() || problems.size() > before)) continue;
    problems.push_back({"merge_other_" + key,
                        {},
                        "",
                        {{"folder", part.folder.string()},
                         {"found", as_told(key, other->second)},
                         {"first", first.folder.string()},
                         {"wanted", as_told(key, value)}}});
  }
}

/// Returns the first part that has points.
std::size_t check_belong_together(const std::vector<Part>& parts) {
  std::vector<Identity> identities;
  for (const Part& part : parts) identities.push_back(identity_of(part.store));
  const auto has_points = [](const Identity& each) { return !each.back().second.empty(); };
  const auto found = std::find_if(identities.begin(), identities.end(), has_points);
  const std::size_t first = found == identities.end() ? 0 : static_cast<std::size_t>(found - identities.begin());
  std::vector<Problem> problems;
  for (std::size_t i = 0; i < parts.size(); ++i)
    compare(parts[i], identities[i], parts[first], identities[first], problems);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return first;
}

bool same_values(const std::vector<double>& one, const std::vector<double>& other) {
  return one.size() == other.size() && std::memcmp(one.data(), other.data(), one.size() * sizeof(double)) == 0;
}

/// Adds a trial unless the store has it; a success takes the place of a failure.
void take(const SweepTrial& trial, const Part& part, SweepStore& store, std::uint64_t& added) {
  const auto known = store.trial(trial.key);
  if (known && known->failure.empty() && trial.failure.empty() && !same_values(known->values, trial.values)) {
    refuse_folder(part.folder, "merge_trials_differ",
                  {{"scenario", as_told("scenario_sha256", trial.key.values_sha256)},
                   {"replication", std::to_string(trial.key.replication)},
                   {"seed", std::to_string(trial.key.seed)}});
  }
  if (known && (known->failure.empty() || !trial.failure.empty())) return;
  store.add(trial);
  ++added;
}

void take_all(const Part& part, SweepStore& store, std::uint64_t& added) {
  part.store.each_trial([&](const SweepTrial& trial) { take(trial, part, store, added); });
  part.store.each_fit([&](const std::string& baseline, std::uint64_t seed, const CityFit& fit) {
    store.keep_fit(baseline, seed, fit);
  });
}

std::vector<SweepPoint> points_of(const SweepStore& store) {
  std::vector<SweepPoint> points;
  store.each_point([&](std::size_t, const SweepPoint& point) { points.push_back(point); });
  return points;
}

/// The task of the whole, and what the parts leave out.
void look_at_tasks(const std::vector<Part>& parts, SweepMerge& merge) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> given;
  for (const Part& part : parts) {
    const auto task = part.store.task();
    if (!task) continue;
    merge.task.seed = task->seed;
    merge.task.replications = std::max(merge.task.replications, task->replications);
    given.emplace(task->shard.count, task->shard.number);
  }
  std::set<std::uint32_t> counts;
  for (const auto& each : given) counts.insert(each.first);
  for (const std::uint32_t count : counts) {
    for (std::uint32_t number = 1; number <= count; ++number) {
      if (!given.contains({count, number})) merge.not_given.push_back({number, count});
    }
  }
}

}  // namespace

SweepMerge merge_sweeps(const std::vector<fs::path>& folders, const fs::path& folder) {
  std::vector<Part> parts = open_parts(folders, folder);
  SweepMerge merge;
  merge.experiment_name = parts.front().store.shape().experiment_name;
  const bool is_there = SweepStore::is_in(folder);
  if (is_there) parts.push_back({folder, SweepStore::read(folder)});
  const std::size_t first = check_belong_together(parts);
  look_at_tasks(parts, merge);
  std::optional<DesignRecord> design = parts[first].store.design();
  if (design) design->replications = merge.task.replications;
  const std::vector<SweepPoint> points = points_of(parts[first].store);
  if (is_there) parts.pop_back();  // it is opened again, to be written
  SweepStore store = SweepStore::open(folder, parts.front().store.shape());
  store.at_once([&] {
    if (design) store.set_design(*design);
    store.set_points(points.size(), [&](std::size_t index) { return points[index]; });
    store.set_task(merge.task);
    for (const Part& part : parts) take_all(part, store, merge.added);
  });
  merge.progress = store.progress(merge.task);
  store.close();
  return merge;
}

}  // namespace timbang
