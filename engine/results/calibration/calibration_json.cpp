#include "results/calibration/calibration_json.hpp"

#include <array>
#include <cmath>

#include "text/json_writer.hpp"

namespace timbang {

namespace {

using Layout = JsonWriter::Layout;

std::string month_text(std::optional<Month> month) {
  return month ? month->text() : "all";
}

/// Open ends are null.
void write_end(JsonWriter& json, std::string_view key, double end) {
  // JSON has no infinity.
  json.key(key).number(std::isinf(end) ? std::nullopt : std::optional(end));
}

void write_spread(JsonWriter& json, std::string_view key, const Spread& spread) {
  json.key(key).begin_object(Layout::compact);
  json.key("mean").number(spread.mean).key("sd").number(spread.sd);
  json.key("low").number(spread.low).key("high").number(spread.high).end();
}

void write_wave(JsonWriter& json, const CalibrationReport& report, const CalibrationWave& wave) {
  json.begin_object(Layout::lines);
  json.key("points").unsigned_integer(wave.points).key("plausible_share").number(wave.plausible_share);
  json.key("emulators").begin_array(Layout::lines);
  for (std::size_t i = 0; i < wave.emulators.size(); ++i) {
    const EmulatorQuality& quality = wave.emulators[i];
    json.begin_object(Layout::compact).key("outcome").text(report.plan.targets[i].outcome);
    json.key("explained_share").number(quality.explained_share);
    json.key("within_two_sd").number(quality.within_two_sd);
    json.key("root_mean_square_error").number(quality.root_mean_square_error).end();
  }
  json.end().end();
}

void write_targets(JsonWriter& json, const CalibrationReport& report, const CalibrationFit& fit) {
  json.key("targets").begin_array(Layout::lines);
  for (const TargetFit& each : fit.targets) {
    const CalibrationTarget& target = report.plan.targets[each.target];
    json.begin_object(Layout::compact);
    json.key("outcome").text(target.outcome).key("month").text(month_text(target.month));
    write_end(json, "low", target.known.low);
    write_end(json, "high", target.known.high);
    json.key("discrepancy_sd").number(target.known.discrepancy_sd);
    json.key("interpretation").boolean(target.is_interpretation);
    // A target that this fit leaves out is listed too, with how well it is met.
    // asked for.
    json.key("used").boolean(fit.has_interpretations || !target.is_interpretation);
    write_spread(json, "prior", each.prior);
    write_spread(json, "posterior", each.posterior);
    json.end();
  }
  json.end();
}

void write_parameters(JsonWriter& json, const CalibrationFit& fit) {
  json.key("parameters").begin_array(Layout::lines);
  for (const ParameterFit& parameter : fit.parameters) {
    json.begin_object(Layout::compact).key("path").text(parameter.path).key("unit").text(parameter.unit);
    json.key("sd_ratio").number(parameter.sd_ratio).key("unidentified").boolean(parameter.is_unidentified());
    write_spread(json, "prior", parameter.prior);
    write_spread(json, "posterior", parameter.posterior);
    json.end();
  }
  json.end();
}

void write_direction(JsonWriter& json, std::string_view key, const NamedDirection& direction) {
  json.key(key).begin_object(Layout::compact).key("sd_ratio").number(direction.sd_ratio);
  json.key("within_chance").boolean(direction.is_within_chance).key("loadings").begin_object(Layout::compact);
  for (const auto& [path, loading] : direction.loadings) json.key(path).number(loading);
  json.end().end();
}

void write_answers(JsonWriter& json, const CalibrationReport& report, const CalibrationFit& fit) {
  json.key("answers").begin_array(Layout::lines);
  for (const PolicyAnswer& answer : fit.answers) {
    json.begin_object(Layout::compact).key("outcome").text(answer.outcome).key("agreement").number(answer.agreement);
    write_spread(json, "difference", answer.difference);
    json.end();
  }
  json.end().key("held_out").begin_array(Layout::lines);
  for (const HeldOutPrediction& prediction : fit.held_out) {
    const HeldOutYear& year = report.plan.held_out[prediction.year];
    json.begin_object(Layout::compact).key("name").text(year.name).key("outcome").text(year.outcome);
    json.key("month").text(month_text(year.month)).key("observed").number(year.observed).key("sd").number(year.sd);
    json.key("agrees").boolean(prediction.agrees_with(year.observed, year.sd));
    write_spread(json, "predicted", prediction.predicted);
    json.end();
  }
  json.end();
}

void write_fit(JsonWriter& json, const CalibrationReport& report, const CalibrationFit& fit) {
  json.begin_object(Layout::lines);
  json.key("with_interpretations").boolean(fit.has_interpretations);
  json.key("effective_size").number(fit.effective_size);
  json.key("members").unsigned_integer(fit.ensemble.members.size());
  json.key("distinct_members").unsigned_integer(fit.distinct_members);
  json.key("unfit_draws").unsigned_integer(fit.unfit_draws);
  write_targets(json, report, fit);
  write_parameters(json, fit);
  write_direction(json, "best_identified", fit.best);
  write_direction(json, "worst_identified", fit.worst);
  json.key("measures").begin_array(Layout::lines);
  for (const MeasureSpread& measure : fit.measures) {
    json.begin_object(Layout::compact).key("name").text(measure.name);
    write_spread(json, "members", measure.spread);
    json.end();
  }
  json.end();
  write_answers(json, report, fit);
  json.end();
}

void write_standings(JsonWriter& json, const CalibrationReport& report) {
  json.key("conclusions").begin_array(Layout::lines);
  const std::size_t outcomes = report.plan.question ? report.plan.question->outcomes.size() : 0;
  for (std::size_t i = 0; i < outcomes; ++i) {
    json.begin_object(Layout::compact).key("outcome").text(report.plan.question->outcomes[i]);
    json.key("standing").text(standing_word(report.standing(i))).end();
  }
  json.end();
}

}  // namespace

std::string_view standing_word(Standing standing) {
  constexpr std::array<std::string_view, 4> words{"holds", "follows_from_interpretation", "holds_only_without", "open"};
  return words[static_cast<std::size_t>(standing)];
}

std::string calibration_json(const CalibrationReport& report, std::string_view version) {
  JsonWriter json;
  json.begin_object(Layout::lines);
  json.key("timbang").text(version).key("verb").text("calibrate");
  json.key("scenario").begin_object(Layout::compact);
  json.key("name").text(report.scenario_name).key("sha256").text(report.scenario_sha256).end();
  json.key("calibration").begin_object(Layout::compact);
  json.key("name").text(report.plan.name).key("sha256").text(report.plan.file_sha256);
  json.key("prior").text(report.plan.prior == PriorShape::uniform ? "uniform" : "triangular").end();
  json.key("seed").unsigned_integer(report.seed).key("seeds").unsigned_integer(report.seeds);
  json.key("draws").unsigned_integer(report.draws).key("failed").unsigned_integer(report.failed);
  json.key("waves").begin_array(Layout::lines);
  for (const CalibrationWave& wave : report.waves) write_wave(json, report, wave);
  json.end();
  json.key("fits").begin_array(Layout::lines);
  for (const CalibrationFit& fit : report.fits) write_fit(json, report, fit);
  json.end();
  write_standings(json, report);
  json.end();
  return json.json() + "\n";
}

}  // namespace timbang
