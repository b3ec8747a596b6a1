#include "scenario/reading/words.hpp"

#include <algorithm>
#include <array>

#include "base/date.hpp"
#include "base/ranges.hpp"
#include "scenario/parameters/input_limits.hpp"
#include "scenario/reading/line_check.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

constexpr std::string_view format_version = "1";

bool is_folder_name(std::string_view text) {
  constexpr std::size_t longest = 64;
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  };
  // Names become folders: no blanks, and nothing that hides or looks like an option.
  return !text.empty() && text.size() <= longest && text.front() != '.' && text.front() != '-' &&
         std::ranges::all_of(text, fits);
}

bool has_form(const DocumentNode& node, WordForm form) {
  if (!node.is_scalar() || node.text.empty()) return false;
  switch (form) {
    case WordForm::text:
    case WordForm::file:
      return true;
    case WordForm::folder_name:
      return is_folder_name(node.text);
    case WordForm::date:
      return Date::parse(node.text).has_value();
    case WordForm::month:
      return Month::parse(node.text).has_value();
    case WordForm::natural:
      return parse_natural(node.text).has_value();
    case WordForm::version:
      return node.text == format_version;
    case WordForm::flag:
      return node.text == "true";
  }
  return false;
}

/// What is reported of a word that has not its form, in the order of WordForm.
constexpr std::array<std::string_view, 8> problems_of_form{
    "not_text", "not_a_name", "not_text", "not_a_date", "not_a_month", "not_a_natural", "format_version", "not_true"};

}  // namespace

const std::vector<WordSpecification>& word_specifications() {
  static const std::vector<WordSpecification> words{
      {"timbang", WordForm::version, true, true, false, "Version of this file format", "Versi format berkas ini"},
      {"extends", WordForm::file, false, true, false, "The scenario file that this one is laid over",
       "Berkas skenario yang menjadi dasar berkas ini"},
      {"template", WordForm::flag, false, true, false, "Not a city but what cities are built on: numbers to borrow",
       "Bukan kota, melainkan dasar skenario kota lain: angka yang dapat dipinjam"},
      {"name", WordForm::folder_name, true, true, false, "Short name, used in tables and folder names",
       "Nama singkat untuk tabel dan nama folder"},
      {"title.en", WordForm::text, false, true, false, "Title in English", "Judul dalam bahasa Inggris"},
      {"title.id", WordForm::text, false, true, false, "Title in Indonesian", "Judul dalam bahasa Indonesia"},
      {"authority", WordForm::text, false, true, false, "Who may decide what this file changes",
       "Siapa yang berwenang memutuskan perubahan dalam berkas ini"},
      {"seed", WordForm::natural, true, false, true, "Seed of all chance", "Benih bilangan acak"},
      {"city.name", WordForm::text, true, false, false, "Name of the city", "Nama kota"},
      {"city.code", WordForm::text, true, false, false, "Code of the city (BPS, Kemendagri)", "Kode kota"},
      {"period.start", WordForm::date, true, false, true, "First day of the warm-up", "Hari pertama masa pemanasan"},
      {"period.first_month", WordForm::month, true, false, true, "First reported month", "Bulan laporan pertama"},
      {"period.last_month", WordForm::month, true, false, true, "Last reported month", "Bulan laporan terakhir"},
      {"period.policy_start", WordForm::date, true, false, true, "Day from which levers act",
       "Hari mulai berlakunya kebijakan yang diubah"},
      {"calendar", WordForm::file, true, false, false, "Calendar file with weekends, holidays and Ramadan hours",
       "Berkas kalender: akhir pekan, hari libur, dan jam Ramadan"},
      {"ensemble", WordForm::file, false, false, false,
       "File of parameter values that all agree with what is known, for plausible ranges",
       "Berkas berisi nilai-nilai parameter yang sama-sama cocok dengan data, untuk rentang yang wajar"}};
  return words;
}

const WordSpecification* find_word(std::string_view path) {
  return find_by(word_specifications(), path, &WordSpecification::path);
}

bool check_word(const DocumentNode& node, const WordSpecification& specification, Findings& findings) {
  if (has_form(node, specification.form)) {
    const bool is_text = specification.form == WordForm::text || specification.form == WordForm::file;
    const std::size_t longest = specification.path == "city.name" ? longest_name : longest_line;
    return !is_text || check_line(node, std::string(specification.path), longest, findings);
  }
  report_found(std::string(problems_of_form[static_cast<std::size_t>(specification.form)]), node,
               std::string(specification.path), findings);
  return false;
}

}  // namespace timbang::reading
