#include "scenario/reading/source_text.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "text/did_you_mean.hpp"
#include "text/utf8.hpp"

namespace timbang::reading {
namespace {

constexpr std::uintmax_t largest_file = 1024UL * 1024UL;
constexpr std::size_t longest_shown_line = 400;
constexpr std::size_t longest_argument = 2000;

std::vector<std::string> split_lines(std::string_view bytes) {
  // Spreadsheets save "CSV UTF-8" with the mark, which is no part of the first cell.
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
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

bool is_same(const Problem& a, const Problem& b) {
  return a.id == b.id && a.path == b.path && a.place.file == b.place.file && a.place.line == b.place.line &&
         a.place.column == b.place.column && a.arguments == b.arguments;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Where the first number of 16 digits begins at or after `from`. The digits after a decimal point are no registry
/// number however many they are.
std::optional<std::size_t> find_registry_number(std::string_view line, std::size_t from) {
  constexpr std::size_t registry_digits = 16;
  for (std::size_t at = from; at < line.size(); ++at) {
    if (!is_digit(line[at])) continue;
    std::size_t end = at;
    while (end < line.size() && is_digit(line[end])) ++end;
    const bool follows_point = at >= 2 && line[at - 1] == '.' && is_digit(line[at - 2]);
    // Exactly sixteen: longer and shorter numbers are something else.
    if (end - at == registry_digits && !follows_point) return at;
    at = end;
  }
  return std::nullopt;
}

/// A message is no place for what fills a screen, such as a name of many thousand letters.
void shorten(std::string& text, std::size_t longest) {
  if (text.size() <= longest) return;
  std::size_t end = longest;
  // Not in the middle of a character.
  while (end > 0 && continues_character(text[end])) --end;
  text.resize(end);
  text += "...";
}

/// Personal data is not repeated in messages either.
void hide_registry_numbers(std::string& text) {
  while (const auto at = find_registry_number(text, 0)) text.replace(*at, 16, 16, '#');
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
  // Blank lines and columns in its stead keep the place that is reported.
  // The line itself is not shown: it cannot be printed as text.
  const SourceText& shown = findings.add_text(
      text.name, std::string(static_cast<std::size_t>(line), '\n') + std::string(wrong->offset - start, ' '));
  mark.text = &shown;
  findings.add(wrong->is_control ? "control_character" : "not_utf8", mark, "");
  return false;
}

/// The names of what is in the folder that the file would be in.
std::vector<std::string> names_beside(const std::filesystem::path& file) {
  constexpr std::size_t most_names = 5000;
  std::vector<std::string> names;
  const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  std::error_code error;
  std::filesystem::directory_iterator each(folder, error);
  for (; !error && each != std::filesystem::directory_iterator() && names.size() < most_names; each.increment(error)) {
    auto name = each->path().filename().string();
    if (!first_bad_byte(name)) names.push_back(std::move(name));
  }
  // The system lists them in no order.
  std::ranges::sort(names);
  return names;
}

std::optional<std::string> given_bytes(const std::string& file, const Mark& mark, Findings& findings) {
  const auto found = findings.files()->find(file);
  // From a folder's own texts: whatever stands on the disk now is another file.
  if (found != findings.files()->end()) return found->second;
  findings.add("file_missing", mark, "", {{"file", file}});
  return std::nullopt;
}

/// Nothing if there was a problem, which is then among the findings.
std::optional<std::string> bytes_on_disk(const std::string& file, const Mark& mark, Findings& findings) {
  std::error_code error;
  const auto status = std::filesystem::status(file, error);
  if (!std::filesystem::exists(status)) {
    report_missing_file(file, mark, "", findings);
    return std::nullopt;
  }
  if (!std::filesystem::is_regular_file(status)) {
    findings.add("file_not_regular", mark, "", {{"file", file}});
    return std::nullopt;
  }
  if (const auto size = std::filesystem::file_size(file, error); !error && size > largest_file) {
    findings.add("file_too_large", mark, "", {{"file", file}, {"bytes", std::to_string(size)}});
    return std::nullopt;
  }
  auto bytes = read_bytes(file);
  if (!bytes) findings.add("file_unreadable", mark, "", {{"file", file}});
  return bytes;
}

}  // namespace

Place place_of(const Mark& mark) {
  Place place;
  if (mark.text == nullptr) return place;
  place.file = mark.text->name;
  place.line = mark.line;
  const auto index = static_cast<std::size_t>(mark.line - mark.text->first_line);
  if (mark.line == 0 || index >= mark.text->lines.size()) return place;
  const std::string& line = mark.text->lines[index];
  const auto bytes_before = static_cast<std::size_t>(std::max(mark.column - 1, 0));
  // Columns for people count characters and not bytes.
  place.column = static_cast<int>(count_characters(std::string_view(line).substr(0, bytes_before))) + 1;
  if (line.size() <= longest_shown_line) place.source_line = line;
  return place;
}

const SourceText& Findings::add_text(std::string name, std::string bytes, int first_line, ValueForm form) {
  auto lines = split_lines(bytes);
  texts_.push_back({std::move(name), std::move(bytes), std::move(lines), first_line, form});
  return texts_.back();
}

void Findings::add(std::string id, const Mark& mark, std::string path, Arguments arguments) {
  Problem problem{std::move(id), place_of(mark), std::move(path), std::move(arguments)};
  // Hidden wherever the message might show them.
  hide_registry_numbers(problem.place.source_line);
  shorten(problem.path, longest_shown_line);
  hide_registry_numbers(problem.path);
  for (auto& argument : problem.arguments) {
    shorten(argument.second, longest_argument);
    hide_registry_numbers(argument.second);
  }
  // Layers and dates repeat a text; its problem is told once.
  if (std::ranges::any_of(problems_, [&](const Problem& said) { return is_same(said, problem); })) {
    return;
  }
  // The first ones are enough to begin with; of the others the number is told.
  if (problems_.size() < most) {
    problems_.push_back(std::move(problem));
  } else {
    ++left_out_;
  }
}

void Findings::add_unknown(std::string id, const std::string& found, const std::vector<std::string>& candidates,
                           const Mark& mark, std::string path, Arguments more) {
  more.insert(more.begin(), {"found", found});
  if (auto near = closest(found, candidates)) {
    id += "_did_you_mean";
    more.emplace_back("suggestion", std::move(*near));
  }
  add(std::move(id), mark, std::move(path), std::move(more));
}

std::vector<Problem> Findings::in_order() const {
  std::map<std::string, std::size_t> file_order;
  for (const auto& problem : problems_) file_order.emplace(problem.place.file, file_order.size());
  auto ordered = problems_;
  // By file in the order in which files came up, then by place.
  std::ranges::stable_sort(ordered, [&](const Problem& a, const Problem& b) {
    return std::tuple(file_order.at(a.place.file), a.place.line, a.place.column) <
           std::tuple(file_order.at(b.place.file), b.place.line, b.place.column);
  });
  const char* more = left_out_ == 1 ? "one_more_problem" : "more_problems";
  if (left_out_ > 0) ordered.push_back({more, {}, "", {{"count", std::to_string(left_out_)}}});
  return ordered;
}

FileTexts Findings::texts_of_files() const {
  FileTexts files;
  for (const SourceText& text : texts_) {
    // Settings are texts too, and no files.
    if (text.form == ValueForm::file && !text.bytes.empty()) files.insert_or_assign(text.name, text.bytes);
  }
  return files;
}

void Findings::throw_if_any() const {
  if (!problems_.empty()) throw ScenarioError(in_order());
}

void report_missing_file(const std::string& file, const Mark& mark, const std::string& path, Findings& findings) {
  const std::filesystem::path wanted(file);
  const auto near = closest(wanted.filename().string(), names_beside(wanted));
  if (near) {
    const std::string suggestion = (wanted.parent_path() / *near).string();
    findings.add("file_missing_did_you_mean", mark, path, {{"file", file}, {"suggestion", suggestion}});
  } else {
    findings.add("file_missing", mark, path, {{"file", file}});
  }
}

const SourceText* read_text(const std::string& file, const Mark& mentioned, Findings& findings) {
  // Names of files are shown, and kept with results, as text.
  const bool is_text = !first_bad_byte(file);
  const Mark mark =
      mentioned.text != nullptr ? mentioned : Mark{&findings.add_text(is_text ? file : escaped_text(file), ""), 0, 0};
  if (!is_text) {
    findings.add("path_not_text", mark, "", {{"file", escaped_text(file)}});
    return nullptr;
  }
  auto bytes = findings.files() != nullptr ? given_bytes(file, mark, findings) : bytes_on_disk(file, mark, findings);
  if (!bytes) return nullptr;
  const SourceText& text = findings.add_text(file, std::move(*bytes));
  if (!check_encoding(text, findings)) return nullptr;
  // Before anything else is made of the text.
  check_personal_numbers(text, findings);
  return &text;
}

void check_personal_numbers(const SourceText& text, Findings& findings) {
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const int line = text.first_line + static_cast<int>(i);
    for (auto at = find_registry_number(text.lines[i], 0); at; at = find_registry_number(text.lines[i], *at + 16)) {
      findings.add("personal_number", {&text, line, static_cast<int>(*at) + 1}, "");
    }
  }
}

}  // namespace timbang::reading
