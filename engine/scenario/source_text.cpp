#include "scenario/source_text.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "scenario/utf8.hpp"

namespace timbang::reading {
namespace {

constexpr std::uintmax_t largest_file = 1024 * 1024;
constexpr std::size_t longest_shown_line = 400;

std::vector<std::string> split_lines(const std::string& bytes) {
  std::vector<std::string> lines(1);
  for (const char c : bytes) {
    if (c == '\n') {
      lines.emplace_back();
    } else if (c != '\r') {
      lines.back() += c;
    }
  }
  return lines;
}

Place place_of(const Mark& mark) {
  Place place;
  if (mark.text == nullptr) return place;
  place.file = mark.text->name;
  place.line = mark.line;
  const auto index = static_cast<std::size_t>(mark.line - mark.text->first_line);
  if (mark.line == 0 || index >= mark.text->lines.size()) return place;
  const std::string& line = mark.text->lines[index];
  const auto bytes_before = static_cast<std::size_t>(std::max(mark.column - 1, 0));
  place.column = static_cast<int>(count_characters(std::string_view(line).substr(0, bytes_before))) + 1;
  if (line.size() <= longest_shown_line) place.source_line = line;
  return place;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// True for the digits after a decimal point, which are no registry number however long.
bool follows_decimal_point(const std::string& line, std::size_t at) {
  return at >= 2 && line[at - 1] == '.' && is_digit(line[at - 2]);
}

std::optional<std::string> read_bytes(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (stream.bad()) return std::nullopt;
  return bytes;
}

bool check_encoding(const SourceText& text, Findings& findings) {
  const auto wrong = first_bad_byte(text.bytes);
  if (!wrong) return true;
  const auto line_start = text.bytes.rfind('\n', wrong->offset);
  const auto start = line_start == std::string::npos ? 0 : line_start + 1;
  const auto line =
      std::count(text.bytes.begin(), text.bytes.begin() + static_cast<std::ptrdiff_t>(wrong->offset), '\n');
  Mark mark{nullptr, static_cast<int>(line) + 1, static_cast<int>(wrong->offset - start) + 1};
  // The line itself is not shown: it cannot be printed as text.
  const SourceText& shown = findings.add_text(
      text.name, std::string(static_cast<std::size_t>(line), '\n') + std::string(wrong->offset - start, ' '));
  mark.text = &shown;
  findings.add(wrong->is_control ? "control_character" : "not_utf8", mark, "");
  return false;
}

}  // namespace

const SourceText& Findings::add_text(std::string name, std::string bytes, int first_line) {
  auto lines = split_lines(bytes);
  texts_.push_back({std::move(name), std::move(bytes), std::move(lines), first_line});
  return texts_.back();
}

void Findings::add(std::string id, const Mark& mark, std::string path, Arguments arguments) {
  if (problems_.size() == most) {
    ++left_out_;
    return;
  }
  problems_.push_back({std::move(id), place_of(mark), std::move(path), std::move(arguments)});
}

std::vector<Problem> Findings::in_order() const {
  std::map<std::string, std::size_t> file_order;
  for (const auto& problem : problems_) file_order.emplace(problem.place.file, file_order.size());
  auto ordered = problems_;
  std::stable_sort(ordered.begin(), ordered.end(), [&](const Problem& a, const Problem& b) {
    return std::tuple(file_order.at(a.place.file), a.place.line, a.place.column) <
           std::tuple(file_order.at(b.place.file), b.place.line, b.place.column);
  });
  if (left_out_ > 0) ordered.push_back({"more_problems", {}, "", {{"count", std::to_string(left_out_)}}});
  return ordered;
}

void Findings::throw_if_any() const {
  if (!problems_.empty()) throw ScenarioError(in_order());
}

const SourceText* read_text(const std::string& file, const Mark& mentioned, Findings& findings) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  const Mark mark = mentioned.text != nullptr ? mentioned : Mark{&findings.add_text(file, ""), 0, 0};
  if (!std::filesystem::exists(status)) {
    findings.add("file_missing", mark, "", {{"file", file}});
    return nullptr;
  }
  if (!std::filesystem::is_regular_file(status)) {
    findings.add("file_not_regular", mark, "", {{"file", file}});
    return nullptr;
  }
  if (const auto size = std::filesystem::file_size(file, error); !error && size > largest_file) {
    findings.add("file_too_large", mark, "", {{"file", file}, {"bytes", std::to_string(size)}});
    return nullptr;
  }
  auto bytes = read_bytes(file);
  if (!bytes) {
    findings.add("file_unreadable", mark, "", {{"file", file}});
    return nullptr;
  }
  const SourceText& text = findings.add_text(file, std::move(*bytes));
  if (!check_encoding(text, findings)) return nullptr;
  check_personal_numbers(text, findings);
  return &text;
}

void check_personal_numbers(const SourceText& text, Findings& findings) {
  constexpr std::size_t registry_digits = 16;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const std::string& line = text.lines[i];
    for (std::size_t at = 0; at < line.size(); ++at) {
      if (!is_digit(line[at])) continue;
      std::size_t end = at;
      while (end < line.size() && is_digit(line[end])) ++end;
      if (end - at == registry_digits && !follows_decimal_point(line, at)) {
        findings.add("personal_number", {&text, text.first_line + static_cast<int>(i), static_cast<int>(at) + 1}, "");
      }
      at = end;
    }
  }
}

}  // namespace timbang::reading
