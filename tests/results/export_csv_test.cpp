#include "results/store/export_csv.hpp"

#include <catch2/catch.hpp>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "support/results_example.hpp"
#include "text/csv_writer.hpp"

using namespace timbang;
using namespace timbang::test;

namespace {

std::vector<std::string> lines_of(const std::filesystem::path& file) {
  const std::string text = read_text(file);
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  return lines;
}

/// A store of two arms with two replications, one of them failed.
ResultsStore example_store(const std::filesystem::path& folder) {
  auto manifest = example_manifest();
  manifest.arms[1].name = "=two \"TKSK\"";
  auto store = ResultsStore::open(folder, manifest);
  for (std::uint32_t arm = 0; arm < 2; ++arm) store.trials().add(example_trial(arm, 0));
  store.trials().add(example_trial(0, 1));
  store.trials().add(failed_trial(1, 1));
  store.reload();
  return store;
}

}  // namespace

TEST_CASE("CSV cells are quoted by RFC 4180, numbers have their shortest text, and formulas are escaped") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "cells.csv";
  CsvWriter csv(file);
  csv.text("plain").text("a,b").text("say \"so\"").text("two\nlines").text("").end_row();
  csv.text("=1+1").text("-5").text("@x,y").text("a=b").end_row();
  csv.number(-795965.1).number(1e22).number(std::optional<double>()).unsigned_integer(7).end_row();
  CHECK_FALSE(std::filesystem::exists(file));
  csv.finish();
  CHECK(read_text(file) ==
        "plain,\"a,b\",\"say \"\"so\"\"\",\"two\nlines\",\r\n"
        "'=1+1,-5,\"'@x,y\",a=b\r\n"
        "-795965.1,1e+22,,7\r\n");
}

TEST_CASE("an export holds every cell of every trial, with its coordinates and unit") {
  const TemporaryFolder folder;
  const auto store = example_store(folder.path() / "results");
  const auto files = export_csv(store, folder.path() / "csv");
  REQUIRE(files.size() == 5);
  const auto tidy = lines_of(folder.path() / "csv" / "tidy.csv");
  CHECK(tidy.size() == 1 + 3 * 9 * outcome_catalogue().size());
  CHECK(tidy[0] == "arm,replication,seed,month,where,outcome,unit,value,interval");
  CHECK(tidy[1] == "one,0,20230101,all,city,delivery.credited,IDR,795965.1,seeds");
  CHECK(tidy[7] == "one,0,20230101,all,\"Selatan, Lama\",delivery.credited,IDR,5e-324,seeds");
  CHECK(tidy[1 + 9 + 4].ends_with(",IDR,,seeds"));  // undefined
  CHECK(tidy.back().rfind("\"'=two \"\"TKSK\"\"\",0,20230101,2023-02,\"Selatan, Lama\",", 0) == 0);
}

TEST_CASE("an export's summary, differences, arms and dictionary agree with the store") {
  const TemporaryFolder folder;
  const auto store = example_store(folder.path() / "results");
  static_cast<void>(export_csv(store, folder.path() / "csv"));
  const auto summary = lines_of(folder.path() / "csv" / "summary.csv");
  CHECK(summary[0] == "arm,seed,replications,month,where,outcome,unit,mean,low,high,interval");
  CHECK(summary[1] == "one,20230101,2,all,city,delivery.credited,IDR,795965.1,795965.1,795965.1,seeds");
  CHECK(summary.size() == 1 + 2 * 9 * outcome_catalogue().size());
  const auto differences = lines_of(folder.path() / "csv" / "differences.csv");
  CHECK(differences[0] ==
        "arm,against,seed,month,where,outcome,unit,mean,low,high,variance_reduction,interval,agreement,is_effect");
  CHECK(differences[1] == "\"'=two \"\"TKSK\"\"\",one,20230101,all,city,delivery.credited,IDR,0,,,,seeds,,");
  const auto arms = lines_of(folder.path() / "csv" / "arms.csv");
  REQUIRE(arms.size() == 3);
  CHECK(arms[1].rfind("one,staffing.tksk_per_kecamatan=1," + std::string(64, '1') + ",20230101,2,0,", 0) == 0);
  CHECK(arms[2].find(",20230101,1,1,") != std::string::npos);
  const auto dictionary = lines_of(folder.path() / "csv" / "dictionary.csv");
  CHECK(dictionary.size() == 1 + outcome_catalogue().size());
  CHECK(dictionary[0] == "outcome,unit,over_months,better,smallest_effect,smallest_effect_as_share");
  CHECK(dictionary[1] == "delivery.credited,IDR,sum of the months,,,0.001");
}

TEST_CASE("an export into a folder that cannot be created is refused") {
  const TemporaryFolder folder;
  const auto store = example_store(folder.path() / "results");
  write_text(folder.path() / "file", "");
  CHECK_THROWS_AS(export_csv(store, folder.path() / "file" / "csv"), ScenarioError);
}

TEST_CASE("CSV for spreadsheets with decimal commas has a byte order mark, semicolons and decimal commas") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "cells.csv";
  CsvWriter csv(file, CsvDialect::excel_with_decimal_comma);
  csv.text("a,b").text("c;d").number(-0.5).number(12).end_row();
  csv.finish();
  CHECK(read_text(file) ==
        "\xEF\xBB\xBF"
        "a,b;\"c;d\";-0,5;12\r\n");
}

TEST_CASE("an export of summaries has no tidy.csv, and columns can be added to the dictionary") {
  const TemporaryFolder folder;
  const auto store = example_store(folder.path() / "results");
  CsvExport what;
  what.runs = CsvRuns::summarised;
  what.dictionary = {{"label_en", std::vector<std::string>(outcome_catalogue().size(), "=label")}};
  CHECK(export_csv(store, folder.path() / "csv", what).size() == 4);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "csv" / "tidy.csv"));
  const auto dictionary = lines_of(folder.path() / "csv" / "dictionary.csv");
  CHECK(dictionary[0].ends_with(",smallest_effect_as_share,label_en"));
  CHECK(dictionary[1].ends_with(",'=label"));
}
