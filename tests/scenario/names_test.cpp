// Names and titles: what a terminal, a table or a setting could not show, or tell apart, is refused at its place.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/scenario_texts.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

/// The problem of the small city with another first kecamatan, whose name is written in double quotes.
Problem problem_of_name(const std::string& name, const std::string& id) {
  INFO(name);
  const auto problem = the_problem(problems_of(changed(small_city(), "name: Timur", "name: \"" + name + "\"")), id);
  CHECK(problem.place.line == 12);
  return problem;
}

}  // namespace

TEST_CASE("controls, noncharacters and what turns the direction of text are refused in names, written or escaped") {
  for (const char* name : {"A\\u009bB", "A\\u202eB", "A\\u2066B", "A\\uFFFEB", "A\\uFDD0B", "A\\U0001FFFFB",
                           "A\\u2028B", "A\\u0085B", "A\\u0000B", "A\u202EB", "A\uFFFFB", "A\u009BB"}) {
    problem_of_name(name, "control_character");
  }
  for (const char* name : {"C\\uFFFDD", "Kecamatan \\u00e9", "\u6771", "\U0001F600"}) {
    INFO(name);
    const std::string quoted = "\"" + std::string(name) + "\"";
    CHECK(problems_of(changed(small_city(), "name: Timur", "name: " + quoted)).empty());
  }
}

TEST_CASE("a name that is blank, breaks a line, ends in blanks, is reserved or holds a = is refused") {
  for (const char* name : {" ", "\\t", "\\u00a0", "\\u200b", "\\u3000 "}) problem_of_name(name, "line_blank");
  for (const char* name : {"A\\nB", "A\\tB", "A\\rB"}) problem_of_name(name, "line_broken");
  for (const char* name : {"Sama ", " Sama", "Sama\\u00a0", "Sama\\n"}) {
    CHECK(argument(problem_of_name(name, "line_outer_blanks"), "suggestion") == "Sama");
  }
  for (const char* name : {"city", "all", "every_kecamatan", "least", "most"}) {
    problem_of_name(name, "kecamatan_reserved");
  }
  problem_of_name("A=B", "name_with_equals");
  problem_of_name(std::string(200'000, 'x'), "line_too_long");
  for (const char* name : {"A'B!C", "x<&>y", "[Z]:*?/", "C, D", "Pulau No. 9"}) {
    INFO(name);
    CHECK(problems_of(changed(small_city(), "name: Timur", "name: \"" + std::string(name) + "\"")).empty());
  }
}

TEST_CASE("titles and names of cities are checked like names of kecamatan") {
  const std::string titled = "en: \"A small invented city\"";
  CHECK(the_problem(problems_of(changed(small_city(), titled, "en: \"A\\nB\"")), "line_broken").path == "title.en");
  CHECK(the_problem(problems_of(changed(small_city(), titled, "en: \"  \"")), "line_blank").place.line == 5);
  const auto city = problems_of(changed(small_city(), "name: Kota Kecil", "name: \"Kota Kecil \""));
  CHECK(the_problem(city, "line_outer_blanks").path == "city.name");
}

TEST_CASE("more kecamatan, persons or TKSK than any city has are refused with what is allowed") {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "  - {name: K" + std::to_string(i) + ", population: 100, kelurahan: 1}\n";
  const auto text = changed(small_city(), "kecamatan:\n", "kecamatan:\n" + many);
  CHECK(argument(the_problem(problems_of(text), "kecamatan_too_many"), "most") == "1000");
  static_cast<void>(
      the_problem(problems_of(changed(small_city(), "population: 7600", "population: 76000000")), "persons_too_many"));
  const auto posts =
      problems_of(small_city(), {{"staffing.kpm_per_tksk", "0"}, {"staffing.tksk_per_kecamatan", "1000"}});
  CHECK(posts.empty());
  for (const char* path : {"staffing.extra_tksk", "staffing.mobile_team", "staffing.tksk_per_kecamatan"}) {
    CHECK(the_problem(problems_of(small_city(), {{path, "100000"}}), "out_of_range").path == path);
  }
  const auto all =
      problems_of(small_city(), {{"staffing.tksk_per_kecamatan", "1000"}, {"staffing.extra_tksk", "2001"}});
  CHECK(the_problem(all, "tksk_too_many").path == "staffing.tksk_per_kecamatan");
}

TEST_CASE("welfare figures that no city can have are refused at the one to mend") {
  const auto path_of = [](const std::string& path, const std::string& value, const std::string& id) {
    INFO(path << "=" << value);
    return the_problem(problems_of(small_city(), {{path, value}}), id).path;
  };
  for (const char* headcount : {"0", "100"}) {
    CHECK(path_of("welfare.headcount", headcount, "headcount_none_or_all") == "welfare.headcount");
  }
  for (const char* mean : {"2.65", "2650", "26500", "265000"}) {
    CHECK(path_of("welfare.mean_consumption", mean, "mean_below_line") == "welfare.mean_consumption");
  }
  CHECK(path_of("welfare.mean_consumption", "265000000", "mean_far_above_line") == "welfare.mean_consumption");
  for (const char* line : {"61200000", "612000000"}) {
    CHECK(path_of("welfare.poverty_line", line, "mean_below_line") == "welfare.mean_consumption");
  }
  for (const char* gap : {"0", "4.1", "50"}) {
    CHECK(path_of("welfare.gap", gap, "gap_beyond_headcount") == "welfare.gap");
  }
}

TEST_CASE("a working day ends before midnight") {
  for (const char* hours : {"16.5", "17", "24"}) {
    INFO(hours);
    const auto problem = the_problem(problems_of(small_city(), {{"staffing.hours", hours}}), "day_past_midnight");
    CHECK(argument(problem, "most") == "16");
  }
  CHECK(problems_of(small_city(), {{"staffing.hours", "16"}}).empty());
}

TEST_CASE("a quotation mark that is never closed is refused where it opens") {
  for (const std::string end : {"authority: \"never closed\n", "authority: 'it''s open\n", "authority: \"a\\\"\n"}) {
    INFO(end);
    const auto problem = the_problem(problems_of(small_city() + end), "quote_unclosed");
    CHECK(pointed_at(problem).find(end.substr(11, 3)) == 0);
  }
  CHECK(problems_of(small_city() + "authority: \"closed\"\n").empty());
  CHECK(problems_of(small_city() + "authority: 'it''s closed'").empty());
}

TEST_CASE("commas within numbers of a range or a map are explained") {
  const auto range =
      the_problem(problems_of(changed(small_city(), "bank_share: 0.6", "bank_share: {value: 0.6, range: [0,4, 0,8]}")),
                  "flow_comma_list");
  CHECK(argument(range, "suggestion") == "[0.4, 0.8]");
  const auto shares = problems_of(changed(small_city(), "bank_share: 0.6", "bank_share: {unit: share, value: 0,6}"));
  CHECK(argument(the_problem(shares, "flow_comma"), "suggestion") == "0.6");
}

TEST_CASE("a value from after the run's end is allowed, and noted") {
  const std::string late = "hours: [{value: 6}, {value: 7, from: 2030-01-01}]";
  const Scenario noted = read_text_as_scenario(changed(small_city(), "hours: 6", late));
  REQUIRE(noted.notes.size() == 1);
  CHECK(noted.notes.front().id == "from_after_end");
  CHECK(noted.notes.front().path == "staffing.hours");
  CHECK(read_text_as_scenario(small_city()).notes.empty());
}

TEST_CASE("a file that lies behind a linked folder extends what lies beside it, not beside the link") {
  namespace fs = std::filesystem;
  const ScenarioFolder folder;
  const fs::path root(folder.path());
  fs::create_directories(root / "real" / "deep");
  folder.write("real/base.yaml", small_city());
  // Of that name beside the link, too: it would be taken without a word.
  folder.write("base.yaml", changed(small_city(), "name: Kota Kecil", "name: Kota Lain"));
  folder.write("real/deep/city.yaml", "timbang: 1\nname: linked\nextends: ../base.yaml\n");
  fs::create_directory_symlink(root / "real" / "deep", root / "link");
  CHECK(read_scenario((root / "link" / "city.yaml").string()).city_name == "Kota Kecil");
}

TEST_CASE("pipes, devices and names of files that are no text are refused at once") {
  namespace fs = std::filesystem;
  const ScenarioFolder folder;
  const std::string pipe = (fs::path(folder.path()) / "pipe.yaml").string();
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  static_cast<void>(the_problem(problems_of_file(pipe), "file_not_regular"));
  static_cast<void>(the_problem(problems_of_file("/dev/zero"), "file_not_regular"));
  static_cast<void>(
      the_problem(problems_of(changed(small_city(), "calendar: ", "calendar: " + pipe + " #")), "file_not_regular"));
  static_cast<void>(the_problem(problems_of_file(folder.path() + "/\xff.yaml"), "path_not_text"));
  folder.write("bekasi.yaml", small_city());
  const auto near = the_problem(problems_of_file(folder.path() + "/bekassi.yaml"), "file_missing_did_you_mean");
  CHECK(argument(near, "suggestion") == folder.path() + "/bekasi.yaml");
}
