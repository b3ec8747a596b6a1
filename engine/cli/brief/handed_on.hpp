#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "report/brief/brief_html.hpp"

namespace timbang {

/// Writes what other programs make of a brief: PDF and PNG card (chromium) and docx (pandoc), in the language of the
/// edition, prints their names and adds them to `files`. What is missing or fails is said in a line each; nothing else
/// depends on it. False if it was interrupted.
[[nodiscard]] bool hand_on(const BriefSource& source, const BriefEdition& edition, const std::string& page,
                           const std::filesystem::path& folder, std::vector<std::filesystem::path>& files);

}  // namespace timbang
