// Files that take another's place, lists of what was written, and text that a terminal may be shown.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/temporary_folder.hpp"
#include "support/text.hpp"
#include "text/atomic_file.hpp"
#include "text/csv_writer.hpp"
#include "text/utf8.hpp"
#include "text/written_files.hpp"

using namespace timbang;
using namespace timbang::test;
namespace fs = std::filesystem;

TEST_CASE("a replacement is written under a name of its own, and never through a link") {
  const TemporaryFolder folder;
  write_text(folder / "other", "untouched");
  fs::create_symlink(folder / "other", folder / "file.new");
  {
    AtomicFile one(folder / "file");
    AtomicFile two(folder / "file");
    one.write("one");
    two.write("two");
    one.commit();
    two.commit();
  }
  CHECK(read_text(folder / "file") == "two");
  CHECK(read_text(folder / "other") == "untouched");
  // The two files and the link: nothing is left over.
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 3);
}

TEST_CASE("a pipe is no file that can be read whole") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK_FALSE(read_whole_file(folder / "pipe"));
}

TEST_CASE("files of an earlier answer go, with their drawings, and files of others stay") {
  const TemporaryFolder folder;
  for (const char* name : {"a.csv", "b.csv", "notes.csv", "old.vl.json", "old.svg", "old.pdf"}) {
    write_text(folder / name, name);
  }
  keep_only(folder.path(), "kind", {folder / "a.csv", folder / "b.csv", folder / "old.vl.json"});
  keep_only(folder.path(), "other", {folder / "b.csv"});
  keep_only(folder.path(), "kind", {folder / "a.csv"});
  CHECK(fs::exists(folder / "a.csv"));
  CHECK(fs::exists(folder / "notes.csv"));
  for (const char* gone : {"b.csv", "old.vl.json", "old.svg", "old.pdf"}) CHECK_FALSE(fs::exists(folder / gone));
}

TEST_CASE("a changed list removes nothing outside of its folder") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "in");
  write_text(folder / "out.csv", "stays");
  write_text(folder / "in" / ".timbang-kind", "../out.csv\n.timbang-kind\n");
  keep_only(folder / "in", "kind", {});
  CHECK(fs::exists(folder / "out.csv"));
}

TEST_CASE("numbers in CSV are numbers whatever their sign, and only texts are kept from being formulas") {
  const TemporaryFolder folder;
  CsvWriter csv(folder / "cells.csv");
  csv.value("-1.5").text("-1.5").value("-1.5 days").text("-1+cmd").text("+1").value("1e3").end_row();
  csv.finish();
  CHECK(read_text(folder / "cells.csv") == "-1.5,-1.5,'-1.5 days,'-1+cmd,'+1,1000\r\n");
  CsvWriter excel(folder / "excel.csv", CsvDialect::excel_with_decimal_comma);
  excel.value("-1.5").end_row();
  excel.finish();
  CHECK(read_text(folder / "excel.csv").find("-1,5\r\n") != std::string::npos);
}

TEST_CASE("what a terminal would obey is written out") {
  CHECK(reading::escaped_text("a\x1b[31m\u009b\u202E\xff\r\n\tb \u00e9") ==
        "a\\u{1B}[31m\\u{9B}\\u{202E}\\xFF\\u{D}\n\tb \u00e9");
}
