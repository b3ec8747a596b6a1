#include "results/json/manifest_json.hpp"

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/summary/arm_fingerprint.hpp"
#include "results/summary/settings_json.hpp"
#include "text/json_writer.hpp"
#include "trials/trial.hpp"

namespace timbang {
namespace {

using Layout = JsonWriter::Layout;

void write_texts(JsonWriter& json, const std::vector<std::string>& texts) {
  json.begin_array(Layout::compact);
  for (const std::string& text : texts) json.text(text);
  json.end();
}

/// The outcomes whose fingerprints runs have, together; a run names those that it lacks.
void write_outcomes(JsonWriter& json) {
  json.begin_array(Layout::compact);
  for (const OutcomeDefinition& outcome : outcome_catalogue()) json.text(outcome.name);
  json.end();
}

void write_scenario(JsonWriter& json, const Manifest& manifest) {
  json.begin_object(Layout::lines);
  json.key("name").text(manifest.scenario_name);
  json.key("file").text(manifest.scenario_file);
  json.key("sha256").text(manifest.scenario_sha256);
  json.key("baseline_sha256").text(manifest.baseline_sha256);
  json.key("file_sha256").text(manifest.file_sha256);
  json.key("city").text(manifest.city);
  write_texts(json.key("kecamatan"), manifest.kecamatan);
  json.key("first_month").text(manifest.first_month.text());
  json.key("months").integer(manifest.months);
  json.end();
}

void write_fit(JsonWriter& json, const CityFit& fit) {
  json.begin_object(Layout::lines);
  json.key("mu").number(fit.mu).key("sigma").number(fit.sigma).key("g").number(fit.g);
  json.key("rounds").integer(fit.rounds);
  json.key("measures").begin_object(Layout::lines);
  for (const auto& measure : fit.measures) json.key(measure.first).number(measure.second);
  json.end().end();
}

void write_run(JsonWriter& json, const ManifestRun& run) {
  json.begin_object(Layout::compact);
  json.key("seed").unsigned_integer(run.seed).key("replication").unsigned_integer(run.replication);
  json.key("outcomes").text(run.outcomes);
  json.key("trajectory").text(run.trajectory);
  if (!run.lacks.empty()) write_texts(json.key("lacks"), run.lacks);
  if (!run.point.empty()) json.key("point").text(run.point);
  if (!run.failure.empty()) json.key("failure").text(run.failure);
  json.end();
}

void write_fingerprint(JsonWriter& json, const ManifestArm& arm, const Comparison& newest) {
  const SeedRuns runs = runs_of_comparison(arm, newest);
  json.key("replications").unsigned_integer(runs.done);
  json.key("failed").unsigned_integer(runs.failed);
  json.key("fingerprint");
  runs.done + runs.failed == 0 ? json.null() : json.text(fingerprint_text(runs.fingerprint.value()));
}

void write_ensemble(JsonWriter& json, const ManifestEnsemble& ensemble) {
  json.begin_object(Layout::lines);
  json.key("name").text(ensemble.name).key("sha256").text(ensemble.sha256);
  json.key("members").unsigned_integer(ensemble.members);
  json.key("values").raw(ensemble.canonical);
  json.end();
}

void write_arm(JsonWriter& json, const ManifestArm& arm, const Comparison& newest) {
  json.begin_object(Layout::lines);
  json.key("name").text(arm.name);
  write_settings(json.key("set"), arm.settings);
  json.key("values_sha256").text(arm.values_sha256);
  if (arm.is_for_claims) json.key("is_for_claims").boolean(true);
  if (!arm.ensemble_sha256.empty()) {
    json.key("ensemble_sha256").text(arm.ensemble_sha256);
    write_texts(json.key("held"), arm.held);
  }
  write_fingerprint(json, arm, newest);
  json.key("runs").begin_array(Layout::lines);
  for (const ManifestRun& run : arm.runs) write_run(json, run);
  json.end();
  json.key("values").raw(arm.canonical_values);
  json.end();
}

void write_claims(JsonWriter& json, const std::vector<ManifestClaims>& all) {
  json.begin_array(Layout::lines);
  for (const ManifestClaims& claims : all) {
    json.begin_object(Layout::lines);
    json.key("sha256").text(claims.sha256).key("runs_before").unsigned_integer(claims.runs_before);
    json.key("claims").raw(claims.canonical);
    json.end();
  }
  json.end();
}

}  // namespace

std::string manifest_json(const Manifest& manifest) {
  JsonWriter json;
  json.begin_object(Layout::lines);
  json.key("timbang_results").integer(results_format);
  json.key("engine_version").text(manifest.engine_version);
  json.key("compiler").text(manifest.compiler);
  json.key("results_version").integer(results_version);
  write_scenario(json.key("scenario"), manifest);
  json.key("seed").unsigned_integer(manifest.seed);
  json.key("population_seed").unsigned_integer(manifest.population_seed);
  json.key("replications").unsigned_integer(manifest.replications);
  if (manifest.is_sequential) json.key("is_sequential").boolean(true);
  write_outcomes(json.key("outcomes"));
  write_fit(json.key("fit"), manifest.fit);
  json.key("arms").begin_array(Layout::lines);
  const Comparison newest{manifest.seed, manifest.population_seed, manifest.replications};
  for (const ManifestArm& arm : manifest.arms) write_arm(json, arm, newest);
  json.end();
  json.key("ensembles").begin_array(Layout::lines);
  for (const ManifestEnsemble& ensemble : manifest.ensembles) write_ensemble(json, ensemble);
  json.end();
  if (!manifest.claims.empty()) write_claims(json.key("claims"), manifest.claims);
  json.end();
  return json.json() + "\n";
}

}  // namespace timbang
