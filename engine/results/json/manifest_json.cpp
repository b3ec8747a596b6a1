#include "results/json/manifest_json.hpp"

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/summary/arm_fingerprint.hpp"
#include "results/summary/last_settings.hpp"
#include "text/json_fields.hpp"
#include "trials/trial.hpp"

namespace timbang {
namespace {

constexpr auto scenario_fields = [](auto& f, auto& manifest) {
  f("name", manifest.scenario_name)("file", manifest.scenario_file)("sha256", manifest.scenario_sha256);
  f("baseline_sha256", manifest.baseline_sha256)("file_sha256", manifest.file_sha256)("city", manifest.city);
  f("kecamatan", manifest.kecamatan)("first_month", manifest.first_month)("months", manifest.months);
};

constexpr auto fit_fields = [](auto& f, auto& fit) {
  f("mu", fit.mu)("sigma", fit.sigma)("g", fit.g)("rounds", fit.rounds);
  f(
      "measures", fit,
      [](auto& g, auto& x) {
        for (const auto& [name, value] : x.measures) g(name, value);
      },
      on_lines);
};

constexpr auto run_fields = [](auto& f, auto& run) {
  f("seed", run.seed)("replication", run.replication)("outcomes", run.outcomes)("trajectory", run.trajectory);
  f.given(!run.lacks.empty(), "lacks", run.lacks);
  f.given(!run.point.empty(), "point", run.point).given(!run.failure.empty(), "failure", run.failure);
};

auto arm_fields(const Comparison& newest) {
  return [&](auto& f, auto& arm) {
    const SeedRuns runs = runs_of_comparison(arm, newest);
    const std::string fingerprint = fingerprint_text(runs.fingerprint.value());
    f("name", arm.name)("set", last_settings(arm.settings))("values_sha256", arm.values_sha256);
    f.given(arm.is_for_claims, "is_for_claims", true);
    f.given(!arm.ensemble_sha256.empty(), "ensemble_sha256", arm.ensemble_sha256);
    f.given(!arm.ensemble_sha256.empty(), "held", arm.held);
    f("replications", runs.done)("failed", runs.failed);
    f("fingerprint", null_if(runs.done + runs.failed == 0, fingerprint));
    f("runs", arm.runs, run_fields)("values", RawJson{arm.canonical_values});
  };
}

constexpr auto ensemble_fields = [](auto& f, auto& ensemble) {
  f("name", ensemble.name)("sha256", ensemble.sha256)("members", ensemble.members);
  f("values", RawJson{ensemble.canonical});
};

constexpr auto claims_of_manifest_fields = [](auto& f, auto& claims) {
  f("sha256", claims.sha256)("runs_before", claims.runs_before)("claims", RawJson{claims.canonical});
};

/// The outcomes whose fingerprints runs have, together; a run names those that it lacks.
std::vector<std::string_view> outcome_names() {
  std::vector<std::string_view> names;
  for (const OutcomeDefinition& outcome : outcome_catalogue()) names.push_back(outcome.name);
  return names;
}

constexpr auto manifest_fields = [](auto& f, auto& manifest) {
  const Comparison newest{manifest.seed, manifest.population_seed, manifest.replications};
  f("timbang_results", results_format)("engine_version", manifest.engine_version)("compiler", manifest.compiler);
  f("results_version", results_version)("scenario", manifest, scenario_fields, on_lines)("seed", manifest.seed);
  f("population_seed", manifest.population_seed)("replications", manifest.replications);
  f.given(manifest.is_sequential, "is_sequential", true);
  f("outcomes", outcome_names());
  f("fit", manifest.fit, fit_fields, on_lines)("arms", manifest.arms, arm_fields(newest), on_lines);
  f("ensembles", manifest.ensembles, ensemble_fields, on_lines);
  f.given(!manifest.claims.empty(), "claims", manifest.claims, claims_of_manifest_fields, on_lines);
};

}  // namespace

std::string manifest_json(const Manifest& manifest) {
  return json_of(manifest, manifest_fields);
}

}  // namespace timbang
