// Charts of analyses as they are drawn: a mark for every number, legible words.
#include <catch2/catch.hpp>
#include <regex>
#include <string>

#include "cli/common/drawing.hpp"
#include "report/charts/analysis/analysis_charts.hpp"
#include "report/charts/chart_export.hpp"
#include "support/analysis_example.hpp"
#include "support/drawn_charts.hpp"
#include "support/temporary_folder.hpp"
#include "text/atomic_file.hpp"

using namespace timbang;

namespace {

std::size_t count_of(const std::string& svg, const std::string& pattern) {
  const std::regex wanted(pattern);
  return static_cast<std::size_t>(std::distance(std::sregex_iterator(svg.begin(), svg.end(), wanted), {}));
}

std::size_t marks(const std::string& svg, const std::string& kind) {
  return count_of(svg, "aria-roledescription=\"" + kind + "\"");
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a drawn chart of an analysis has a mark for every number and interval, and its texts") {
  const test::TemporaryFolder folder;
  for (const Language language : {Language::english, Language::indonesian}) {
    const ChartBook book = make_analysis_book(test::full_analysis(), "24 Nov 2026", language);
    REQUIRE(write_charts(book, "city", language, folder.path()).size() == 6);
  }
  const Drawing drawing = draw_charts(folder.path());
  if (!test::are_drawn(drawing)) return;
  for (const std::string language : {"en", "id"}) {
    const auto drawn = [&](const std::string& name) {
      return read_whole_file(folder / (name + "." + language + ".svg")).value();
    };
    INFO(language);
    const std::string sobol = drawn("sobol-backlog");
    CHECK(marks(sobol, "point") == 7);
    CHECK(marks(sobol, "rule mark") == 7);
    CHECK(holds(sobol, language == "en" ? ">0.70 (0.60–0.80)<" : ">0,70 (0,60–0,80)<"));
    const std::string screening = drawn("screening-money-returned");
    CHECK(marks(screening, "point") == 3);
    CHECK(marks(screening, "rule mark") == 6);
    CHECK(holds(screening, ">1<"));
    CHECK(holds(screening, ">2<"));
    const std::string information = drawn("information-money-returned");
    CHECK(marks(information, "point") == 2);
    CHECK(marks(information, "tick") == 2);
    CHECK(marks(drawn("regret-money-returned"), "point") == 2);
    CHECK(marks(drawn("limits-backlog"), "bar") == 4);
    CHECK(marks(drawn("peeling-backlog"), "point") == 5);
    for (const char* name : {"sobol-backlog", "screening-money-returned", "information-money-returned",
                             "regret-money-returned", "limits-backlog", "peeling-backlog"}) {
      INFO(name);
      for (const double size : test::text_sizes(drawn(name))) CHECK(size >= 12);
      CHECK(holds(drawn(name), language == "en" ? "not observation" : "bukan hasil"));
    }
  }
}
