#pragma once

#include <filesystem>
#include <string>

#include "timbang/problem.hpp"

namespace timbang::api {

/// What a brief is made of.
struct BriefRequest {
  std::filesystem::path results;          ///< a results folder with a comparison; no other file is read
  std::string date;                       ///< that the brief bears, YYYY-MM-DD
  Language language = Language::english;  ///< shown first; the page has both
};

/// The page that `timbang brief` writes of the newest comparison, as HTML that reads nothing from anywhere; of sweeps
/// and decisions in other folders it says nothing. Charts are drawn where the library was built with what draws them.
/// Throws InputError: no such folder, or no comparison in it. Requires: the date is a day (std::logic_error).
[[nodiscard]] std::string brief_page(const BriefRequest& request);

/// The answers alone, as a message of a few lines in the request's language. Throws as brief_page.
[[nodiscard]] std::string brief_message(const BriefRequest& request);

/// The workbook that `timbang export --to xlsx` writes of the newest comparison, in the language, to this file. Throws
/// InputError, WriteError.
void write_workbook(const std::filesystem::path& results, Language language, const std::filesystem::path& file);

}  // namespace timbang::api
