#include "report/brief/hinge_blocks.hpp"

#include <algorithm>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/words/number_format.hpp"
#include "report/words/parameter_words.hpp"

namespace timbang {
namespace {

using Kind = BriefBlock::Kind;

constexpr std::size_t most_hinges_listed = 4;

/// "29 to 35" of an outcome while a parameter goes from one end of its range to the other.
std::string hinge_text(const HingeTable& table, const Hinge& hinge, Language language) {
  const std::size_t outcome = table.outcome;
  const auto level = [&](double change) {
    const double half = hinge.width() / 2;
    const Estimate shown{table.base + change, table.base + change - half, table.base + change + half};
    return figure(language, outcome, shown, NumberKind::level).value;
  };
  const HingeEnd& low = hinge.ends.front();
  const HingeEnd& high = hinge.ends.back();
  const bool is_one = hinge.ends.size() < 2;
  return text(language, "brief.hinge",
              {{"parameter", parameter_title(hinge.path, language)},
               {"low", is_one ? text(language, "brief.hinge.own") : written_value(low.value, language)},
               {"high", written_value(high.value, language)},
               {"from", level(is_one ? 0 : low.change.mean)},
               {"to", level(high.change.mean)}});
}

void add_table(std::vector<BriefBlock>& blocks, const HingeTable& table, Language language) {
  const ChartMeasure* measure = measure_of(table.outcome);
  if (measure == nullptr || table.hinges.empty()) return;
  blocks.push_back({Kind::heading, text(language, "brief.hinges.of",
                                        {{"measure", text(language, "chart.measure." + std::string(measure->name))}})});
  BriefBlock list{Kind::list};
  for (std::size_t i = 0; i < std::min(most_hinges_listed, table.hinges.size()); ++i) {
    list.items.push_back(hinge_text(table, table.hinges[i], language));
  }
  blocks.push_back(std::move(list));
}

}  // namespace

std::vector<BriefBlock> hinge_blocks(const BriefSource& source, Language language) {
  std::vector<BriefBlock> blocks;
  if (source.hinges.empty()) {
    if (source.hinges_command.empty()) return blocks;
    blocks.push_back({Kind::paragraph, text(language, "brief.hinges.missing")});
    blocks.push_back({Kind::code, source.hinges_command});
    return blocks;
  }
  const HingeTable& first = source.hinges.front();
  blocks.push_back({Kind::paragraph, text(language, "brief.hinges",
                                          {{"count", first.hinges.size()},
                                           {"runs", count_text(language, "count.replications", first.runs)}})});
  for (const ChartMeasure& measure : chart_measures) {
    for (const HingeTable& table : source.hinges) {
      if (measure_of(table.outcome) != &measure) continue;
      const std::size_t before = blocks.size();
      add_table(blocks, table, language);
      // Paper has room for what moves the first outcome.
      for (std::size_t i = before; before > 1 && i < blocks.size(); ++i) blocks[i].is_printed = false;
    }
  }
  return blocks;
}

}  // namespace timbang
