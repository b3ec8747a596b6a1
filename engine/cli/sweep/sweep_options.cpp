#include "cli/sweep/sweep_options.hpp"

#include <charconv>

#include "base/problem.hpp"

namespace timbang {
namespace {

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

SweepQuestion question_of(const SweepOptions& options) {
  SweepQuestion question;
  question.file = options.file;
  question.settings = parse_settings(options.common.settings);
  question.replications = options.common.replications;
  question.seed = options.common.seed;
  question.point = options.point;
  question.shard = parse_shard(options.shard);
  question.folder = options.common.folder;
  question.is_in_parts = options.slurm.has_value();
  question.is_large_agreed = options.is_agreed || options.is_dry;
  return question;
}

}  // namespace timbang
