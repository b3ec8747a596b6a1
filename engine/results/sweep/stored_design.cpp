#include "results/sweep/stored_design.hpp"

#include <array>

#include "base/check.hpp"
#include "scenario/plans/value_keys.hpp"
#include "text/json_reader.hpp"

namespace timbang {

namespace {

constexpr std::array<std::string_view, 2> role_words{"varied", "uncertain"};

constexpr auto input_fields = [](auto& f, auto& input) {
  f("path", input.path)("unit", input.unit)("low", input.low)("high", input.high)("levels", input.levels);
  f("role", word(input.role, role_words));
};

constexpr auto design_fields = [](auto& f, auto& design) {
  f("kind", word(design.kind, design_kind_words))("block", design.block)("correlated", design.has_correlated_inputs);
  f("seed", design.seed)("replications", design.replications)("inputs", design.inputs, input_fields);
  f("groups", design.groups)("values", design.values, reading::value_set_fields);
};

}  // namespace

void keep_design(SqliteDatabase& database, const DesignRecord& design) {
  // A folder has the one design that was asked for last.
  database.execute("DELETE FROM designs");
  database.prepare("INSERT INTO designs VALUES(?)").bind(1, json_of(design, design_fields)).run();
}

DesignRecord stored_design(const SqliteDatabase& database) {
  SqliteStatement row = database.prepare("SELECT json FROM designs");
  TIMBANG_CHECK(row.step(), "a stored sweep has a design");
  DesignRecord design;
  FieldReader::read(JsonSource::parse(row.text(0)), design, design_fields);
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
