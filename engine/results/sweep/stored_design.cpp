#include "results/sweep/stored_design.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace timbang {

namespace {

constexpr std::string_view uncertain = "uncertain";

/// The group that an input is exchanged with, as the number of its first input.
std::int64_t group_of(const DesignRecord& design, std::size_t input) {
  // Only groups of a Saltelli design are told apart; elsewhere each input stands alone.
  for (const std::vector<std::size_t>& group : design.groups) {
    if (std::find(group.begin(), group.end(), input) != group.end()) return static_cast<std::int64_t>(group.front());
  }
  return static_cast<std::int64_t>(input);
}

/// Levels are kept one a line.
std::string in_lines(const std::vector<std::string>& levels) {
  std::string lines;
  for (const std::string& level : levels) lines += level + "\n";
  return lines;
}

std::vector<std::string> from_lines(const std::string& lines) {
  std::vector<std::string> levels;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    levels.push_back(lines.substr(at, end - at));
    at = end + 1;
  }
  return levels;
}

void keep_input(SqliteDatabase& database, const DesignRecord& design, std::size_t position) {
  const DesignInput& input = design.inputs[position];
  SqliteStatement row = database.prepare("INSERT INTO design_inputs VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(1, static_cast<std::int64_t>(position)).bind(2, input.path).bind(3, input.unit);
  row.bind(4, input.low).bind(5, input.high).bind(6, in_lines(input.levels));
  row.bind(7, std::string(input.role == DesignInput::Role::uncertain ? uncertain : "varied"));
  row.bind(8, group_of(design, position)).run();
}

void keep_values(SqliteDatabase& database, const std::vector<ValueSet>& values) {
  SqliteStatement row = database.prepare("INSERT INTO design_values VALUES(?, ?, ?, ?, ?, ?)");
  std::int64_t position = 0;
  for (const ValueSet& set : values) {
    row.bind(1, position++).bind(2, set.name).bind(3, set.per_rupiah_delivered).bind(4, set.per_complaint_day);
    row.bind(5, set.per_person_kept_from_poverty).bind(6, set.per_rupiah_of_staff).run();
  }
}

std::vector<ValueSet> stored_values(const SqliteDatabase& database) {
  std::vector<ValueSet> values;
  SqliteStatement row = database.prepare(
      "SELECT name, per_rupiah_delivered, per_complaint_day, per_person_kept_from_poverty, per_rupiah_of_staff "
      "FROM design_values ORDER BY position");
  while (row.step()) values.push_back({row.text(0), row.real(1), row.real(2), row.real(3), row.real(4)});
  return values;
}

}  // namespace

void keep_design(SqliteDatabase& database, const DesignRecord& design) {
  // A folder has the one design that was asked for last.
  database.execute("DELETE FROM designs; DELETE FROM design_inputs; DELETE FROM design_values");
  SqliteStatement row = database.prepare("INSERT INTO designs VALUES(?, ?, ?, ?, ?)");
  row.bind(1, std::string(design_word(design.kind))).bind(2, static_cast<std::int64_t>(design.block));
  row.bind(3, std::int64_t{design.has_correlated_inputs}).bind(4, static_cast<std::int64_t>(design.seed));
  row.bind(5, std::int64_t{design.replications}).run();
  for (std::size_t i = 0; i < design.inputs.size(); ++i) keep_input(database, design, i);
  keep_values(database, design.values);
}

DesignRecord stored_design(const SqliteDatabase& database) {
  SqliteStatement row = database.prepare("SELECT kind, block, correlated, seed, replications FROM designs");
  TIMBANG_CHECK(row.step(), "a stored sweep has a design");
  const auto kind = find_design(row.text(0));
  TIMBANG_CHECK(kind.has_value(), "a stored design is one that this version knows");
  DesignRecord design;
  design.kind = *kind;
  design.block = static_cast<std::size_t>(row.integer(1));
  design.has_correlated_inputs = row.integer(2) != 0;
  design.seed = static_cast<std::uint64_t>(row.integer(3));
  design.replications = static_cast<std::uint32_t>(row.integer(4));
  design.values = stored_values(database);
  SqliteStatement input = database.prepare(
      "SELECT path, unit, low, high, levels, role, exchanged_with FROM design_inputs ORDER BY position");
  std::vector<std::int64_t> firsts;
  while (input.step()) {
    const std::size_t position = design.inputs.size();
    const auto role = input.text(5) == uncertain ? DesignInput::Role::uncertain : DesignInput::Role::varied;
    design.inputs.push_back(
        {input.text(0), input.text(1), input.real(2), input.real(3), from_lines(input.text(4)), role});
    if (*kind != ExperimentDesign::Kind::saltelli) continue;
    // Inputs of a group name its first input, in whose order groups come back.
    const auto known = std::find(firsts.begin(), firsts.end(), input.integer(6));
    if (known == firsts.end()) {
      firsts.push_back(input.integer(6));
      design.groups.push_back({position});
    } else {
      design.groups[static_cast<std::size_t>(known - firsts.begin())].push_back(position);
    }
  }
  return design;
}

void keep_points(SqliteDatabase& database, std::size_t count, const std::function<SweepPoint(std::size_t)>& point_at) {
  database.execute("DELETE FROM point_inputs; DELETE FROM point_values; DELETE FROM points");
  // Prepared once for all points, of which there may be millions.
  SqliteStatement row = database.prepare("INSERT INTO points VALUES(?, ?, ?)");
  SqliteStatement value = database.prepare("INSERT INTO point_values VALUES(?, ?, ?, ?)");
  SqliteStatement input = database.prepare("INSERT INTO point_inputs VALUES(?, ?, ?, ?)");
  for (std::size_t number = 0; number < count; ++number) {
    const SweepPoint point = point_at(number);
    const auto index = static_cast<std::int64_t>(number);
    row.bind(1, index).bind(2, point.values_sha256).bind(3, point.refusal).run();
    std::int64_t position = 0;
    for (const auto& [path, text] : point.settings) {
      value.bind(1, index).bind(2, position++).bind(3, path).bind(4, text).run();
    }
    position = 0;
    for (const PointInput& at : point.inputs) {
      input.bind(1, index).bind(2, position++).bind(3, at.chance).bind(4, at.value).run();
    }
  }
}

void each_stored_point(const SqliteDatabase& database, const std::function<void(std::size_t, const SweepPoint&)>& see) {
  SqliteStatement row = database.prepare("SELECT point, values_sha256, refusal FROM points ORDER BY point");
  SqliteStatement value = database.prepare("SELECT path, value FROM point_values WHERE point = ? ORDER BY position");
  SqliteStatement input = database.prepare("SELECT chance, value FROM point_inputs WHERE point = ? ORDER BY position");
  while (row.step()) {
    SweepPoint point{{}, row.text(1), row.text(2), {}};
    value.bind(1, row.integer(0));
    while (value.step()) point.settings.emplace_back(value.text(0), value.text(1));
    input.bind(1, row.integer(0));
    while (input.step()) point.inputs.push_back({input.real(0), input.real(1)});
    see(static_cast<std::size_t>(row.integer(0)), point);
  }
}

}  // namespace timbang
