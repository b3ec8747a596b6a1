#pragma once

#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/analyse.hpp"
#include "random/distributions.hpp"
#include "statistics/designs/latin_hypercube.hpp"
#include "statistics/designs/sensitivity_designs.hpp"
#include "support/made_up_sweep.hpp"

namespace timbang::test {

using Kind = ExperimentDesign::Kind;
using Role = DesignInput::Role;

inline const StreamKey key = trial_key(2026, 0, "analysis");
inline constexpr double pi = 3.141592653589793;

inline double noise(std::uint32_t point, std::uint32_t replication) {
  return standard_normal(draw_word(key, point, Occasion::once(), DrawPurpose::tie, replication));
}

/// Ishigami and Homma (1990) with a = 7, b = 0.1.
inline double ishigami(std::span<const double> x) {
  const double bent = std::sin(x[1]);
  return std::sin(x[0]) * (1 + 0.1 * std::pow(x[2], 4)) + 7 * bent * bent;
}

inline DesignRecord saltelli_record(std::uint32_t replications) {
  DesignRecord design;
  design.kind = Kind::saltelli;
  for (const std::string path : {"one", "two", "three"}) design.inputs.push_back(MadeUpSweep::input(path, -pi, pi));
  design.groups = single_inputs(3);
  design.block = 5;
  design.seed = 11;
  design.replications = replications;
  return design;
}

inline PointSet scaled(const PointSet& chances, double low, double high) {
  PointSet points(chances.dimensions());
  for (std::size_t i = 0; i < chances.size(); ++i) {
    std::vector<double> at(chances[i].begin(), chances[i].end());
    for (double& value : at) value = low + (high - low) * value;
    points.add(at);
  }
  return points;
}

inline AnalysisReport report_of(const MadeUpSweep& sweep, const AnalysisRequest& request = {}) {
  return analyse(sweep.store(), request);
}

inline SensitivityTable only_table(const AnalysisReport& report, SensitivityMethod method) {
  const SensitivityTable* found = nullptr;
  for (const SensitivityTable& table : report.tables) {
    if (table.method == method) found = &table;
  }
  REQUIRE(found != nullptr);
  return *found;
}

inline DesignRecord sampled_record(Kind kind, std::uint32_t replications, std::size_t inputs) {
  DesignRecord design;
  design.kind = kind;
  for (std::size_t i = 0; i < inputs; ++i) design.inputs.push_back(MadeUpSweep::input("p" + std::to_string(i), 0, 10));
  design.seed = 11;
  design.replications = replications;
  return design;
}

/// Two options at the same 20 draws of one uncertain input: the second has ten complaints less, 40 on average.
struct CrossedChoice {
  [[nodiscard]] MadeUpSweep sweep(const std::vector<ValueSet>& value_sets) const {
    DesignRecord design = sampled_record(Kind::latin_hypercube, 1, 1);
    design.inputs.insert(design.inputs.begin(), MadeUpSweep::input("option", 1, 2, Role::varied));
    design.block = 2;
    design.values = value_sets;
    PointSet values(2);
    PointSet chances(2);
    for (int i = 0; i < 20; ++i) {
      for (const double option : {1.0, 2.0}) {
        values.add(std::vector<double>{option, (i - 9.5) / 10});
        chances.add(std::vector<double>{std::nan(""), (i + 0.5) / 20});
      }
    }
    return {design, values, chances,
            [](std::span<const double> x, std::uint32_t, std::uint32_t) { return 60 - 10 * x[0] + x[1]; }};
  }
};

}  // namespace timbang::test
