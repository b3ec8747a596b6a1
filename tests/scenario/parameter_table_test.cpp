#include "scenario/parameters/parameter_table.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <string>

#include "report/words/parameter_words.hpp"

namespace timbang {
namespace {

const std::set<std::string_view> authorities{"Kemensos", "provinsi", "kota", "bank", "pos"};

// What scalar and series rows have in common.
template <class Row>
void check_description(const Row& row) {
  CAPTURE(row.path);
  CHECK(std::regex_match(std::string(row.path), std::regex("[a-z0-9]+(_[a-z0-9]+)*([.][a-z0-9]+(_[a-z0-9]+)*)+")));
  CHECK(row.low < row.high);
  const ParameterMeaning meaning = parameter_meaning(std::string(row.path));
  CHECK_FALSE(meaning.english.empty());
  CHECK_FALSE(meaning.indonesian.empty());
  CHECK(meaning.english != meaning.indonesian);
  CHECK(authorities.count(row.authority) == (row.kind == ParameterKind::lever ? 1 : 0));
}

TEST_CASE(
    "every parameter has a path, ordered bounds and a meaning in both languages, and only levers have an authority") {
  for (const ParameterRow& row : parameter_table()) check_description(row);
  for (const SeriesRow& row : series_table()) check_description(row);
}

TEST_CASE("paths and meanings are unique, and no path is inside another") {
  std::set<std::string> paths;
  std::set<std::string> meanings;
  const auto insert = [&](const std::string& path) {
    CAPTURE(path);
    CHECK(paths.insert(path + ".").second);
    const ParameterMeaning meaning = parameter_meaning(path);
    CHECK(meanings.insert(meaning.english).second);
    CHECK(meanings.insert(meaning.indonesian).second);
  };
  for (const ParameterRow& row : parameter_table()) insert(std::string(row.path));
  for (const SeriesRow& row : series_table()) insert(std::string(row.path));
  const auto inside = [](const std::string& shorter, const std::string& longer) { return longer.starts_with(shorter); };
  CHECK(std::ranges::adjacent_find(paths, inside) == paths.end());
}

TEST_CASE("every number of Parameters is accessed by exactly one row") {
  Parameters parameters;
  std::set<const double*> reached;
  std::size_t choices = 0;
  for (const ParameterRow& row : parameter_table()) {
    CAPTURE(row.path);
    if (row.quantity == Quantity::choice) {
      CHECK(row.value == nullptr);
      ++choices;
    } else {
      CHECK(reached.insert(&row.value(parameters)).second);
    }
  }
  // Parameters consists of doubles but for two choices (which take a double's room each) and three series.
  const std::size_t series = parameters.households.size_share.size() + parameters.households.decile_size.size() +
                             sizeof(parameters.staffing.tksk_per_kecamatan) / sizeof(double);
  // Eight bytes hold a word of its own; those of the processes lie together. Training, paid once, has no months a year.
  const std::size_t words = sizeof(ProcessParameters) + 1;
  CHECK(choices == words - 1 + 4 + cost_line_count);
  const std::size_t in_eights = (words + 7) / 8 + 4 + cost_line_count;
  constexpr std::size_t unused = 1;
  CHECK(series_table().size() == 3);
  CHECK(reached.size() + in_eights + series + unused == sizeof(Parameters) / sizeof(double));
}

TEST_CASE("rows by channel and by service class access the entry that they name") {
  Parameters parameters;
  for (const ParameterRow& row : parameter_table()) {
    if (row.path == "follow_up.list_delay.post") row.value(parameters) = 7;
    if (row.path == "programme.deadline.bank") row.value(parameters) = 90;
    if (row.path == "complaints.work.field_check") row.value(parameters) = 120;
    if (row.path == "complaints.limit.information") row.value(parameters) = 5;
  }
  CHECK(parameters.follow_up.list_delay_minutes[static_cast<std::size_t>(Channel::post)] == 7);
  CHECK(parameters.programme.deadline_minutes[static_cast<std::size_t>(Channel::bank)] == 90);
  CHECK(parameters.complaints.work_minutes[static_cast<std::size_t>(ComplaintClass::field_check)] == 120);
  CHECK(parameters.complaints.limit_minutes[static_cast<std::size_t>(ComplaintClass::information)] == 5);
}

TEST_CASE("a choice accepts each of its words and reports the current one") {
  for (const ParameterRow& row : parameter_table()) {
    if (row.quantity != Quantity::choice) continue;
    CAPTURE(row.path);
    CHECK(row.high == static_cast<double>(row.choices.size() - 1));
    CHECK(std::set(row.choices.begin(), row.choices.end()).size() == row.choices.size());
    Parameters parameters;
    for (std::size_t i = 0; i < row.choices.size(); ++i) {
      row.choose(parameters, i);
      CHECK(row.chosen(parameters) == i);
    }
  }
  const auto word = [](std::string_view path, const Parameters& parameters) {
    const auto rows = parameter_table();
    const auto row = std::ranges::find(rows, path, &ParameterRow::path);
    return row->choices[row->chosen(parameters)];
  };
  Parameters parameters;
  parameters.follow_up.mode = FollowUpMode::phone;
  parameters.staffing.discipline = QueueDiscipline::first_come_first_served;
  CHECK(word("follow_up.mode", parameters) == "phone");
  CHECK(word("staffing.discipline", parameters) == "first_come_first_served");
}

}  // namespace
}  // namespace timbang
