#include "report/words/decision_words.hpp"

#include <cmath>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/words/calibration_cells.hpp"
#include "report/words/number_format.hpp"
#include "text/joined_text.hpp"

namespace timbang {

namespace {

constexpr std::size_t most_changes_told = 4;

}  // namespace

std::string rupiah_words(Language language, double rupiah) {
  const NumberScale scale = number_scale(language, OutcomeUnit::rupiah, std::abs(rupiah), 0);
  const double amount = rupiah / scale.divisor;
  constexpr double one_decimal_from = 10;
  constexpr double none_from = 100;
  int decimals = 2;
  if (std::abs(amount) >= one_decimal_from) decimals = 1;
  if (std::abs(amount) >= none_from || amount == std::round(amount)) decimals = 0;
  // The unit is like "Rp billion"; the amount goes between its two words.
  const std::size_t space = scale.unit.find(' ');
  const std::string power = space == std::string::npos ? "" : scale.unit.substr(space);
  return scale.unit.substr(0, space) + " " + number_text(language, amount, decimals) + power;
}

std::string share_words(Language language, double share, int decimals) {
  constexpr double percent = 100;
  return number_text(language, percent * share, decimals) + " %";
}

std::string change_words(Language language, const DecisionReport& report, const Allocation& plan,
                         const Allocation& from) {
  std::string changes;
  std::size_t count = 0;
  for (std::size_t k = 0; k < plan.size(); ++k) {
    const double change = static_cast<double>(plan[k]) - static_cast<double>(from[k]);
    if (change == 0) continue;
    ++count;
    add_item(changes, ", ", number_text(language, change, 0, NumberKind::change) + " " + report.kecamatan[k]);
  }
  return count > most_changes_told ? count_text(language, "decide.kecamatan_differ", count) : changes;
}

std::string contender_letter(const DecisionReport& report, std::size_t plan) {
  for (std::size_t c = 0; c < report.contenders.size(); ++c) {
    if (report.contenders[c].plan == plan) return std::string(1, static_cast<char>('A' + c));
  }
  return {};
}

std::string target_words(Language language, const DecisionTarget& target) {
  const auto index = find_outcome(target.outcome);
  const std::string unit = index ? unit_words(language, outcome_catalogue()[*index].unit) : "";
  std::string where = target.where;
  if (target.where == every_kecamatan || target.where == "city") where = text(language, "decide.where." + target.where);
  const int decimals = target.limit == std::floor(target.limit) ? 0 : 1;
  return text(language, target.is_at_least ? "decide.target.at_least" : "decide.target.at_most",
              {{"outcome", outcome_label(language, target.outcome)},
               {"limit", number_text(language, target.limit, decimals)},
               {"unit", unit},
               {"where", where}});
}

}  // namespace timbang
