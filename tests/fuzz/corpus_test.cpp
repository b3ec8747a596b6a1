#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "fuzz/targets.hpp"
#include "support/text.hpp"

using namespace timbang::fuzz;

namespace {

namespace fs = std::filesystem;

/// The files of a target's corpus, by name.
std::vector<fs::path> corpus(const std::string& target) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(TIMBANG_SOURCE_DIR "/tests/fuzz/corpus") / target)) {
    files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

void read_corpus(const std::string& target, void (*read)(std::string_view)) {
  const std::vector<fs::path> files = corpus(target);
  CHECK(files.size() >= 10);
  for (const fs::path& file : files) {
    CAPTURE(file);
    CHECK_NOTHROW(read(timbang::test::read_text(file)));
  }
}

}  // namespace

// scripts/fuzz goes on from these files; what it finds joins them.
TEST_CASE("every text of the fuzzing corpus is read or refused with printable problems") {
  read_corpus("scenario", read_as_scenario);
  read_corpus("calendar", read_as_calendar);
  read_corpus("ensemble", read_as_ensemble);
  read_corpus("plan", read_as_plan);
  read_corpus("experiment", read_as_experiment);
  read_corpus("table", read_as_table);
  read_corpus("settings", read_as_settings);
}
