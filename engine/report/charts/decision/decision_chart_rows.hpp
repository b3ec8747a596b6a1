#pragma once

#include <string>
#include <vector>

#include "report/charts/chart_book.hpp"
#include "report/words/number_format.hpp"
#include "results/decision/decision_report.hpp"

namespace timbang {

/// How many numbers to measure a chart shows; the others are worth less.
inline constexpr std::size_t most_informative = 8;
/// How many of a decision's numbers that is: those that it is worth anything to know.
[[nodiscard]] std::size_t shown_information(const DecisionReport& report);

/// Shares in percent, without decimals.
[[nodiscard]] NumberScale share_scale();
/// The scale of what plans are worth less than the choice, by the first set of values, a year.
[[nodiscard]] NumberScale lead_scale(const DecisionReport& report, Language language);
/// The scale of what it is worth to know a number, a year.
[[nodiscard]] NumberScale information_scale(const DecisionReport& report, Language language);

/// "Plan 11: 26 TKSK, Rp 832 million"; its number is that of csv/plans.csv.
[[nodiscard]] std::string plan_label(const DecisionReport& report, std::size_t plan, Language language);
/// The lines that stand beside a plan's row: its label, and that it is the choice, or how it differs from that.
[[nodiscard]] std::vector<std::string> plan_lines(const DecisionReport& report, std::size_t plan, Language language);
/// The same of a number to measure.
[[nodiscard]] std::vector<std::string> information_lines(const DecisionReport& report, std::size_t index,
                                                         Language language);
/// What the sequential test called a plan.
[[nodiscard]] std::string test_word(Feasibility answer, Language language);
/// "15 of 40 members".
[[nodiscard]] std::string members_text(const DecisionReport& report, const ContenderFindings& contender,
                                       Language language);
/// Whether all of a plan's interval lies behind the choice by the smallest lead that matters.
[[nodiscard]] bool is_far_behind(const DecisionReport& report, const PlanFindings& plan);
/// What a number to measure is called; no two of a report alike.
[[nodiscard]] std::string information_label(const DecisionReport& report, std::size_t index, Language language);

/// Plans that were tested, ascending by cost; those of a ranking are all ranked.
[[nodiscard]] std::vector<std::size_t> tested_plans(const DecisionReport& report);

/// A row a kecamatan: "now" and "planned" TKSK. Requires: a plan was chosen.
[[nodiscard]] std::vector<ChartRow> staffing_rows(const DecisionReport& report, Language language);
/// A row a plan tested: its share of runs that meet the targets in percent, or what it is worth less than the choice.
[[nodiscard]] std::vector<ChartRow> tested_rows(const DecisionReport& report, Language language);
/// A row a plan asked about: the share of members for it, in percent.
[[nodiscard]] std::vector<ChartRow> agreement_rows(const DecisionReport& report, Language language);
/// A row a number: what knowing it is worth, and "chance".
[[nodiscard]] std::vector<ChartRow> information_rows(const DecisionReport& report, Language language);
/// A row a cell of the surface. Requires: there is one.
[[nodiscard]] std::vector<ChartRow> flip_rows(const DecisionReport& report, Language language);

}  // namespace timbang
