#include "results/sweep/sweep_merge.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "base/problem.hpp"
#include "base/sha256.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
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
    // Links and other spellings of a path may name one folder twice.
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

/// A hash of all points.
std::string points_digest(const SweepStore& store) {
  std::string digest;
  // Chained, so that the order of points counts, too.
  store.each_point([&](std::size_t number, const SweepPoint& point) {
    std::string one = digest + std::to_string(number) + '\n' + point.values_sha256 + '\n' + point.refusal;
    for (const auto& [path, value] : point.settings) one += '\n' + path + '=' + value;
    digest = sha256_hex(one);
  });
  return digest;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ",") + word;
  return all;
}

/// What stores must have in common to be of one sweep: key -> value. Points come last.
Identity identity_of(const SweepStore& store) {
  // Outcomes by name: positions differ between versions.
  const SweepShape& shape = store.shape();
  std::vector<std::string> outcomes;
  for (const std::size_t outcome : shape.kept.outcomes) outcomes.emplace_back(outcome_catalogue()[outcome].name);
  return {{"experiment", shape.experiment_name},
          {"seed", std::to_string(store.task().seed)},
          {"scenario_sha256", shape.scenario_sha256},
          {"outcomes", joined(outcomes)},
          {"places", joined(shape.wheres())},
          {"months", shape.identity.month_texts().back()},
          {"points", points_digest(store)}};
}

std::string as_told(const std::string& key, const std::string& value) {
  constexpr std::size_t longest = 200;
  const bool is_hash = key == "scenario_sha256" || key == "points";
  // Texts are cut, since one may be a list of everything.
  return is_hash ? short_hash(value) : value.substr(0, longest);
}

/// Every way in which a part differs from the first one. Other settings or seeds make other points as well: those are
/// told only if nothing else is.
void compare(const Part& part, const Identity& found, const Part& first, const Identity& wanted,
             std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto& [key, value] = wanted[i];
    if (found[i].second == value || (key == "points" && problems.size() > before)) continue;
    problems.push_back({"merge_other_" + key,
                        {},
                        "",
                        {{"folder", part.folder.string()},
                         {"found", as_told(key, found[i].second)},
                         {"first", first.folder.string()},
                         {"wanted", as_told(key, value)}}});
  }
}

void check_belong_together(const std::vector<Part>& parts) {
  const Identity wanted = identity_of(parts.front().store);
  std::vector<Problem> problems;
  for (const Part& part : parts) compare(part, identity_of(part.store), parts.front(), wanted, problems);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

/// Adds a trial unless the store has as much of it; a success takes the place of a failure.
void take(const Trial& trial, const Part& part, TrialStore& store, std::uint64_t& added) {
  const auto known = store.trial(trial.key);
  const bool is_known = known && known->failure.empty();
  // Equal keys must give equal numbers, in whatever folder they were simulated.
  if (is_known && trial.failure.empty() && !agree(*known, trial)) {
    refuse_folder(part.folder, "merge_trials_differ",
                  {{"scenario", as_told("scenario_sha256", trial.key.values_sha256)},
                   {"replication", std::to_string(trial.key.replication)},
                   {"seed", std::to_string(trial.key.seed)}});
  }
  // A failure adds nothing to what is known.
  if (known && !trial.failure.empty()) return;
  const bool has_more = !is_known || (trial.kept.includes(known->kept) && !(trial.kept == known->kept));
  if (!has_more) return;
  store.add(trial);
  if (!is_known) ++added;
}

void take_all(const Part& part, TrialStore& store, std::uint64_t& added) {
  const TrialStore& from = part.store.trials();
  from.each_trial([&](std::int64_t, const Trial& trial) { take(trial, part, store, added); });
  from.each_fit([&](const std::string& baseline, std::uint64_t seed, const FitBook::Known& fit) {
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
    const SweepTask& task = part.store.task();
    merge.task.seed = task.seed;
    merge.task.replications = std::max(merge.task.replications, task.replications);
    given.emplace(task.shard.count, task.shard.number);
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
  const bool is_there = SweepStore::is_in(folder);
  // What the folder has already takes part in the comparison.
  if (is_there) parts.push_back({folder, SweepStore::read(folder)});
  check_belong_together(parts);
  look_at_tasks(parts, merge);
  if (is_there) parts.pop_back();  // it is opened again, to be written
  const SweepStore& first = parts.front().store;
  merge.experiment_name = first.shape().experiment_name;
  DesignRecord design = first.design();
  design.replications = merge.task.replications;
  const std::vector<SweepPoint> points = points_of(first);
  SweepStore store = SweepStore::open(folder, first.shape());
  // One transaction: a merge that is killed leaves the folder as it was.
  store.trials().at_once([&] {
    store.set_design(merge.task, design, points.size(), [&](std::size_t index) { return points[index]; });
    for (const Part& part : parts) take_all(part, store.trials(), merge.added);
  });
  merge.progress = store.progress();
  store.trials().close();
  return merge;
}

}  // namespace timbang
