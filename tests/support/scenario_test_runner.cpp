#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "statistics/intervals/interval.hpp"
#include "support/scenario_test.hpp"
#include "text/joined_text.hpp"
#include "text/number_text.hpp"
#include "trials/cities/replication.hpp"

namespace timbang::test {
namespace {

constexpr double about_confidence = 0.999;
constexpr double effect_confidence = 0.95;
/// Tables hold sums of whole numbers and quotients of them; this much is rounding.
constexpr double rounding = 1e-9;

/// Near what official figures give Bekasi.
constexpr WelfareQuantile fixed_quantile{1.2, 0.59, 0.67};

/// What all replications of the arms gave: tables[arm][replication].
using Tables = std::vector<std::vector<OutcomeTable>>;

/// Runs the arms that share a baseline together, as studies do.
Tables run_arms(const ScenarioTest& test, const std::vector<Scenario>& scenarios, std::vector<std::string>& failures) {
  std::map<std::string, std::vector<std::size_t>> by_baseline;
  for (std::size_t arm = 0; arm < scenarios.size(); ++arm) by_baseline[scenarios[arm].baseline_sha256].push_back(arm);
  const CityOrigin origin{test.fits_welfare ? std::nullopt : std::optional(fixed_quantile)};
  CityMaker maker;
  Tables tables(scenarios.size());
  for (const auto& [hash, arms] : by_baseline) {
    const auto city = maker.make(scenarios[arms.front()], origin, test.seed, 1, {});
    std::vector<WantedTrial> wanted;
    for (const std::size_t arm : arms) wanted.push_back({&scenarios[arm], KeptCells::everything()});
    for (std::uint32_t replication = 0; replication < test.replications; ++replication) {
      std::vector<Trial> trials = run_replication(*city, wanted, test.seed, replication, {});
      for (std::size_t i = 0; i < trials.size(); ++i) {
        if (!trials[i].failure.empty()) {
          failures.push_back(test.place + ": " + test.arms[arms[i]].name + ": " + trials[i].failure);
        }
        tables[arms[i]].push_back(std::move(trials[i].table));
      }
    }
  }
  return tables;
}

std::string shown(const std::vector<double>& values) {
  std::string text;
  for (const double value : values) {
    add_item(text, ", ", (std::isnan(value) ? "undefined" : reading::number_text(value)));
  }
  return text;
}

/// The least and the greatest, not every one.
std::string range_shown(const std::vector<double>& values) {
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  if (*least == *greatest || std::ranges::any_of(values, [](double v) { return std::isnan(v); })) {
    return shown({values.front()});
  }
  return shown({*least}) + " to " + shown({*greatest});
}

bool nearly_equal(double a, double b) {
  return std::fabs(a - b) <= rounding * std::max({1.0, std::fabs(a), std::fabs(b)});
}

/// Judges one expectation on the cells of its arm and of what it is compared with.
class Judgement {
 public:
  Judgement(const Expectation& expectation, std::vector<double> cells, std::vector<double> others)
      : expectation_(expectation), cells_(std::move(cells)), others_(std::move(others)) {}

  /// What is wrong; nothing if it is as expected.
  [[nodiscard]] std::optional<std::string> failure() const {
    const std::vector<double>& values = expectation_.values;
    switch (expectation_.relation) {
      case Relation::exactly:
        return in_all([&](double x, double) { return nearly_equal(x, values[0]); }, "exactly " + shown(values));
      case Relation::at_most:
        return in_all([&](double x, double) { return x <= values[0]; }, "at most " + shown(values));
      case Relation::at_least:
        return in_all([&](double x, double) { return x >= values[0]; }, "at least " + shown(values));
      case Relation::between:
        return in_all([&](double x, double) { return values[0] <= x && x <= values[1]; }, "between " + shown(values));
      case Relation::undefined:
        return in_all([](double x, double) { return std::isnan(x); }, "undefined");
      case Relation::same:
        return in_all([](double x, double y) { return nearly_equal(x, y); }, "the same as " + range_shown(others_));
      case Relation::times:
        return in_all([&](double x, double y) { return nearly_equal(x, values[0] * y); },
                      shown(values) + " times " + range_shown(others_));
      case Relation::about:
        return about(values[0]);
      case Relation::lower:
        return effect(-1, "lower than ");
      case Relation::higher:
        return effect(1, "higher than ");
    }
    return "no such relation";
  }

 private:
  template <class Holds>
  [[nodiscard]] std::optional<std::string> in_all(Holds holds, const std::string& expected) const {
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (!holds(cells_[i], others_.empty() ? 0 : others_[i])) {
        return "expected " + expected + ", found " + range_shown(cells_);
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::string> about(double value) const {
    const Estimate estimate = estimate_mean(cells_, about_confidence);
    if (!estimate.low) return "expected about " + shown({value}) + ", which needs two replications";
    if (*estimate.low <= value && value <= *estimate.high) return std::nullopt;
    return "expected about " + shown({value}) + ", found " + shown({estimate.mean}) +
           " (99.9 %: " + shown({*estimate.low}) + " to " + shown({*estimate.high}) + ")";
  }

  /// In every replication, or, in pairs, beyond what chance explains.
  [[nodiscard]] std::optional<std::string> effect(int sign, const std::string& word) const {
    if (!in_all([sign](double x, double y) { return sign * (x - y) > 0; }, word)) return std::nullopt;
    const Estimate difference = paired_difference(cells_, others_, effect_confidence).difference;
    const bool is_clear = difference.low && (sign < 0 ? *difference.high < 0 : *difference.low > 0);
    if (is_clear) return std::nullopt;
    return "expected " + word + range_shown(others_) + ", found " + range_shown(cells_);
  }

  const Expectation& expectation_;
  std::vector<double> cells_;
  std::vector<double> others_;
};

class Judge {
 public:
  Judge(const ScenarioTest& test, const std::vector<Scenario>& scenarios, const Tables& tables)
      : test_(test), scenarios_(scenarios), tables_(tables) {}

  [[nodiscard]] std::optional<std::string> failure(const Expectation& expectation) const {
    const std::size_t arm = arm_named(expectation.arm);
    const auto where = where_of(scenarios_[arm], expectation.where);
    const auto month = month_of(scenarios_[arm], expectation.month);
    if (!where) return "there is no kecamatan " + expectation.where;
    if (!month) return expectation.month + " is not reported";
    std::vector<double> others;
    if (!expectation.other_arm.empty()) {
      others = cells(arm_named(expectation.other_arm), expectation.other_outcome, *where, *month);
    }
    return Judgement(expectation, cells(arm, expectation.outcome, *where, *month), std::move(others)).failure();
  }

 private:
  [[nodiscard]] std::size_t arm_named(const std::string& name) const {
    const auto found = std::ranges::find(test_.arms, name, &TestArm::name);
    return static_cast<std::size_t>(found - test_.arms.begin());
  }

  [[nodiscard]] static std::optional<std::size_t> where_of(const Scenario& scenario, const std::string& where) {
    if (where == "city") return 0;
    for (std::size_t k = 0; k < scenario.kecamatan.size(); ++k) {
      if (scenario.kecamatan[k].name == where) return k + 1;
    }
    return std::nullopt;
  }

  [[nodiscard]] static std::optional<std::size_t> month_of(const Scenario& scenario, const std::string& month) {
    if (month == "all") return 0;
    const auto asked = Month::parse(month);
    if (*asked < scenario.period.first_month || *asked > scenario.period.last_month) return std::nullopt;
    return static_cast<std::size_t>(*asked - scenario.period.first_month + 1);
  }

  [[nodiscard]] std::vector<double> cells(std::size_t arm, const std::string& outcome, std::size_t where,
                                          std::size_t month) const {
    std::vector<double> values;
    for (const OutcomeTable& table : tables_[arm]) values.push_back(table.at(*find_outcome(outcome), where, month));
    return values;
  }

  const ScenarioTest& test_;
  const std::vector<Scenario>& scenarios_;
  const Tables& tables_;
};

std::string cell_name(const Expectation& expectation) {
  std::string name = expectation.outcome;
  if (expectation.where != "city") name += " in " + expectation.where;
  if (expectation.month != "all") name += " " + expectation.month;
  return name + " of '" + expectation.arm + "'";
}

}  // namespace

std::vector<std::string> run_scenario_test(const ScenarioTest& test) {
  std::vector<Scenario> scenarios;
  for (const TestArm& arm : test.arms) scenarios.push_back(read_scenario(arm.file, arm.settings));
  std::vector<std::string> failures;
  const Tables tables = run_arms(test, scenarios, failures);
  if (!failures.empty()) return failures;
  const Judge judge(test, scenarios, tables);
  for (const Expectation& expectation : test.expectations) {
    if (const auto failure = judge.failure(expectation)) {
      failures.push_back(expectation.place + ": " + cell_name(expectation) + ": " + *failure);
    }
  }
  return failures;
}

}  // namespace timbang::test
