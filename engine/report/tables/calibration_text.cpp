#include "report/tables/calibration_text.hpp"

#include "base/sha256.hpp"

#include <algorithm>

#include "report/tables/text_table.hpp"
#include "report/words/calibration_cells.hpp"
#include "report/words/number_format.hpp"
#include "results/calibration/calibration_json.hpp"
#include "text/joined_text.hpp"

namespace timbang {

namespace {

std::string percent(Language language, double share) {
  return number_text(language, 100 * share, share < 0.1 ? 1 : 0) + " %";
}

/// The columns of the fits: one, or with and without interpretations.
std::vector<std::string> fit_columns(const CalibrationReport& report, Language language) {
  if (report.fits.size() == 1) return {text(language, "calibrate.column.after")};
  return {text(language, "calibrate.column.all"), text(language, "calibrate.column.measured")};
}

void add_heading(TextTable& table, std::vector<std::string> cells, const std::vector<std::string>& columns) {
  cells.insert(cells.end(), columns.begin(), columns.end());
  table.add_row(std::move(cells));
}

std::string with_unit(const std::string& label, const NumberScale& scale) {
  return scale.unit.empty() ? label : label + " (" + scale.unit + ")";
}

std::string wave_line(const CalibrationReport& report, std::size_t number, Language language) {
  const CalibrationWave& wave = report.waves[number];
  double least = 1;
  double most = 0;
  for (const EmulatorQuality& quality : wave.emulators) {
    least = std::min(least, std::max(0.0, quality.explained_share));
    most = std::max(most, quality.explained_share);
  }
  return text(language, "calibrate.wave",
              {{"number", number + 1},
               {"points", wave.points},
               {"plausible", percent(language, wave.plausible_share)},
               {"least", percent(language, least)},
               {"most", percent(language, most)}}) +
         "\n";
}

/// A direction as "+0.55 staffing.sembako_share −0.54 ...".
std::string loadings_text(const NamedDirection& direction, Language language) {
  std::string result;
  for (const auto& [path, loading] : direction.loadings) {
    add_item(result, "  ", number_text(language, loading, 2, NumberKind::change) + " " + path);
  }
  return result;
}

std::string direction_line(std::string_view id, const NamedDirection& direction, Language language) {
  const std::string chance = direction.is_within_chance ? " " + text(language, "calibrate.within_chance") : "";
  return text(language, id, {{"ratio", number_text(language, direction.sd_ratio, 2)}, {"chance", chance}}) + "\n    " +
         loadings_text(direction, language) + "\n";
}

void add_parameter(TextTable& table, const ParameterFit& parameter, Language language) {
  const auto range = [&](const Spread& spread) {
    return parameter_number(language, spread.low, parameter.prior.sd) + "\u2013" +
           parameter_number(language, spread.high, parameter.prior.sd);
  };
  table.add_row({"  " + parameter.path + enclosed(" (", parameter.unit, ")"), range(parameter.prior),
                 parameter_number(language, parameter.posterior.mean, parameter.prior.sd), range(parameter.posterior),
                 number_text(language, parameter.sd_ratio, 2)});
}

std::string settings_text(const std::vector<Setting>& settings) {
  std::string result;
  for (const Setting& setting : settings) {
    add_item(result, ", ", setting.path + "=" + setting.value);
  }
  return result;
}

}  // namespace

std::string calibration_heading(const CalibrationReport& report, Language language) {
  const bool is_uniform = report.plan.prior == PriorShape::uniform;
  std::string heading =
      text(language, "calibrate.heading",
           {{"scenario", report.scenario_name},
            {"hash", short_hash(report.scenario_sha256)},
            {"plan", report.plan.name},
            {"seed", report.seed},
            {"parameters", report.plan.parameters.size()},
            {"prior", text(language, is_uniform ? "calibrate.prior.uniform" : "calibrate.prior.triangular")},
            {"seeds", report.seeds}}) +
      "\n";
  for (std::size_t i = 0; i < report.waves.size(); ++i) heading += wave_line(report, i, language);
  std::string effective_sizes;
  for (const CalibrationFit& fit : report.fits) {
    add_item(effective_sizes, ", ", number_text(language, fit.effective_size, 0));
  }
  heading += text(language, "calibrate.draws", {{"draws", report.draws}, {"worth", effective_sizes}}) + "\n";
  if (report.failed > 0) {
    heading += count_text(language, "calibrate.failed", report.failed) + "\n";
  }
  return heading;
}

std::string target_table(const CalibrationReport& report, Language language) {
  TextTable table;
  add_heading(table,
              {text(language, "calibrate.targets"), text(language, "calibrate.column.known"),
               text(language, "calibrate.column.before")},
              fit_columns(report, language));
  for (std::size_t i = 0; i < report.plan.targets.size(); ++i) {
    const CalibrationTarget& target = report.plan.targets[i];
    std::vector<Spread> spreads{report.fits.front().targets[i].prior};
    for (const CalibrationFit& fit : report.fits) spreads.push_back(fit.targets[i].posterior);
    const NumberScale scale = spread_scale(language, target.outcome, spreads, target.known.discrepancy_sd);
    const std::string mark = target.is_interpretation ? " [I]" : "";
    std::vector<std::string> row{"  " + with_unit(outcome_label(language, target.outcome, target.month), scale) + mark,
                                 known_text(language, scale, target.known)};
    for (const Spread& spread : spreads) row.push_back(spread_text(language, scale, spread, NumberKind::level));
    table.add_row(std::move(row));
  }
  return table.text();
}

std::string identification_text(const CalibrationReport& report, Language language) {
  const CalibrationFit& fit = report.fits.front();
  std::vector<ParameterFit> parameters = fit.parameters;
  std::ranges::stable_sort(parameters,
                           [](const ParameterFit& a, const ParameterFit& b) { return a.sd_ratio < b.sd_ratio; });
  TextTable table;
  table.add_row({text(language, "calibrate.identified"), text(language, "calibrate.column.range_before"),
                 text(language, "calibrate.column.mean"), text(language, "calibrate.column.range_after"),
                 text(language, "calibrate.column.ratio")});
  std::string unidentified;
  std::size_t count = 0;
  for (const ParameterFit& parameter : parameters) {
    if (!parameter.is_unidentified()) {
      add_parameter(table, parameter, language);
      continue;
    }
    add_item(unidentified, ", ", parameter.path);
    ++count;
  }
  std::string result = table.text();
  if (count > 0) {
    result += text(language, "calibrate.unidentified",
                   {{"count", count}, {"all", parameters.size()}, {"paths", unidentified}}) +
              "\n";
  }
  return result + direction_line("calibrate.best", fit.best, language) +
         direction_line("calibrate.worst", fit.worst, language);
}

std::string answer_table(const CalibrationReport& report, Language language) {
  if (!report.plan.question) return {};
  TextTable table;
  std::vector<std::string> columns = fit_columns(report, language);
  columns.push_back(text(language, "calibrate.column.conclusion"));
  add_heading(table,
              {text(language, "calibrate.question", {{"settings", settings_text(report.plan.question->settings)}})},
              columns);
  for (std::size_t i = 0; i < report.plan.question->outcomes.size(); ++i) {
    const std::string& outcome = report.plan.question->outcomes[i];
    std::vector<Spread> spreads;
    for (const CalibrationFit& fit : report.fits) spreads.push_back(fit.answers[i].difference);
    const NumberScale scale = spread_scale(language, outcome, spreads);
    std::vector<std::string> row{"  " + with_unit(outcome_label(language, outcome), scale)};
    for (const Spread& spread : spreads) row.push_back(spread_text(language, scale, spread, NumberKind::change));
    row.push_back(text(language, "calibrate.standing." + std::string(standing_word(report.standing(i)))));
    table.add_row(std::move(row));
  }
  return table.text();
}

std::string prediction_table(const CalibrationReport& report, Language language) {
  TextTable years;
  add_heading(years, {text(language, "calibrate.held_out"), text(language, "calibrate.column.observed")},
              fit_columns(report, language));
  for (std::size_t i = 0; i < report.plan.held_out.size(); ++i) {
    const HeldOutYear& year = report.plan.held_out[i];
    std::vector<Spread> spreads;
    for (const CalibrationFit& fit : report.fits) spreads.push_back(fit.held_out[i].predicted);
    const NumberScale scale = spread_scale(language, year.outcome, spreads, year.sd);
    std::vector<std::string> row{
        "  " + year.name + ": " + with_unit(outcome_label(language, year.outcome, year.month), scale),
        known_text(language, scale, {year.observed, year.observed, year.sd})};
    for (const CalibrationFit& fit : report.fits) {
      const HeldOutPrediction& prediction = fit.held_out[i];
      const bool agrees = prediction.agrees_with(year.observed, year.sd);
      row.push_back(spread_text(language, scale, prediction.predicted, NumberKind::level) + " " +
                    text(language, agrees ? "calibrate.agrees" : "calibrate.disagrees"));
    }
    years.add_row(std::move(row));
  }
  TextTable measures;
  add_heading(measures, {text(language, "calibrate.measures")}, fit_columns(report, language));
  const std::size_t count = report.fits.front().measures.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& name = report.fits.front().measures[i].name;
    std::vector<std::string> row{"  " + text(language, "calibrate.measure." + name)};
    for (const CalibrationFit& fit : report.fits) {
      const Spread& spread = fit.measures[i].spread;
      NumberScale scale;
      scale.decimals = name == "mean_consumption" ? 0 : 2;
      row.push_back(spread_text(language, scale, spread, NumberKind::level));
    }
    measures.add_row(std::move(row));
  }
  const std::string predicted = report.plan.held_out.empty() ? "" : years.text() + "\n";
  return predicted + (count == 0 ? "" : measures.text());
}

std::string calibration_notes(const CalibrationReport& report, Language language) {
  const CalibrationFit& fit = report.fits.front();
  std::string notes = text(language, "calibrate.ranges") + "\n";
  if (report.fits.size() > 1) notes += text(language, "calibrate.interpretation") + "\n";
  if (fit.distinct_members < fit.ensemble.members.size()) {
    notes += text(language, "calibrate.repeated_members",
                  {{"distinct", fit.distinct_members}, {"members", fit.ensemble.members.size()}}) +
             "\n";
  }
  if (fit.unfit_draws > 0) {
    notes += text(language, "calibrate.unfit", {{"draws", fit.unfit_draws}}) + "\n";
  }
  return notes + text(language, "calibrate.honesty") + "\n";
}

std::string calibration_text(const CalibrationReport& report, Language language) {
  std::string all = calibration_heading(report, language) + "\n" + target_table(report, language) + "\n" +
                    identification_text(report, language) + "\n";
  for (const std::string& part : {answer_table(report, language), prediction_table(report, language)}) {
    if (!part.empty()) all += part + "\n";
  }
  return all + calibration_notes(report, language);
}

}  // namespace timbang
