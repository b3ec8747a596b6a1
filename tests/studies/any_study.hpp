#pragma once

#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "results/calibration/calibration_json.hpp"
#include "results/decision/decision_json.hpp"
#include "studies/small_calibration.hpp"
#include "studies/small_experiment.hpp"
#include "studies/small_sweep.hpp"
#include "support/small_decision.hpp"

namespace timbang::test {

/// What a study came to, as far as all studies have it.
struct StudyOutcome {
  std::string report;
  std::uint64_t failed = 0;  ///< trials that the report leaves out
  std::string failure;       ///< why the study could not go on; the report is then empty
};

/// A study of the small city that takes moments, in a folder of its own.
class AnyStudy {
 public:
  Workers workers = {1, nullptr};
  std::filesystem::path folder;

  AnyStudy() = default;
  AnyStudy(const AnyStudy&) = delete;
  AnyStudy& operator=(const AnyStudy&) = delete;
  virtual ~AnyStudy() = default;
  virtual StudyOutcome run() = 0;
};

class AnyComparison final : public AnyStudy {
 public:
  AnyComparison() : experiment_({"1", "2"}, 4) { folder = experiment_.request.folder; }
  StudyOutcome run() override {
    experiment_.request.workers = workers;
    experiment_.request.folder = folder;
    const ExperimentResult result = experiment_.run();
    return {json(result), result.failed, {}};
  }

 private:
  SmallExperiment experiment_;
};

class AnySweep final : public AnyStudy {
 public:
  AnySweep() : sweep_(levers + "design: {kind: grid, levels: 2}\n" + few) { folder = sweep_.request.folder; }
  StudyOutcome run() override {
    sweep_.request.workers = workers;
    sweep_.request.folder = folder;
    const SweepResult result = sweep_.run();
    return {exported(folder), result.failed, {}};
  }

 private:
  SmallSweep sweep_;
};

class AnyDecision final : public AnyStudy {
 public:
  AnyDecision() : decision_(one_each) { folder = decision_.request.folder; }
  StudyOutcome run() override {
    decision_.request.workers = workers;
    decision_.request.folder = folder;
    const DecisionResult result = decision_.run();
    return {result.failure.empty() ? decision_json(result.report, "test") : "", 0, result.failure};
  }

 private:
  SmallDecision decision_;
};

class AnyCalibration final : public AnyStudy {
 public:
  AnyCalibration() : request_(small_calibration(own_ / "results")) {
    folder = request_.folder;
    request_.plan.welfare.clear();
    request_.plan.held_out.clear();
    request_.effort.first_points = 30;
    request_.effort.waves = 1;
    request_.effort.draws = 30;
    request_.effort.members = 2;
  }
  StudyOutcome run() override {
    request_.workers = workers;
    request_.folder = folder;
    const auto report = run_calibration(request_, {}, {});
    REQUIRE(report.has_value());
    return {calibration_json(*report, "test"), report->failed, {}};
  }

 private:
  TemporaryFolder own_;
  CalibrationRequest request_;
};

}  // namespace timbang::test
