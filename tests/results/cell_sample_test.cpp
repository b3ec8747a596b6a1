#include "results/summary/cell_sample.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <list>

#include "base/check.hpp"
#include "results/summary/summary.hpp"
#include "support/results_example.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

constexpr std::size_t cost_per_transacted = outcome::cost_per_rupiah_delivered;

/// Tables of one place and month in which two outcomes are what the test says and all others 0.
class Tables {
 public:
  void add(double cost, double transacted) {
    OutcomeTable& table = tables_.emplace_back(outcome_catalogue().size(), 1, Month(2023, 1), 1);
    for (std::size_t i = 0; i < outcome_catalogue().size(); ++i) table.at(i, 0, 0) = 0;
    table.at(outcome::cost_total, 0, 0) = cost;
    table.at(outcome::delivery_transacted, 0, 0) = transacted;
    views_.push_back(&table);
  }

  [[nodiscard]] CellSample sample(std::size_t outcome) const { return CellSample(outcome, views_, 0, 0); }

 private:
  std::list<OutcomeTable> tables_;
  std::vector<const OutcomeTable*> views_;
};

}  // namespace

TEST_CASE("a ratio of means is that of its outcomes, not the mean of the trials' ratios") {
  Tables tables;
  tables.add(10, 1);
  tables.add(10, 4);
  const CellSample sample = tables.sample(cost_per_transacted);
  CHECK(sample.size() == 2);
  CHECK(sample.value(0) == 10);
  CHECK(sample.value(1) == 2.5);
  CHECK(tables.sample(outcome::cost_total).estimate(IntervalKind::seeds).mean == 10);
  Tables many;
  for (int i = 0; i < 40; ++i) many.add(10, i % 2 == 0 ? 1 : 4);
  const Estimate seeds = many.sample(cost_per_transacted).estimate(IntervalKind::seeds);
  CHECK(seeds.mean == 4);
  CHECK(*seeds.low > 3);
  CHECK(*seeds.high < 6);
  const Estimate plausible = many.sample(cost_per_transacted).estimate(IntervalKind::plausible);
  CHECK(plausible.mean == 4);
  CHECK(*plausible.low == 2.5);
  CHECK(*plausible.high == 10);
}

TEST_CASE("a ratio whose denominator may be zero is not computable, and neither is a difference from it") {
  Tables none;
  Tables some;
  for (int i = 0; i < 40; ++i) {
    none.add(10, i % 2 == 0 ? 1 : -1);
    some.add(10, 5);
  }
  for (const IntervalKind kind : {IntervalKind::seeds, IntervalKind::plausible}) {
    CHECK(std::isnan(none.sample(cost_per_transacted).estimate(kind).mean));
    const auto compared =
        CellComparison::of(kind, some.sample(cost_per_transacted), none.sample(cost_per_transacted), {});
    CHECK(std::isnan(compared.paired.difference.mean));
    CHECK_FALSE(compared.is_effect);
  }
}

TEST_CASE("a difference of ratios is compared like any other, and lower cost is a gain") {
  Tables cheap;
  Tables dear;
  std::vector<std::uint32_t> members;
  for (std::uint32_t i = 0; i < 40; ++i) {
    cheap.add(8 + 0.01 * i, 4);
    dear.add(12 + 0.02 * i, 4);
    members.push_back(i);
  }
  const auto compared = CellComparison::of(IntervalKind::plausible, cheap.sample(cost_per_transacted),
                                           dear.sample(cost_per_transacted), members);
  CHECK(compared.paired.difference.mean < -1);
  CHECK(compared.is_effect == true);
  CHECK(compared.agreement == 1.0);
}

TEST_CASE("an effect excludes zero and exceeds what matters") {
  Tables reference;
  Tables little;
  Tables much;
  Tables uncertain;
  for (int i = 0; i < 20; ++i) {
    reference.add(1000 + i, 1);
    little.add(1005 + i, 1);  // 0.5 % of the level, always
    much.add(1030 + i + 0.1 * (i % 3), 1);
    uncertain.add(1030 + i + 200 * (i % 2), 1);
  }
  const auto cost = [](const Tables& tables) { return tables.sample(outcome::cost_total); };
  const auto compare = [&](const Tables& arm) {
    return CellComparison::of(IntervalKind::seeds, cost(arm), cost(reference), {});
  };
  CHECK(compare(little).is_effect == false);
  CHECK(*compare(little).paired.difference.low > 0);
  CHECK(compare(much).is_effect == true);
  CHECK(compare(uncertain).is_effect == true);
  CHECK(compare(reference).is_effect == false);
  CHECK_FALSE(compare(much).agreement);
  CHECK_FALSE(CellComparison::of(IntervalKind::plausible, cost(much), cost(reference), {}).is_effect);  // no range
}

TEST_CASE("agreement counts members, however often each ran, and only where there is a better way") {
  Tables arm;
  Tables reference;
  std::vector<std::uint32_t> members;
  // Member 0 is cheaper on average over its two runs, 1 dearer, 2 the same.
  const double cost[] = {90, 120, 100, 105, 130, 100};
  for (std::uint32_t i = 0; i < 6; ++i) {
    arm.add(cost[i], 1);
    reference.add(100, 1);
    members.push_back(i % 3);
  }
  const auto compared = CellComparison::of(IntervalKind::plausible, arm.sample(outcome::cost_total),
                                           reference.sample(outcome::cost_total), members);
  CHECK(compared.agreement == Approx(1.0 / 3));
  CHECK_FALSE(CellComparison::of(IntervalKind::plausible, arm.sample(outcome::complaints_filed),
                                 reference.sample(outcome::complaints_filed), members)
                  .agreement);
  CHECK_THROWS_AS(CellComparison::of(IntervalKind::seeds, arm.sample(outcome::cost_total),
                                     Tables().sample(outcome::cost_total), {}),
                  CheckFailed);
}

TEST_CASE("what is known to be too small to matter differs from what is not known") {
  // A share of 1 % of a level of 100 matters; ten pairs each.
  const auto compared = [](double mean, double spread) {
    Tables arm;
    Tables reference;
    for (int i = 0; i < 10; ++i) {
      arm.add(100 + mean + (i % 2 == 0 ? spread : -spread), 1);
      reference.add(100, 1);
    }
    return CellComparison::of(IntervalKind::seeds, arm.sample(outcome::cost_total),
                              reference.sample(outcome::cost_total), {});
  };
  const auto small = compared(0.1, 0.2);
  CHECK(small.is_effect == false);
  CHECK(small.is_small);
  const auto open = compared(1.6, 6);
  CHECK(open.is_effect == false);
  CHECK_FALSE(open.is_small);
  const auto effect = compared(5, 1);
  CHECK(effect.is_effect == true);
  CHECK_FALSE(effect.is_small);
}

TEST_CASE("a summary under an ensemble has plausible ranges, agreement by member, and says so") {
  Manifest manifest = example_manifest();
  manifest.ensembles = {{"members", std::string(64, 'e'), 4, R"({"members":[[1],[2],[3],[4]],"parameters":["a.b"]})"}};
  for (ManifestArm& arm : manifest.arms) arm.ensemble_sha256 = std::string(64, 'e');
  manifest.arms[1].held = {"a.b"};
  std::vector<std::vector<Trial>> trials(2);
  std::vector<std::vector<SummaryTrial>> views(2);
  for (std::uint32_t arm = 0; arm < 2; ++arm) {
    for (std::uint32_t replication = 0; replication < 40; ++replication) {
      trials[arm].push_back(example_trial(arm, replication));
    }
    for (const Trial& trial : trials[arm]) views[arm].push_back({&trial.table, trial.trajectory});
  }
  const Summary summary = summarise(manifest, views);
  CHECK(summary.interval == IntervalKind::plausible);
  CHECK(summary.ensemble_name == "members");
  CHECK(summary.ensemble_members == 4);
  CHECK(summary.arms[1].held == std::vector<std::string>{"a.b"});
  // A cell of the example is a constant plus sqrt(replication + 2): the range is nearly all of it.
  const Estimate& estimate = summary.arms[0].outcomes.at(50).estimate;
  CHECK(*estimate.low - (estimate.mean - 4.4) < 1.6);
  CHECK(*estimate.high - *estimate.low > 4.9);
  std::size_t with_agreement = 0;
  for (const DifferenceCell& cell : summary.differences[0].outcomes) with_agreement += cell.agreement ? 1U : 0U;
  CHECK(with_agreement > 0);
  manifest.arms[1].ensemble_sha256.clear();
  CHECK_THROWS_AS(summarise(manifest, views), CheckFailed);
}
