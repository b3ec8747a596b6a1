#include "cli/sweep/sweep_options.hpp"

#include <algorithm>
#include <charconv>

#include "base/problem.hpp"
#include "scenario/experiments/experiment_reader.hpp"
#include "studies/sweep/sweep_design.hpp"

namespace timbang {
namespace {

constexpr std::uint64_t most_trials_unasked = 20'000;
constexpr std::uint64_t most_points = 10'000'000;
constexpr std::uint32_t most_shards = 100'000;

std::optional<std::uint32_t> whole_number(std::string_view written) {
  std::uint32_t number = 0;
  const char* end = written.data() + written.size();
  const auto [read, error] = std::from_chars(written.data(), end, number);
  return error == std::errc() && read == end ? std::optional(number) : std::nullopt;
}

PlanShard parse_shard(const std::string& written) {
  if (written.empty()) return {};
  const auto slash = written.find('/');
  const auto number = whole_number(written.substr(0, slash));
  const auto count = whole_number(slash == std::string::npos ? "" : written.substr(slash + 1));
  if (!number || !count) throw ScenarioError({{"shard_form", {}, "", {{"found", written}}}});
  if (*number < 1 || *number > *count || *count > most_shards) {
    throw ScenarioError({{"shard_out_of_range", {}, "", {{"found", written}, {"most", std::to_string(most_shards)}}}});
  }
  return {*number, *count};
}

/// A setting of what the experiment varies would be overruled at every point.
void check_settings(const ExperimentPlan& plan, const std::vector<Setting>& settings) {
  std::vector<Problem> problems;
  for (const Setting& setting : settings) {
    const auto sets = [&](const auto& each) { return each.path == setting.path; };
    const bool is_varied = std::any_of(plan.varied.begin(), plan.varied.end(), sets) ||
                           std::any_of(plan.uncertain.parameters.begin(), plan.uncertain.parameters.end(), sets);
    if (is_varied) {
      problems.push_back({"set_is_varied", {}, "", {{"path", setting.path}, {"experiment", plan.file}}});
    }
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

/// A design that is too large by mistake is refused before anything is made.
void check_size(const SweepOptions& options, const SweepRequest& request) {
  const std::uint64_t points = design_size(request.plan);
  const std::vector<std::pair<std::string, std::string>> size{{"points", std::to_string(points)},
                                                              {"replications", std::to_string(request.replications)}};
  const Place place{options.file, 0, 0, ""};
  if (points > most_points) throw ScenarioError({{"design_beyond_limit", place, "design", size}});
  const bool is_large = points * request.replications > most_trials_unasked;
  if (is_large && !options.is_agreed && !options.is_dry) {
    throw ScenarioError({{"design_too_large", place, "design", size}});
  }
  if (options.point && *options.point >= points) {
    throw ScenarioError({{"no_such_point", place, "design", {{"found", std::to_string(*options.point)}, size[0]}}});
  }
}

/// Whether a point is precise enough is told by all of its runs, and a part of them does not have them.
void check_stopping(const SweepOptions& options, SweepRequest& request) {
  if (request.plan.stopping.empty()) return;
  if (options.point) {
    request.plan.stopping.clear();
    if (!options.common.replications) request.replications = fewest_for_precision;
    return;
  }
  const Place place{options.file, 0, 0, ""};
  if (request.shard.count > 1 || options.slurm) throw ScenarioError({{"stopping_in_parts", place, "stopping", {}}});
  if (request.replications < fewest_for_precision) {
    throw ScenarioError({{"until_few", {}, "", {{"found", std::to_string(request.replications)}}}});
  }
}

std::filesystem::path default_folder(const SweepRequest& request, const Scenario& scenario) {
  constexpr std::size_t hash_part = 8;
  std::string name = "sweep-" + request.plan.name + "-" + scenario.values_sha256.substr(0, hash_part);
  if (request.shard.count > 1) {
    name += "-shard-" + std::to_string(request.shard.number) + "-of-" + std::to_string(request.shard.count);
  }
  return std::filesystem::path("results") / name;
}

}  // namespace

void add_sweep_options(CLI::App& parser, SweepOptions& options) {
  const Language language = options.common.language;
  const auto words = [language](std::string_view id) { return text(language, id); };
  parser.add_option("EXPERIMENT", options.file, words("option.experiment"))->required()->type_name("");
  parser.add_option("--set", options.common.settings, words("option.set"))
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  parser.add_option("--replications", options.common.replications, words("option.sweep_replications"))
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("N");
  CLI::Option* point = parser.add_option("--point", options.point, words("option.sweep_point"))->type_name("N");
  add_seed_and_threads(parser, options.common.seed, options.common.threads, language);
  CLI::Option* shard = parser.add_option("--shard", options.shard, words("option.shard"))->type_name("I/N");
  parser.add_option("--slurm", options.slurm, words("option.slurm"))
      ->check(CLI::Range(1U, most_shards))
      ->excludes(point)
      ->excludes(shard)
      ->type_name("N");
  parser
      .add_option_function<std::string>(
          "--out", [&options](const std::string& folder) { options.common.folder = folder; }, words("option.sweep_out"))
      ->type_name("DIR");
  parser.add_flag("--dry-run", options.is_dry, words("option.dry_run"));
  parser.add_flag("--yes", options.is_agreed, words("option.yes"));
  add_language_option(parser, options.common.language);
  parser.add_flag("--json", options.common.is_json, words("option.json"));
  parser.add_flag("--quiet", options.common.is_quiet, words("option.quiet"));
}

SweepRequest sweep_request(const SweepOptions& options) {
  SweepRequest request;
  request.settings = parse_settings(options.common.settings);
  request.shard = parse_shard(options.shard);
  request.plan = read_experiment_plan(options.file);
  check_settings(request.plan, request.settings);
  static_cast<void>(sweep_shape(request.plan, request.settings));
  const Scenario scenario = read_scenario(request.plan.scenario_file, request.settings);
  request.seed = options.common.seed.value_or(request.plan.seed.value_or(scenario.seed));
  request.replications = options.common.replications.value_or(request.plan.replications);
  request.only_point = options.point;
  request.folder = options.common.folder.value_or(default_folder(request, scenario));
  check_stopping(options, request);
  check_size(options, request);
  return request;
}

}  // namespace timbang
