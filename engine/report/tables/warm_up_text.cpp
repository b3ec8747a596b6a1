#include "report/tables/warm_up_text.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/tables/text_table.hpp"
#include "report/words/calibration_cells.hpp"
#include "report/words/headline.hpp"
#include "report/words/number_format.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

/// "+3.1 % (1.2 to 5.0)", with the interval where there is one.
std::string change_text(const Estimate& share, Language language) {
  if (!std::isfinite(share.mean)) return text(language, "table.none");
  const auto number = [&](double value) { return number_text(language, 100 * value, 1, NumberKind::change); };
  if (!share.low) return number(share.mean) + " %";
  return text(language, "warm_up.change",
              {{"mean", number(share.mean)}, {"low", number(*share.low)}, {"high", number(*share.high)}});
}

/// The heading that a headline stands under; empty for any other outcome.
std::string_view section_of(std::string_view outcome) {
  const auto rows = headlines();
  const auto found =
      std::ranges::find_if(rows, [&](const Headline& each) { return outcome_name(each.outcome) == outcome; });
  return found == rows.end() ? std::string_view() : found->section;
}

std::string months_text(const std::optional<std::size_t>& months, Language language) {
  return months ? std::to_string(*months) : text(language, "warm_up.never");
}

std::string table_of(const WarmUpReport& report, Language language) {
  const auto share = [&](double value) { return number_text(language, 100 * value, 0); };
  TextTable table;
  table.add_row({text(language, "warm_up.outcome"), text(language, "warm_up.gap", {{"months", report.warm_up}}),
                 text(language, "warm_up.within", {{"share", share(WarmUpReport::near)}}),
                 text(language, "warm_up.within", {{"share", share(WarmUpReport::close)}}),
                 text(language, "warm_up.drift")});
  std::string_view section;
  for (const OutcomeSettling& each : report.outcomes) {
    const std::string_view own = section_of(each.outcome);
    if (own != section) table.add_row({text(language, own)});
    section = own;
    table.add_row({"  " + outcome_label(language, each.outcome), change_text(each.gap, language),
                   months_text(each.near_after, language), months_text(each.close_after, language),
                   each.drift ? change_text(*each.drift, language) : text(language, "table.none")});
  }
  return table.text();
}

std::string answer(const WarmUpReport& report, Language language) {
  const auto needed = report.needed();
  const TextArguments words{{"months", report.warm_up},
                            {"share", number_text(language, 100 * WarmUpReport::near, 0)},
                            {"needed", needed ? std::to_string(*needed) : std::string()},
                            {"longest", report.longest}};
  if (report.is_enough()) return text(language, "warm_up.enough", words);
  return text(language, needed ? "warm_up.too_short" : "warm_up.never_enough", words);
}

/// Outcomes that still move, and kecamatan with more work than time.
std::string no_long_run(const WarmUpReport& report, Language language) {
  std::string moving;
  for (const OutcomeSettling& each : report.outcomes) {
    if (!WarmUpReport::is_drifting(each)) continue;
    add_item(moving, "; ", outcome_label(language, each.outcome));
  }
  std::string crowded;
  for (const CrowdedKecamatan& each : report.crowded) {
    add_item(crowded, ", ",
             text(language, "warm_up.workload",
                  {{"kecamatan", each.name},
                   {"after", number_text(language, 100 * each.workload, 0)},
                   {"end", number_text(language, 100 * each.in_the_end, 0)}}));
  }
  const std::string near = number_text(language, 100 * WarmUpReport::near, 0);
  std::string result;
  if (!crowded.empty()) result += text(language, "warm_up.crowded", {{"kecamatan", crowded}}) + "\n";
  if (!moving.empty()) result += text(language, "warm_up.moving", {{"outcomes", moving}, {"share", near}}) + "\n";
  return result;
}

}  // namespace

std::string warm_up_text(const WarmUpReport& report, Language language) {
  return text(language, "warm_up.heading", {{"arm", report.arm}, {"replications", report.replications}}) + "\n" +
         table_of(report, language) + answer(report, language) + "\n" + no_long_run(report, language);
}

}  // namespace timbang
