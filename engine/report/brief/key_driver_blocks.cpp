#include "report/brief/key_driver_blocks.hpp"

#include <algorithm>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/charts/chart_rows.hpp"
#include "report/words/number_format.hpp"
#include "report/words/parameter_words.hpp"

namespace timbang {
namespace {

using Kind = BriefBlock::Kind;

constexpr std::size_t most_key_drivers_listed = 4;

/// "29 to 35" of an outcome while a parameter goes from one end of its range to the other.
std::string driver_text(const DriverTable& table, const KeyDriver& driver, Language language) {
  const std::size_t outcome = table.outcome;
  const auto level = [&](double change) {
    const double half = driver.width() / 2;
    const Estimate shown{table.base + change, table.base + change - half, table.base + change + half};
    return figure(language, outcome, shown, NumberKind::level).value;
  };
  const DriverEnd& low = driver.ends.front();
  const DriverEnd& high = driver.ends.back();
  const bool is_one = driver.ends.size() < 2;
  return text(language, "brief.hinge",
              {{"parameter", parameter_title(driver.path, language)},
               {"low", is_one ? text(language, "brief.hinge.own") : written_value(low.value, language)},
               {"high", written_value(high.value, language)},
               {"from", level(is_one ? 0 : low.change.mean)},
               {"to", level(high.change.mean)}});
}

void add_table(std::vector<BriefBlock>& blocks, const DriverTable& table, Language language) {
  const ChartMeasure* measure = measure_of(table.outcome);
  if (measure == nullptr || table.drivers.empty()) return;
  blocks.push_back({Kind::heading, text(language, "brief.hinges.of",
                                        {{"measure", text(language, "chart.measure." + std::string(measure->name))}})});
  BriefBlock list{Kind::list};
  for (std::size_t i = 0; i < std::min(most_key_drivers_listed, table.drivers.size()); ++i) {
    list.items.push_back(driver_text(table, table.drivers[i], language));
  }
  blocks.push_back(std::move(list));
}

}  // namespace

std::vector<BriefBlock> key_driver_blocks(const BriefSource& source, Language language) {
  std::vector<BriefBlock> blocks;
  if (source.drivers.empty()) {
    if (source.key_drivers_command.empty()) return blocks;
    blocks.push_back({Kind::paragraph, text(language, "brief.hinges.missing")});
    blocks.push_back({Kind::code, source.key_drivers_command});
    return blocks;
  }
  const DriverTable& first = source.drivers.front();
  blocks.push_back({Kind::paragraph, text(language, "brief.hinges",
                                          {{"count", first.drivers.size()},
                                           {"runs", count_text(language, "count.replications", first.runs)}})});
  for (const ChartMeasure& measure : chart_measures) {
    for (const DriverTable& table : source.drivers) {
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
