#include "results/store_claims.hpp"

#include <limits>

#include "results/store_records.hpp"
#include "results/store_schema.hpp"

namespace timbang {

void note_claims(SqliteDatabase& database, const ManifestClaims& claims) {
  database
      .prepare(
          "INSERT OR IGNORE INTO claims(claims_sha256, canonical, runs_before) "
          "SELECT ?, ?, count(*) FROM runs")
      .bind(1, claims.sha256)
      .bind(2, claims.canonical)
      .run();
}

std::vector<ManifestClaims> load_claims(const SqliteDatabase& database) {
  std::vector<ManifestClaims> claims;
  if (!has_column(database, "claims", "claims_sha256")) return claims;
  SqliteStatement rows =
      database.prepare("SELECT claims_sha256, canonical, runs_before FROM claims ORDER BY claims_sha256");
  while (rows.step()) {
    claims.push_back({rows.text(0), rows.text(1), static_cast<std::uint64_t>(rows.integer(2))});
  }
  return claims;
}

void store_judged_claims(SqliteDatabase& database, const ClaimsReport& report, const Summary& summary) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  SqliteStatement insert = database.prepare(
      "INSERT OR REPLACE INTO judged_claims(claims_sha256, seed, ensemble_sha256, interval, position, claim, answer, "
      "arm, against, mean, low, high, confidence, replications) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(1, report.sha256).bind(2, as_stored(summary.seed)).bind(3, summary.ensemble_sha256);
  insert.bind(4, interval_word(report.interval));
  std::int64_t position = 0;
  for (const JudgedClaim& judged : report.claims) {
    insert.bind(5, position++).bind(6, judged.claim.name).bind(7, claim_answer_word(judged.answer));
    insert.bind(8, judged.arm).bind(9, judged.against).bind(10, judged.estimate.mean);
    insert.bind(11, judged.estimate.low.value_or(none)).bind(12, judged.estimate.high.value_or(none));
    insert.bind(13, report.confidence).bind(14, std::int64_t{judged.replications}).run();
  }
}

}  // namespace timbang
