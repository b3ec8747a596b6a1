#pragma once

#include <string>
#include <vector>

#include "report/words/number_format.hpp"
#include "report/words/text_catalogue.hpp"
#include "results/summary/summary.hpp"

namespace timbang {

/// The arms of a summary as charts call them. by_level: all set one and the same parameter to different numbers.
struct ChartArms {
  std::vector<std::string> names;
  std::vector<std::string> labels;
  std::vector<double> levels;  ///< empty unless by_level()
  std::string lever;           ///< what the levels count

  [[nodiscard]] bool by_level() const { return !levels.empty(); }
};

/// `titles`: what to call every arm that is no level, or none.
[[nodiscard]] ChartArms chart_arms(const Summary& summary, const std::vector<std::string>& titles, Language language);

/// Looks up a summary's cells and writes their numbers as a language does.
class ChartNumbers {
 public:
  ChartNumbers(const Summary& summary, Language language);

  [[nodiscard]] Estimate level(std::size_t outcome, std::size_t arm, std::size_t where, std::size_t month = 0) const;
  /// Of an arm against the first one; undefined for the first.
  [[nodiscard]] DifferenceCell difference(std::size_t outcome, std::size_t arm, std::size_t where) const;

  /// One divisor and unit everywhere (the city's); decimals as the place's own numbers support.
  [[nodiscard]] NumberScale level_scale(std::size_t outcome, std::size_t where) const;
  [[nodiscard]] NumberScale change_scale(std::size_t outcome, std::size_t where) const;

  [[nodiscard]] const Summary& summary() const { return *summary_; }
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] std::size_t arms() const { return summary_->arms.size(); }
  [[nodiscard]] std::size_t wheres() const { return summary_->wheres.size(); }
  [[nodiscard]] std::size_t months() const { return summary_->months.size(); }

 private:
  [[nodiscard]] std::size_t place(std::size_t outcome, std::size_t where, std::size_t month) const;

  const Summary* summary_;
  Language language_;
  std::vector<std::vector<const SummaryCell*>> levels_;
  std::vector<std::vector<const DifferenceCell*>> differences_;
};

/// "value (low-high)", or the value alone without an interval.
[[nodiscard]] std::string with_interval(Language language, const NumberScale& scale, const Estimate& estimate,
                                        NumberKind kind);

}  // namespace timbang
