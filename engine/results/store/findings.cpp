#include "results/store/findings.hpp"

namespace timbang {

std::optional<std::vector<double>> stored_finding(const TrialStore& store, const std::string& kind,
                                                  const std::string& key) {
  return translating_refusals(store.paths(), [&]() -> std::optional<std::vector<double>> {
    SqliteStatement row =
        store.database().prepare("SELECT numbers FROM findings WHERE kind = ? AND key = ? AND results_version = ?");
    // Of this results version: other numbers would have another answer.
    row.bind(1, kind).bind(2, key).bind(3, std::int64_t{results_version});
    return row.step() ? std::optional(row.reals(0)) : std::nullopt;
  });
}

void store_finding(TrialStore& store, const std::string& kind, const std::string& key,
                   std::span<const double> numbers) {
  store.at_once([&] {
    // The first answer stays: the same key has the same answer.
    SqliteStatement row = store.database().prepare("INSERT OR IGNORE INTO findings VALUES(?, ?, ?, ?)");
    row.bind(1, kind).bind(2, key).bind(3, std::int64_t{results_version}).bind(4, numbers).run();
  });
}

}  // namespace timbang
