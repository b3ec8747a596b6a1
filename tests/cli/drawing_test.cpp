#include "cli/common/drawing.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <string>
#include <vector>

#include "report/charts/chart_export.hpp"
#include "report/charts/decision/decision_charts.hpp"
#include "support/chart_example.hpp"
#include "support/decision_example.hpp"
#include "support/drawn_charts.hpp"
#include "support/temporary_folder.hpp"
#include "text/atomic_file.hpp"

using namespace timbang;

namespace {

struct Symbol {
  double x = 0;
  double y = 0;
};

/// The point marks that a reader sees, in order; helper marks carry no label.
std::vector<Symbol> symbols(const std::string& svg) {
  static const std::regex pattern(
      R"re(aria-roledescription="(?:point|circle)" transform="translate\(([^,]+),([^)]+)\)")re");
  std::vector<Symbol> found;
  for (std::sregex_iterator match(svg.begin(), svg.end(), pattern), end; match != end; ++match) {
    found.push_back({std::stod((*match)[1]), std::stod((*match)[2])});
  }
  return found;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a drawn chart has a mark for every number, at the number's position, and its texts") {
  const test::TemporaryFolder folder;
  const Summary summary = test::chart_example();
  for (const Language language : {Language::english, Language::indonesian}) {
    const ChartBook book = make_chart_book({summary, "24 Nov 2026", {}}, language);
    REQUIRE(write_charts(book, "city", language, folder.path()).size() == book.charts.size());
  }
  const Drawing drawing = draw_charts(folder.path());
  if (!test::are_drawn(drawing)) return;

  const std::string english = read_whole_file(folder / "money-returned.en.svg").value();
  const std::vector<Symbol> points = symbols(english);
  REQUIRE(points.size() == 3);
  // Levels 1, 2 and 4 stand as far apart as numbers, and 6, 4 and 3 billion as high, from an axis that begins at 0.
  CHECK((points[2].x - points[0].x) == Approx(3 * (points[1].x - points[0].x)));
  CHECK((points[1].y - points[0].y) == Approx(2 * (points[2].y - points[1].y)));
  constexpr double height = 220;
  CHECK((height - points[0].y) == Approx(2 * (height - points[2].y)));
  for (const char* words :
       {">6.0<", ">5.5–6.5<", ">4.0<", ">3.0<", "with 4 TKSK than with 1 TKSK", "Simulation, not observation"}) {
    INFO(words);
    CHECK(holds(english, words));
  }
  const std::string indonesian = read_whole_file(folder / "money-returned.id.svg").value();
  CHECK(holds(indonesian, ">5,5–6,5<"));
  CHECK(holds(indonesian, "bukan hasil"));

  const std::string differences = read_whole_file(folder / "differences-wait-nine-in-ten.id.svg").value();
  CHECK(symbols(differences).size() == 2);
  CHECK(holds(differences, "belum diketahui"));
  if (drawing == Drawing::without_rsvg_convert) return;
  CHECK(holds(read_whole_file(folder / "money-returned.id.pdf").value(), "/FontFile"));
  CHECK(read_whole_file(folder / "money-returned.id.png").value().substr(1, 3) == "PNG");
}

TEST_CASE("a drawn decision has a mark for every number, its texts in both languages, none below 9 points") {
  const test::TemporaryFolder folder;
  for (const Language language : {Language::english, Language::indonesian}) {
    const ChartBook book = make_decision_charts(test::cheapest_example(), "24 Nov 2026", language);
    REQUIRE(write_charts(book, "city", language, folder.path()).size() == 5);
  }
  const Drawing drawing = draw_charts(folder.path());
  if (!test::are_drawn(drawing)) return;
  const auto drawn = [&](const std::string& name) { return read_whole_file(folder / (name + ".svg")).value(); };
  for (const std::string language : {"en", "id"}) {
    for (const char* name : {"plan", "tests", "agreement", "information", "flip"}) {
      INFO(name);
      for (const double size : test::text_sizes(drawn("decision-" + std::string(name) + "." + language)))
        CHECK(size >= 12);
    }
    CHECK(symbols(drawn("decision-plan." + language)).size() == 2 * 2);
    CHECK(symbols(drawn("decision-tests." + language)).size() == 4);
    CHECK(symbols(drawn("decision-agreement." + language)).size() == 3);
    CHECK(symbols(drawn("decision-information." + language)).size() == 2);
    CHECK(symbols(drawn("decision-flip." + language)).size() == 1);
    CHECK(count_of(drawn("decision-flip." + language), "aria-roledescription=\"rect mark\"") >= 6);
  }
  // From 0 TKSK on: Timur stays at one, Barat goes from one to two.
  const std::vector<Symbol> staff = symbols(drawn("decision-plan.en"));
  CHECK(staff[0].x == Approx(staff[1].x));
  CHECK(std::max(staff[2].x, staff[3].x) == Approx(2 * staff[0].x));
  // Shares of 0, 70, 94 and 88 % on an axis from 0 to 100.
  constexpr double width = 330;
  const std::vector<Symbol> tests = symbols(drawn("decision-tests.en"));
  CHECK(tests[0].x == Approx(0).margin(1e-6));
  CHECK(tests[1].x == Approx(0.70 * width));
  CHECK(tests[2].x == Approx(0.94 * width));
  CHECK(tests[3].x == Approx(0.88 * width));
  CHECK(holds(drawn("decision-tests.en"), "ruled out; 40 runs"));
  CHECK(holds(drawn("decision-tests.id"), "gugur; 40 simulasi"));
  CHECK(holds(drawn("decision-tests.en"), ">the choice<"));
  CHECK(holds(drawn("decision-agreement.id"), "16 dari 40 anggota"));
  CHECK(holds(drawn("decision-information.id"), "di atas kebetulan"));
  CHECK(holds(drawn("decision-flip.en"), "plan 2, the choice"));
}
