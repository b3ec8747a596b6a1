#include "cli/sweep/sweep_texts.hpp"

#include "report/tables/claims_text.hpp"
#include "report/tables/precision_text.hpp"
#include "report/words/problem_text.hpp"
#include "results/json/claims_json.hpp"
#include "text/shell_word.hpp"

namespace timbang {
namespace {

std::string failure_text(const SweepOptions& options, const SweepRequest& request, const SweepFailure& failure) {
  SweepRequest replayed = request;
  replayed.replications = failure.replication + 1;
  const std::string command = "timbang " + sweep_words(options, replayed) + " --point " +
                              std::to_string(failure.point) + " --out " +
                              shell_word((request.folder / "replay").string());
  return text(options.common.language, "sweep.failed_trial",
              {{"point", std::to_string(failure.point)},
               {"replication", std::to_string(failure.replication)},
               {"seed", std::to_string(request.seed)},
               {"failure", failure_sentence(options.common.language, failure.message)},
               {"command", command}});
}

constexpr auto precision_of_points_fields = [](auto& f, auto& each) {
  f("outcome", each.outcome)("goal", each.goal.half_width);
  f("is_relative", each.goal.scale == PrecisionScale::relative)("points", each.points)("points_met", each.met);
  f("least_precise_point", each.worst)("achieved", each.at_worst.achieved_half_width);
};

constexpr auto sweep_precision_fields = [](auto& f, auto& precision) {
  f("replications", precision.replications)("is_met", precision.is_met());
  f("outcomes", precision.outcomes, precision_of_points_fields);
};

auto failure_fields(std::uint64_t seed) {
  return [seed](auto& f, auto& failure) {
    // In English, as all that programs read.
    f("point", failure.point)("seed", seed)("replication", failure.replication);
    f("message", failure_sentence(Language::english, failure.message));
  };
}

auto sweep_fields(const SweepRequest& request, const SweepResult& result) {
  return [&](auto& f, auto& report) {
    f("timbang", TIMBANG_VERSION)("verb", "sweep")("experiment", request.plan.name)("seed", request.seed);
    f("replications", request.replications)("shard", request.shard.number)("shards", request.shard.count);
    f("points", result.points)("refused", result.refused)("trials", result.trials)("stored_before", result.resumed);
    f("failed", result.failed)("failures", result.failures, failure_fields(request.seed));
    f.given(report.claims.has_value(), "claims", report.claims, claims_fields, on_lines);
    f.given(report.precision.has_value(), "stopping", report.precision, sweep_precision_fields, on_lines);
    f("folder", request.folder.string());
  };
}

auto merge_fields(const std::string& folder) {
  return [&](auto& f, auto& merge) {
    std::vector<std::string> not_given;
    for (const PlanShard& shard : merge.not_given) not_given.push_back(shard_text(shard));
    f("timbang", TIMBANG_VERSION)("verb", "merge")("experiment", merge.experiment_name)("seed", merge.task.seed);
    f("replications", merge.task.replications)("trials", merge.progress.wanted)("stored", merge.progress.stored);
    f("added", merge.added)("failed", merge.progress.failed)("shards_not_given", not_given)("folder", folder);
  };
}

}  // namespace

std::string shard_text(const PlanShard& shard) {
  return std::to_string(shard.number) + "/" + std::to_string(shard.count);
}

std::string sweep_words(const SweepOptions& options, const SweepRequest& request) {
  std::string words = "sweep " + shell_word(options.file);
  for (const Setting& setting : request.settings) words += " --set " + shell_word(setting.path + "=" + setting.value);
  return words + " --seed " + std::to_string(request.seed) + " --replications " + std::to_string(request.replications);
}

std::string sweep_text(const SweepReport& report, Language language) {
  const SweepRequest& request = report.request;
  const SweepResult& result = report.result;
  std::string lines = text(language, request.shard.count > 1 ? "sweep.shard_done" : "sweep.done",
                           {{"points", std::to_string(result.points)},
                            {"trials", std::to_string(result.trials)},
                            {"resumed", std::to_string(result.resumed)},
                            {"seed", std::to_string(request.seed)},
                            {"shard", shard_text(request.shard)},
                            {"folder", request.folder.string()}}) +
                      "\n";
  if (result.refused > 0) {
    lines += text(language, "sweep.refused", {{"count", std::to_string(result.refused)}}) + "\n";
  }
  if (report.precision) lines += precision_text(*report.precision, language);
  if (report.claims) lines += "\n" + claims_text(*report.claims, language);
  return lines;
}

std::string sweep_failures_text(const SweepOptions& options, const SweepReport& report) {
  const SweepResult& result = report.result;
  std::string lines = text(options.common.language, "sweep.failed", {{"failed", std::to_string(result.failed)}});
  for (const SweepFailure& failure : result.failures) lines += "\n" + failure_text(options, report.request, failure);
  return lines;
}

std::string sweep_json(const SweepReport& report) {
  return json_of(report, sweep_fields(report.request, report.result));
}

std::string merge_json(const SweepMerge& merge, const std::string& folder) {
  return json_of(merge, merge_fields(folder));
}

}  // namespace timbang
