#include "results/store/store_claims.hpp"

#include <limits>

#include "results/json/claims_json.hpp"
#include "text/json_reader.hpp"
#include "trials/store/trial_schema.hpp"

namespace timbang {

namespace {

/// A folder that no study has opened to write since its trials were stored has none.
bool has_claim_tables(const TrialStore& store) {
  return store.database().number("SELECT count(*) FROM sqlite_master WHERE name = 'flip_searches'") > 0;
}

}  // namespace

void note_claims(TrialStore& store, const ManifestClaims& claims) {
  store.database()
      .prepare(
          "INSERT OR IGNORE INTO claims(claims_sha256, canonical, runs_before) "
          "SELECT ?, ?, count(*) FROM trials")
      .bind(1, claims.sha256)
      .bind(2, claims.canonical)
      .run();
}

std::vector<ManifestClaims> load_claims(const TrialStore& store) {
  std::vector<ManifestClaims> claims;
  if (!has_claim_tables(store)) return claims;
  SqliteStatement rows =
      store.database().prepare("SELECT claims_sha256, canonical, runs_before FROM claims ORDER BY claims_sha256");
  while (rows.step()) {
    claims.push_back({rows.text(0), rows.text(1), static_cast<std::uint64_t>(rows.integer(2))});
  }
  return claims;
}

void store_judged_claims(TrialStore& store, const ClaimsReport& report, const Summary& summary) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  // Judged again with more replications, a claim's answer takes the place of the one before.
  SqliteStatement insert = store.database().prepare(
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

void store_flips(TrialStore& store, const std::string& search_sha256, const FlipsReport& report) {
  store.database()
      .prepare("INSERT OR REPLACE INTO flip_searches VALUES(?, ?)")
      .bind(1, search_sha256)
      .bind(2, json_of(report, flips_fields))
      .run();
}

std::optional<FlipsReport> load_flips(const TrialStore& store, const std::string& search_sha256) {
  if (!has_claim_tables(store)) return std::nullopt;
  SqliteStatement search = store.database().prepare("SELECT json FROM flip_searches WHERE search_sha256 = ?");
  search.bind(1, search_sha256);
  if (!search.step()) return std::nullopt;
  FlipsReport report;
  FieldReader::read(JsonSource::parse(search.text(0)), report, flips_fields);
  return report;
}

}  // namespace timbang
