#include "report/tables/certificate_text.hpp"

#include <cmath>
#include <set>
#include <vector>

#include "report/tables/certificate_words.hpp"
#include "report/tables/text_table.hpp"
#include "report/words/number_format.hpp"
#include "text/joined_text.hpp"

namespace timbang {
namespace {

/// As many decimals as a twentieth of the margin needs; none for whole numbers that must be equal.
int decimals_for(double margin) {
  int decimals = 0;
  for (double step = 1; margin > 0 && step > margin / 20; step /= 10) ++decimals;
  return decimals;
}

std::string percent(double share, Language language) {
  constexpr int decimals = 3;
  constexpr double step = 1000;
  return number_text(language, std::ceil(100 * share * step) / step, decimals) + " %";
}

std::vector<std::string> row_of(const Check& check, Language language) {
  const EquivalenceTest& test = check.test;
  const int decimals = decimals_for(test.margin);
  const auto number = [&](double value) {
    return std::isfinite(value) ? number_text(language, value, decimals) : text(language, "table.none");
  };
  std::string interval;
  if (!check.is_exact() && test.estimate.low)
    interval = number(*test.estimate.low) + "\u2013" + number(*test.estimate.high);
  return {"  " + check_label(check, language),
          number(test.expected),
          test.margin == 0 ? text(language, "certificate.exact") : "\u00b1 " + number(test.margin),
          number(test.estimate.mean),
          interval,
          text(language, "certificate.result." + std::string(result_word(check)))};
}

std::vector<std::string> headings(CheckGroup group, Language language) {
  const auto column = [&](const char* name) { return text(language, std::string("certificate.column.") + name); };
  return {text(language, "certificate.group." + std::string(group_name(group))),
          column("theory"),
          column("margin"),
          column("found"),
          column("interval"),
          column("result")};
}

/// Where the expected values of a group come from, each source named once.
std::string sources(const Certificate& certificate, CheckGroup group, Language language) {
  std::set<std::string> named;
  std::string list;
  for (const Check& check : certificate.checks) {
    if (check.group != group || !named.insert(check.source).second) continue;
    add_item(list, "; ", source_text(check, language));
  }
  return "  " + text(language, "certificate.sources", {{"sources", list}});
}

/// One table for all groups, so that their columns stand below each other.
std::string tables(const Certificate& certificate, Language language) {
  TextTable table;
  const std::vector<Check>& checks = certificate.checks;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (i == 0 || checks[i - 1].group != checks[i].group) table.add_row(headings(checks[i].group, language));
    table.add_row(row_of(checks[i], language));
    if (i + 1 < checks.size() && checks[i + 1].group == checks[i].group) continue;
    table.add_row({sources(certificate, checks[i].group, language)});
    table.add_row({""});
  }
  return table.text();
}

std::string verdict(const Certificate& certificate, Language language) {
  const TextArguments counts{{"failures", certificate.failures()}, {"checks", certificate.checks.size()}};
  return text(language, certificate.has_passed() ? "certificate.passed" : "certificate.failed", counts);
}

}  // namespace

std::string certificate_text(const Certificate& certificate, std::string_view version, Language language) {
  std::string result = text(language, "certificate.heading", {{"version", std::string(version)}}) + "\n" +
                       verdict(certificate, language) + "\n";
  if (!certificate.is_whole) result += text(language, "certificate.part") + "\n";
  result += "\n" + tables(certificate, language) + text(language, "certificate.reading") + "\n";
  result += text(language, "certificate.chance",
                 {{"seed", certificate.seed}, {"chance", percent(certificate.chance_of_failing(), language)}});
  return result + "\n" + text(language, "certificate.claim") + "\n";
}

}  // namespace timbang
