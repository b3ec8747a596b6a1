#include "scenario/experiments/design_table.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "scenario/experiments/factor_check.hpp"
#include "scenario/layers/settings.hpp"
#include "scenario/parameters/input_limits.hpp"
#include "scenario/reading/plan_entry.hpp"

namespace timbang::reading {
namespace {

/// A cell's text and where it begins in its line, counted from 0.
struct Cell {
  std::string text;
  int offset = 0;
};

/// The cells of a line; nothing if a quoted one does not end as it should.
std::optional<std::vector<Cell>> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  std::size_t at = 0;
  while (true) {
    Cell cell{"", static_cast<int>(at)};
    // A quoted cell may hold commas, and two quotes for one.
    if (at < line.size() && line[at] == '"') {
      ++cell.offset;
      for (++at;; ++at) {
        if (at >= line.size()) return std::nullopt;
        if (line[at] == '"' && (at + 1 >= line.size() || line[at + 1] != '"')) break;
        if (line[at] == '"') ++at;
        cell.text += line[at];
      }
      ++at;
    }
    const std::size_t end = std::min(line.find(',', at), line.size());
    cell.text += line.substr(at, end - at);
    cells.push_back(std::move(cell));
    if (end == line.size()) return cells;
    at = end + 1;
  }
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t") == std::string_view::npos;
}

class TableReader {
 public:
  TableReader(const SourceText& text, const ScenarioSource* source, Findings& findings)
      : text_(text), source_(source), findings_(findings) {}

  DesignTable read() {
    const auto heading = line_cells(0);
    if (!heading || !is_of_fair_size(*heading)) return {};
    read_heading(*heading);
    for (std::size_t line = 1; line < text_.lines.size(); ++line) {
      // Blank lines separate and mean nothing.
      if (!is_blank(text_.lines[line])) read_row(line);
    }
    if (table_.rows.empty() && findings_.count() == before_) findings_.add("table_without_rows", mark(0, 0), "design");
    return std::move(table_);
  }

 private:
  [[nodiscard]] Mark mark(std::size_t line, int offset) const {
    return {&text_, static_cast<int>(line) + text_.first_line, offset + 1};
  }

  bool is_of_fair_size(const std::vector<Cell>& heading) {
    const std::size_t rows = text_.lines.size() - 1;
    // Before anything is read: each row is tried as a scenario, and each column looked up.
    if (rows <= most_table_rows + 1 && heading.size() <= most_table_columns) return true;
    findings_.add("table_too_large", mark(0, 0), "design",
                  {{"rows", std::to_string(rows)},
                   {"columns", std::to_string(heading.size())},
                   {"most_rows", std::to_string(most_table_rows)},
                   {"most_columns", std::to_string(most_table_columns)}});
    return false;
  }

  std::optional<std::vector<Cell>> line_cells(std::size_t line) {
    auto cells = cells_of(text_.lines[line]);
    if (!cells) findings_.add("table_quote", mark(line, 0), "design");
    return cells;
  }

  void read_heading(const std::vector<Cell>& heading) {
    std::set<std::string> seen;
    for (const Cell& cell : heading) {
      table_.paths.push_back(cell.text);
      if (variable_slot(cell.text) == nullptr) {
        report_no_parameter(cell.text, mark(0, cell.offset), "design", findings_);
      } else if (!seen.insert(cell.text).second) {
        findings_.add("named_twice", mark(0, cell.offset), "design", {{"found", cell.text}});
      }
    }
    has_sound_heading_ = findings_.count() == before_;
  }

  void read_row(std::size_t line) {
    const auto cells = line_cells(line);
    if (!cells) return;
    if (cells->size() != table_.paths.size()) {
      findings_.add("table_row", mark(line, 0), "design",
                    {{"found", std::to_string(cells->size())}, {"expected", std::to_string(table_.paths.size())}});
      return;
    }
    // Without sound columns every row would be wrong in the same way.
    if (!has_sound_heading_) return;
    const std::size_t before = findings_.count();
    std::vector<Setting> settings;
    std::string identity;
    for (std::size_t i = 0; i < cells->size(); ++i) {
      settings.push_back({table_.paths[i], value_of(line, (*cells)[i], table_.paths[i], identity)});
    }
    if (findings_.count() == before) check_new(line, identity);
    // A row that was read is looked at as a scenario.
    if (findings_.count() == before) check_sound(source_, settings, mark(line, 0), findings_);
    std::vector<std::string> row;
    for (Setting& setting : settings) row.push_back(std::move(setting.value));
    table_.rows.push_back(std::move(row));
  }

  /// A point is told apart by what its values come to: 1 and 1.0 are one.
  void check_new(std::size_t line, const std::string& identity) {
    const auto [first, is_new] = points_.emplace(identity, line);
    if (is_new) return;
    findings_.add("table_row_twice", mark(line, 0), "design",
                  {{"line", std::to_string(static_cast<int>(first->second) + text_.first_line)}});
  }

  /// The value as settings write it; empty, and reported, if the parameter cannot have it. What it comes to is added to
  /// `identity`.
  std::string value_of(std::size_t line, const Cell& cell, const std::string& path, std::string& identity) {
    if (is_blank(cell.text)) {
      findings_.add("table_empty_cell", mark(line, cell.offset), path);
      return "";
    }
    // The row is a text of its own, so that a mistake is shown with its line.
    const SourceText& row =
        findings_.add_text(text_.name, text_.lines[line], static_cast<int>(line) + 1, ValueForm::setting);
    const auto node = parse_value(cell.text, row, cell.offset, findings_);
    if (!node) return "";
    // The text is kept as it was written.
    Layer read;
    static_cast<void>(read_entry(path, {path, node->mark, *node}, read, findings_));
    identity += identity_of(read);
    return setting_text(*node);
  }

  const SourceText& text_;
  const ScenarioSource* source_;
  Findings& findings_;
  std::size_t before_ = findings_.count();
  bool has_sound_heading_ = false;
  DesignTable table_;
  std::map<std::string, std::size_t> points_;  ///< what each comes to, and its line
};

}  // namespace

DesignTable read_design_table(const std::string& file, const Mark& mentioned, const ScenarioSource* source,
                              Findings& findings) {
  const SourceText* text = read_text(file, mentioned, findings);
  return text == nullptr ? DesignTable{} : TableReader(*text, source, findings).read();
}

}  // namespace timbang::reading
