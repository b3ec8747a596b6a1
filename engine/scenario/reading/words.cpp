#include "scenario/reading/words.hpp"

#include <algorithm>

#include "base/date.hpp"
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
         std::all_of(text.begin(), text.end(), fits);
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

std::string problem_of(WordForm form) {
  switch (form) {
    case WordForm::text:
    case WordForm::file:
      return "not_text";
    case WordForm::folder_name:
      return "not_a_name";
    case WordForm::date:
      return "not_a_date";
    case WordForm::month:
      return "not_a_month";
    case WordForm::natural:
      return "not_a_natural";
    case WordForm::version:
      return "format_version";
    case WordForm::flag:
      return "not_true";
  }
  return "not_text";
}

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
  const auto& words = word_specifications();
  const auto found = std::find_if(words.begin(), words.end(), [path](const auto& word) { return word.path == path; });
  return found == words.end() ? nullptr : &*found;
}

bool check_word(const DocumentNode& node, const WordSpecification& specification, Findings& findings) {
  if (has_form(node, specification.form)) return true;
  findings.add(problem_of(specification.form), node.mark, std::string(specification.path), {{"found", node.shown()}});
  return false;
}

}  // namespace timbang::reading
