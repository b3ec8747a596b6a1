#include <array>
#include <string>

#include "report/brief/brief_page.hpp"

namespace timbang {
namespace {

/// Those of the programme first, then those of statistics.
constexpr std::array<std::string_view, 14> terms{
    "sembako",      "kpm",         "tksk",     "first_line",  "returned",   "service_level", "workload",
    "poverty_line", "replication", "interval", "combination", "difference", "nine_in_ten",   "hinge"};

}  // namespace

BriefSection glossary_section(Language language) {
  BriefSection section{"glossary", text(language, "brief.glossary"), {}, {}};
  BriefBlock block{BriefBlock::Kind::table};
  block.text = text(language, "brief.glossary.fold", {{"count", terms.size()}});
  block.table.caption = text(language, "brief.glossary");
  block.table.headings = {{text(language, "brief.glossary.term")}, {text(language, "brief.glossary.meaning")}};
  for (const std::string_view term : terms) {
    const std::string id = "brief.glossary." + std::string(term);
    block.table.rows.push_back({{text(language, id)}, {text(language, id + ".meaning")}});
  }
  section.blocks.push_back(std::move(block));
  return section;
}

}  // namespace timbang
