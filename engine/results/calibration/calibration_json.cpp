#include "results/calibration/calibration_json.hpp"

#include "text/json_fields.hpp"

namespace timbang {
namespace {

constexpr std::array<std::string_view, 2> prior_words{"uniform", "triangular"};

std::string month_text(const std::optional<Month>& month) {
  return month ? month->text() : "all";
}

constexpr auto spread_fields = [](auto& f, auto& x) { f("mean", x.mean)("sd", x.sd)("low", x.low)("high", x.high); };

/// Each with its outcome.
std::vector<std::pair<std::string, EmulatorQuality>> named_emulators(const CalibrationPlan& plan,
                                                                     const CalibrationWave& wave) {
  std::vector<std::pair<std::string, EmulatorQuality>> named;
  for (const EmulatorQuality& each : wave.emulators) named.emplace_back(plan.targets[named.size()].outcome, each);
  return named;
}

auto wave_fields(const CalibrationPlan& plan) {
  return [&](auto& f, auto& wave) {
    f("points", wave.points)("plausible_share", wave.plausible_share);
    f("emulators", named_emulators(plan, wave), [](auto& g, auto& each) {
      const EmulatorQuality& quality = each.second;
      g("outcome", each.first)("explained_share", quality.explained_share)("within_two_sd", quality.within_two_sd);
      g("root_mean_square_error", quality.root_mean_square_error);
    });
  };
}

/// Open ends of what is known are null.
auto target_fields(const CalibrationPlan& plan, const CalibrationFit& fit) {
  return [&](auto& f, auto& each) {
    const CalibrationTarget& target = plan.targets[each.target];
    f("outcome", target.outcome)("month", month_text(target.month))("low", target.known.low)("high", target.known.high);
    f("discrepancy_sd", target.known.discrepancy_sd)("interpretation", target.is_interpretation);
    f("used", fit.has_interpretations || !target.is_interpretation);
    f("prior", each.prior, spread_fields)("posterior", each.posterior, spread_fields);
  };
}

constexpr auto parameter_fields = [](auto& f, auto& parameter) {
  f("path", parameter.path)("unit", parameter.unit)("sd_ratio", parameter.sd_ratio);
  f("unidentified", parameter.is_unidentified());
  f("prior", parameter.prior, spread_fields)("posterior", parameter.posterior, spread_fields);
};

constexpr auto direction_fields = [](auto& f, auto& direction) {
  f("sd_ratio", direction.sd_ratio)("within_chance", direction.is_within_chance)("loadings", direction.loadings);
};

constexpr auto measure_fields = [](auto& f, auto& measure) {
  f("name", measure.name)("members", measure.spread, spread_fields);
};

constexpr auto answer_fields = [](auto& f, auto& answer) {
  f("outcome", answer.outcome)("agreement", answer.agreement)("difference", answer.difference, spread_fields);
};

auto held_out_fields(const CalibrationPlan& plan) {
  return [&](auto& f, auto& prediction) {
    const HeldOutYear& year = plan.held_out[prediction.year];
    f("name", year.name)("outcome", year.outcome)("month", month_text(year.month))("observed", year.observed);
    f("sd", year.sd)("agrees", prediction.agrees_with(year.observed, year.sd));
    f("predicted", prediction.predicted, spread_fields);
  };
}

auto fit_fields(const CalibrationPlan& plan) {
  return [&](auto& f, auto& fit) {
    f("with_interpretations", fit.has_interpretations)("effective_size", fit.effective_size);
    f("members", fit.ensemble.members.size())("distinct_members", fit.distinct_members);
    f("unfit_draws", fit.unfit_draws)("targets", fit.targets, target_fields(plan, fit));
    f("parameters", fit.parameters, parameter_fields);
    f("best_identified", fit.best, direction_fields)("worst_identified", fit.worst, direction_fields);
    f("measures", fit.measures, measure_fields)("answers", fit.answers, answer_fields);
    f("held_out", fit.held_out, held_out_fields(plan));
  };
}

/// What can be said of each outcome of the plan's question.
std::vector<std::pair<std::string, Standing>> conclusions(const CalibrationReport& report) {
  std::vector<std::pair<std::string, Standing>> found;
  if (!report.plan.question) return found;
  for (const std::string& outcome : report.plan.question->outcomes) {
    found.emplace_back(outcome, report.standing(found.size()));
  }
  return found;
}

auto report_fields(std::string_view version) {
  return [version](auto& f, auto& report) {
    f("timbang", version)("verb", "calibrate");
    f("scenario", report, [](auto& g, auto& x) { g("name", x.scenario_name)("sha256", x.scenario_sha256); });
    f("calibration", report.plan,
      [](auto& g, auto& x) { g("name", x.name)("sha256", x.file_sha256)("prior", word(x.prior, prior_words)); });
    f("seed", report.seed)("seeds", report.seeds)("draws", report.draws)("failed", report.failed);
    f("waves", report.waves, wave_fields(report.plan), on_lines)("fits", report.fits, fit_fields(report.plan),
                                                                 on_lines);
    f("conclusions", conclusions(report),
      [](auto& g, auto& x) { g("outcome", x.first)("standing", standing_word(x.second)); });
  };
}

}  // namespace

std::string calibration_json(const CalibrationReport& report, std::string_view version) {
  return json_of(report, report_fields(version));
}

}  // namespace timbang
