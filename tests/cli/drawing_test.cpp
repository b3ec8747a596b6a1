#include "cli/drawing.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <string>
#include <vector>

#include "report/charts/chart_export.hpp"
#include "results/atomic_file.hpp"
#include "support/chart_example.hpp"
#include "support/temporary_folder.hpp"

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

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a drawn chart has a mark for every number, where the number says, and its words") {
  const test::TemporaryFolder folder;
  const Summary summary = test::chart_example();
  for (const Language language : {Language::english, Language::indonesian}) {
    const ChartBook book = make_chart_book({summary, "24 Nov 2026", {}}, language);
    REQUIRE(write_charts(book, "city", language, folder.path()).size() == book.charts.size());
  }
  const Drawing drawing = draw_charts(folder.path());
  if (drawing == Drawing::without_node || drawing == Drawing::without_packages) {
    WARN("not tested: " << drawing_text(Language::english, drawing));
    return;
  }
  REQUIRE((drawing == Drawing::done || drawing == Drawing::without_rsvg_convert));

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
  CHECK(holds(differences, "belum terbedakan dari nol"));
  if (drawing == Drawing::without_rsvg_convert) return;
  CHECK(holds(read_whole_file(folder / "money-returned.id.pdf").value(), "/FontFile"));
  CHECK(read_whole_file(folder / "money-returned.id.png").value().substr(1, 3) == "PNG");
}
