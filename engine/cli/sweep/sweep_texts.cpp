#include "cli/sweep/sweep_texts.hpp"

#include "report/tables/claims_text.hpp"
#include "report/tables/precision_text.hpp"
#include "results/json/claims_json.hpp"
#include "text/json_writer.hpp"
#include "text/shell_word.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

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
               {"failure", failure.message},
               {"command", command}});
}

void write_precision(JsonWriter& json, const SweepPrecision& precision) {
  json.begin_object(Layout::lines).key("replications").unsigned_integer(precision.replications);
  json.key("is_met").boolean(precision.is_met()).key("outcomes").begin_array(Layout::lines);
  for (const PrecisionOfPoints& each : precision.outcomes) {
    json.begin_object(Layout::compact).key("outcome").text(each.outcome).key("goal").number(each.goal.half_width);
    json.key("is_relative").boolean(each.goal.scale == PrecisionScale::relative);
    json.key("points").unsigned_integer(each.points).key("points_met").unsigned_integer(each.met);
    json.key("least_precise_point").unsigned_integer(each.worst);
    json.key("achieved").number(each.at_worst.achieved_half_width).end();
  }
  json.end().end();
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
  const SweepRequest& request = report.request;
  const SweepResult& result = report.result;
  JsonWriter json;
  json.begin_object(Layout::lines);
  json.key("timbang").text(TIMBANG_VERSION).key("verb").text("sweep");
  json.key("experiment").text(request.plan.name).key("seed").unsigned_integer(request.seed);
  json.key("replications").unsigned_integer(request.replications);
  json.key("shard").unsigned_integer(request.shard.number).key("shards").unsigned_integer(request.shard.count);
  json.key("points").unsigned_integer(result.points).key("refused").unsigned_integer(result.refused);
  json.key("trials").unsigned_integer(result.trials).key("stored_before").unsigned_integer(result.resumed);
  json.key("failed").unsigned_integer(result.failed).key("failures").begin_array(Layout::lines);
  for (const SweepFailure& failure : result.failures) {
    json.begin_object(Layout::compact).key("point").unsigned_integer(failure.point);
    json.key("seed").unsigned_integer(request.seed).key("replication").unsigned_integer(failure.replication);
    json.key("message").text(failure.message).end();
  }
  json.end();
  if (report.claims) write_claims_report(json.key("claims"), *report.claims);
  if (report.precision) write_precision(json.key("stopping"), *report.precision);
  json.key("folder").text(request.folder.string()).end();
  return json.json() + "\n";
}

std::string merge_json(const SweepMerge& merge, const std::string& folder) {
  JsonWriter json;
  json.begin_object(Layout::lines);
  json.key("timbang").text(TIMBANG_VERSION).key("verb").text("merge");
  json.key("experiment").text(merge.experiment_name).key("seed").unsigned_integer(merge.task.seed);
  json.key("replications").unsigned_integer(merge.task.replications);
  json.key("trials").unsigned_integer(merge.progress.wanted).key("stored").unsigned_integer(merge.progress.stored);
  json.key("added").unsigned_integer(merge.added).key("failed").unsigned_integer(merge.progress.failed);
  json.key("shards_not_given").begin_array(Layout::compact);
  for (const PlanShard& shard : merge.not_given) json.text(shard_text(shard));
  json.end().key("folder").text(folder).end();
  return json.json() + "\n";
}

}  // namespace timbang
