#pragma once

#include <string>

#include "scenario/reading/document.hpp"

namespace timbang::reading {

/// Whether the scalar is a name or a title: text of one line and at most `longest` characters, not blank, and without
/// blanks at its ends, so that two that look alike are alike. Reported at its place if not.
bool check_line(const DocumentNode& node, const std::string& path, std::size_t longest, Findings& findings);

/// The same for a name that settings and tables use: it also holds no "=", which divides a setting.
bool check_name(const DocumentNode& node, const std::string& path, Findings& findings);

}  // namespace timbang::reading
