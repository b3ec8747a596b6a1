#include "studies/calibrate/calibration.hpp"

#include <chrono>
#include <numeric>
#include <set>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "random/distributions.hpp"
#include "results/store/study_tables.hpp"
#include "statistics/calibration/approximate_bayes.hpp"
#include "studies/calibrate/calibration_checks.hpp"
#include "studies/calibrate/calibration_members.hpp"
#include "studies/calibrate/calibration_summary.hpp"
#include "studies/calibrate/calibration_trials.hpp"
#include "studies/calibrate/member_choice.hpp"
#include "studies/calibrate/prior_draws.hpp"
#include "studies/calibrate/proposal_rule.hpp"
#include "studies/calibrate/target_emulators.hpp"
#include "studies/parameter_space.hpp"
#include "trials/ordered_work.hpp"

namespace timbang {

namespace {

using Stage = CalibrationProgress::Stage;

/// The calibration's own chance, far from the replications of trials.
constexpr std::uint32_t key_replication = 0xCA1B0000U;
/// Numbers of prior draws by what they are for; each kind has room for 2^26.
enum DrawKind : std::uint32_t { of_prior, spare, of_wave, of_posterior = 32 };

std::uint32_t first_number(std::uint32_t kind) {
  return kind << 26U;
}

/// Stops a calibration from the inside, when it was asked to stop.
struct Stopped {};

// A function in the middle of a study cannot return "stopped" through all of its callers.
template <class Result>
Result or_stop(std::optional<Result>&& result) {
  if (!result) throw Stopped{};
  return std::move(*result);
}

/// The sets of targets that count: all of them, then without interpretations if there are some.
std::vector<TargetSet> target_sets(const CalibrationPlan& plan) {
  TargetSet all(plan.targets.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  TargetSet measured;
  for (const std::size_t i : all) {
    if (!plan.targets[i].is_interpretation) measured.push_back(i);
  }
  // Without interpretations there is one fit (docs/decisions/0003-calibration.md).
  if (measured.size() == all.size()) return {all};
  return {all, measured};
}

/// The scenario's files, once the plan is known to suit them.
ScenarioSource checked_source(const CalibrationRequest& request) {
  ScenarioSource source(request.scenario_file);
  check_calibration(request.plan, source);
  return source;
}

class Calibration {
 public:
  Calibration(const CalibrationRequest& request, const std::function<void(const CalibrationProgress&)>& progress,
              StopToken stop)
      : request_(request),
        plan_(request.plan),
        progress_(progress),
        stop_(stop),
        source_(checked_source(request)),
        scenario_(source_.with({}, {})),
        key_(trial_key(request.seed, key_replication, scenario_.city_code)),
        space_(plan_),
        draws_(space_, source_, key_),
        rule_(outcome_targets(plan_), target_sets(plan_)),
        store_(open_study_folder(request.folder, FolderIdentity::of(scenario_))),
        runner_(store_, request.workers, {[this](const TrialProgress& trials) { tell_trials(trials); }, {}}, stop_) {}

  CalibrationReport run() {
    begin_report();
    const CalibrationTrials trials(plan_, source_, request_.scenario_file, baseline_quantile(), store_, runner_);
    for (std::size_t wave = 1; wave <= request_.effort.waves; ++wave) run_wave(wave, trials);
    const std::vector<TriedPoint> posterior = draw_posterior(trials);
    for (const TargetSet& set : rule_.sets()) fit_to(set, posterior);
    CalibrationMembers members(request_, source_, key_, store_, runner_);
    for (std::size_t i = 0; i < report_.fits.size(); ++i) make_members(i, members);
    return std::move(report_);
  }

  void close() { store_.close(); }

 private:
  void begin_report() {
    report_.scenario_name = scenario_.name;
    report_.scenario_file = request_.scenario_file;
    report_.scenario_sha256 = scenario_.values_sha256;
    report_.plan = plan_;
    report_.seed = request_.seed;
    report_.seeds = request_.effort.seeds;
    tell(Stage::preparing, 0, 0);
    prior_ = or_stop(draws_.find(first_number(of_prior), request_.effort.prior_sample, request_.effort.most_tried,
                                 request_.workers.threads, stop_, [](const PriorDraw&) { return true; }))
                 .draws;
  }

  /// The Q of the scenario as it stands, which only decides which households are listed: delivery hardly depends on it.
  WelfareQuantile baseline_quantile() {
    const auto fits = or_stop(runner_.fit(
        1, [this](std::size_t) { return scenario_; }, request_.seed));
    if (!fits.front()) refuse_fit(scenario_);
    return fits.front()->quantile();
  }

  void run_wave(std::size_t wave, const CalibrationTrials& trials) {
    CalibrationWave described;
    const std::vector<PriorDraw> draws = wave == 1 ? first_points() : plausible_points(wave, described);
    described.points = draws.size();
    const std::vector<TriedPoint> tried = try_out(draws, trials, Stage::trying, wave);
    points_.insert(points_.end(), tried.begin(), tried.end());
    // Points of the first wave are spread over the prior and stand for it in the report.
    if (wave == 1) prior_points_ = points_;
    tell(Stage::learning, 0, 0, wave);
    emulators_ = or_stop(TargetEmulators::teach(plan_, points_, request_.workers.threads, stop_));
    described.emulators = emulators_->quality();
    report_.waves.push_back(std::move(described));
    // Each wave has new emulators, so the best agreement to expect changes too.
    learn_how_good_the_best_are();
  }

  std::vector<PriorDraw> first_points() {
    return or_stop(draws_.spread_out(0, request_.effort.first_points, first_number(spare), stop_));
  }

  std::vector<PriorDraw> plausible_points(std::size_t wave, CalibrationWave& described) {
    tell(Stage::searching, 0, 0, wave);
    const auto kind = static_cast<std::uint32_t>(of_wave + wave);
    FoundDraws found = or_stop(draws_.find(
        first_number(kind), request_.effort.wave_points, request_.effort.most_tried, request_.workers.threads, stop_,
        [&](const PriorDraw& draw) { return rule_.is_plausible(emulators_->at(draw.scaled)); }));
    require_some(found);
    described.plausible_share = static_cast<double>(found.draws.size()) / static_cast<double>(found.tried);
    return std::move(found.draws);
  }

  /// Too few to learn from: the targets contradict one another, or the ranges.
  void require_some(const FoundDraws& found) const {
    constexpr std::size_t fewest = 8;
    if (found.draws.size() >= fewest) return;
    throw ScenarioError(
        {{"nothing_plausible", {plan_.file, 0, 0, ""}, "targets", {{"tried", std::to_string(found.tried)}}}});
  }

  void learn_how_good_the_best_are() {
    std::vector<std::vector<Emulated>> opinions(prior_.size());
    const std::size_t done = work_in_order<std::vector<Emulated>>(
        prior_.size(), request_.workers.threads, stop_,
        [&](std::size_t i, const StopToken&) { return emulators_->at(prior_[i].scaled); },
        [&](std::size_t i, std::vector<Emulated>&& opinion) { opinions[i] = std::move(opinion); });
    if (done < prior_.size()) throw Stopped{};
    rule_.settle(opinions);
  }

  std::vector<TriedPoint> try_out(const std::vector<PriorDraw>& draws, const CalibrationTrials& trials, Stage stage,
                                  std::size_t wave) {
    std::vector<std::vector<Setting>> settings;
    for (const PriorDraw& draw : draws) settings.push_back(draw.settings);
    trying_ = Trying{stage, wave};
    TriedTargets tried = or_stop(trials.run(settings, request_.seed, {0, request_.effort.seeds}));
    trying_.reset();
    report_.failed += tried.failed;
    std::vector<TriedPoint> points;
    for (std::size_t i = 0; i < draws.size(); ++i) {
      points.push_back({draws[i].values, draws[i].scaled, std::move(tried.values[i])});
    }
    return points;
  }

  [[nodiscard]] double chance_of(const PriorDraw& draw) const { return rule_.chance(emulators_->at(draw.scaled)); }

  /// Prior draws taken with their chance, and simulated. Leaves them in drawn_, and their chances in chances_.
  std::vector<TriedPoint> draw_posterior(const CalibrationTrials& trials) {
    tell(Stage::searching, 0, 0, 0);
    FoundDraws found =
        or_stop(draws_.find(first_number(of_posterior), request_.effort.draws, request_.effort.most_tried,
                            request_.workers.threads, stop_, [&](const PriorDraw& draw) {
                              const std::uint32_t word =
                                  draw_word(key_, draw.number, Occasion::once(), DrawPurpose::acceptance);
                              return uniform_open(word) < chance_of(draw);
                            }));
    require_some(found);
    drawn_ = std::move(found.draws);
    report_.draws = drawn_.size();
    for (const PriorDraw& draw : drawn_) chances_.push_back(chance_of(draw));
    return try_out(drawn_, trials, Stage::drawing, 0);
  }

  /// Describes the posterior under a set of targets. Leaves its weights in weights_.
  void fit_to(const TargetSet& set, const std::vector<TriedPoint>& posterior) {
    std::vector<double> weights;
    for (std::size_t i = 0; i < posterior.size(); ++i) {
      // Weighted by agreement over chance: emulators that were wrong cost precision and no more.
      weights.push_back(rule_.agreement(posterior[i].by_seed, set) / chances_[i]);
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    // No draw agrees at all: as good as none plausible.
    if (!(sum > 0)) require_some({{}, drawn_.size()});
    weights = normalised(std::move(weights));
    CalibrationFit fit;
    fit.has_interpretations = set.size() == plan_.targets.size();
    fit.effective_size = effective_sample_size(weights);
    const std::vector<Spread> before = target_spreads(prior_points_, equal_weights(prior_points_.size()));
    const std::vector<Spread> after = target_spreads(posterior, weights);
    for (std::size_t i = 0; i < after.size(); ++i) fit.targets.push_back({i, before[i], after[i]});
    describe_parameters(space_, prior_, posterior, weights, fit);
    report_.fits.push_back(std::move(fit));
    weights_.push_back(std::move(weights));
  }

  /// Completes a fit with its members and what they say.
  void make_members(std::size_t number, CalibrationMembers& members) {
    CalibrationFit& fit = report_.fits[number];
    const bool is_asked = plan_.question.has_value() || !plan_.held_out.empty() || !plan_.welfare.empty();
    const auto tell_welfare = [&](std::size_t done, std::size_t all) { tell(Stage::welfare, done, all, number + 1); };
    const auto tell_members = [&](std::size_t done, std::size_t all) { tell(Stage::members, done, all, number + 1); };
    const MemberChoice choice{request_.effort.members, is_asked, key_, tell_welfare, tell_members};
    const ChosenMembers chosen = or_stop(choose_members(choice, drawn_, weights_[number], members, stop_));
    fit.distinct_members = std::set<std::size_t>(chosen.draws.begin(), chosen.draws.end()).size();
    fit.unfit_draws = chosen.unfit;
    fit.ensemble = ensemble_of(chosen.members);
    fit.ensemble.name = plan_.name + (fit.has_interpretations ? "" : "-without-interpretations");
    fit.ensemble.of_values = scenario_.values_sha256;
    fit.ensemble.made_by = request_.made_by;
    // Targets of the ensemble are imposed on whoever runs under it (docs/decisions/0007-claims.md).
    for (const CalibrationTarget& target : plan_.targets) {
      if (fit.has_interpretations || !target.is_interpretation) fit.ensemble.targets.push_back(target.outcome);
    }
    for (const WelfareTarget& target : plan_.welfare) {
      const std::string outcome = "targeting." + target.measure;
      if (find_outcome(outcome)) fit.ensemble.targets.push_back(outcome);
    }
    if (is_asked) describe_members(plan_, chosen.findings, fit);
  }

  /// Trials told as the points that they are of.
  void tell_trials(const TrialProgress& trials) {
    if (!trying_ || trials.stage == TrialProgress::Stage::fitting) return;
    // Trials are told as points, which is what people have asked for.
    tell(trying_->stage, trials.done / request_.effort.seeds, trials.total / request_.effort.seeds, trying_->wave);
  }

  void tell(Stage stage, std::size_t done, std::size_t total, std::size_t wave = 0) {
    if (!progress_) return;
    const auto now = std::chrono::steady_clock::now();
    if (stage != told_stage_ || wave != told_wave_) {
      // Times of another stage say nothing of how long this one takes.
      stage_began_ = now;
      done_before_ = done;
    }
    told_stage_ = stage;
    told_wave_ = wave;
    const std::chrono::duration<double> passed = now - stage_began_;
    progress_({stage, wave, done, total, passed.count(), done_before_});
  }

  const CalibrationRequest& request_;
  const CalibrationPlan& plan_;
  const std::function<void(const CalibrationProgress&)>& progress_;
  StopToken stop_;
  ScenarioSource source_;
  Scenario scenario_;
  StreamKey key_;
  ParameterSpace space_;
  PriorDraws draws_;
  ProposalRule rule_;
  TrialStore store_;
  TrialRunner runner_;
  /// What trials that run are for.
  struct Trying {
    Stage stage = Stage::trying;
    std::size_t wave = 0;
  };
  std::optional<Trying> trying_;

  std::vector<PriorDraw> prior_;
  std::vector<TriedPoint> points_;        ///< of all waves
  std::vector<TriedPoint> prior_points_;  ///< of the first
  std::optional<TargetEmulators> emulators_;
  std::vector<PriorDraw> drawn_;
  std::vector<double> chances_;
  std::vector<std::vector<double>> weights_;  ///< by fit
  CalibrationReport report_;

  Stage told_stage_ = Stage::preparing;
  std::size_t told_wave_ = 0;
  std::size_t done_before_ = 0;
  std::chrono::steady_clock::time_point stage_began_ = std::chrono::steady_clock::now();
};

}  // namespace

std::optional<CalibrationReport> run_calibration(const CalibrationRequest& request,
                                                 const std::function<void(const CalibrationProgress&)>& progress,
                                                 const StopToken& stop) {
  Calibration calibration(request, progress, stop);
  try {
    CalibrationReport report = calibration.run();
    // Also when stopped: what is done is kept, and the next call goes on from it.
    calibration.close();
    return report;
  } catch (const Stopped&) {
    calibration.close();
    return std::nullopt;
  }
}

}  // namespace timbang
