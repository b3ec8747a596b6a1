#include "report/words/difference_text.hpp"

#include <cmath>

#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {

std::string effect_mark(const DifferenceCell& cell) {
  // Without an interval nothing is said, so that nothing is marked.
  if (cell.is_effect.value_or(true)) return {};
  // Two marks: to know that something is too small is not the same as not to know.
  return cell.is_small ? "\u2248 " : "\u25CB ";
}

std::string agreement_text(const DifferenceCell& cell, Language language) {
  if (!cell.agreement) return {};
  constexpr double percent = 100;
  return number_text(language, percent * *cell.agreement, 0) + "\u00A0%";
}

std::string outcome_text(Language language, const NumberScale& scale, std::size_t outcome, double value,
                         NumberKind kind) {
  if (std::isnan(value) && outcome_at(outcome).quotient) return text(language, "table.not_computable");
  return value_text(language, scale, value, kind);
}

std::string covered_text(const Summary& summary, Language language) {
  if (summary.interval == IntervalKind::seeds) return text(language, "summary.covers_seeds");
  return text(language, "summary.covers_plausible",
              {{"ensemble", summary.ensemble_name}, {"members", summary.ensemble_members}});
}

}  // namespace timbang
