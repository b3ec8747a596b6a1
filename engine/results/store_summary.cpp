#include "results/store_summary.hpp"

#include <limits>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/store_records.hpp"

namespace timbang {
namespace {

double or_null(const std::optional<double>& value) {
  return value.value_or(std::numeric_limits<double>::quiet_NaN());
}

void store_estimates(SqliteDatabase& database, const Summary& summary, const ArmSummary& arm) {
  SqliteStatement insert = database.prepare(
      "INSERT OR REPLACE INTO estimates(seed, arm, outcome, month, where_, unit, mean, low, high, ensemble_sha256, "
      "interval) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(10, summary.ensemble_sha256).bind(11, interval_word(summary.interval));
  for (const SummaryCell& cell : arm.outcomes) {
    const OutcomeDefinition& outcome = outcome_catalogue()[cell.outcome];
    insert.bind(1, as_stored(summary.seed)).bind(2, arm.name).bind(3, outcome.name);
    insert.bind(4, summary.months[cell.month]).bind(5, summary.wheres[cell.where]).bind(6, unit_text(outcome.unit));
    insert.bind(7, cell.estimate.mean).bind(8, or_null(cell.estimate.low)).bind(9, or_null(cell.estimate.high)).run();
  }
}

void store_difference(SqliteDatabase& database, const Summary& summary, const ArmDifference& difference) {
  SqliteStatement insert = database.prepare(
      "INSERT OR REPLACE INTO differences(seed, arm, against, outcome, month, where_, unit, mean, low, high, "
      "variance_reduction, ensemble_sha256, interval, agreement, is_effect) "
      "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(12, summary.ensemble_sha256).bind(13, interval_word(summary.interval));
  for (const DifferenceCell& cell : difference.outcomes) {
    const OutcomeDefinition& outcome = outcome_catalogue()[cell.outcome];
    const Estimate& estimate = cell.paired.difference;
    insert.bind(1, as_stored(summary.seed)).bind(2, difference.arm).bind(3, difference.against);
    insert.bind(4, outcome.name).bind(5, summary.months[cell.month]).bind(6, summary.wheres[cell.where]);
    insert.bind(7, unit_text(outcome.unit)).bind(8, estimate.mean).bind(9, or_null(estimate.low));
    insert.bind(10, or_null(estimate.high)).bind(11, or_null(cell.paired.variance_reduction));
    insert.bind(14, or_null(cell.agreement));
    cell.is_effect ? insert.bind(15, std::int64_t{*cell.is_effect}) : insert.bind(15, or_null(std::nullopt));
    insert.run();
  }
}

}  // namespace

void store_summary(SqliteDatabase& database, const Summary& summary) {
  for (const ArmSummary& arm : summary.arms) store_estimates(database, summary, arm);
  for (const ArmDifference& difference : summary.differences) store_difference(database, summary, difference);
  for (const ArmDifference& step : summary.steps) store_difference(database, summary, step);
}

}  // namespace timbang
