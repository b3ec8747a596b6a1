#include "cli/common/opened_results.hpp"

#include <ctime>

#include "cli/common/console.hpp"
#include "report/words/number_format.hpp"
#include "results/store/stored_summary.hpp"

namespace timbang {

Date today() {
  constexpr int first_year = 1900;
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return Date(first_year + local.tm_year, local.tm_mon + 1, local.tm_mday);
}

void complain_of_left_out_arms(const ResultsStore& store, Language language) {
  const std::size_t count = left_out_arms(store);
  if (count > 0) complain(count_text(language, "export.without_claim_arms", count));
}

}  // namespace timbang
