#include "text/written_files.hpp"

#include <set>
#include <sstream>
#include <string>

#include "text/atomic_file.hpp"

namespace timbang {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view chart_ending = ".vl.json";

/// A name of a file directly in the folder: the list may have been changed by anybody.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.front() != '.' && name.find('/') == std::string::npos;
}

void remove_file(const fs::path& file) {
  std::error_code error;
  if (fs::is_regular_file(fs::symlink_status(file, error))) fs::remove(file, error);
}

void remove_with_drawings(const fs::path& folder, const std::string& name) {
  remove_file(folder / name);
  if (!name.ends_with(chart_ending)) return;
  const std::string stem = name.substr(0, name.size() - chart_ending.size());
  for (const char* ending : {".svg", ".png", ".pdf"}) remove_file(folder / (stem + ending));
}

}  // namespace

void keep_only(const fs::path& folder, std::string_view kind, const std::vector<fs::path>& files) {
  const fs::path list = folder / (".timbang-" + std::string(kind));
  std::set<std::string> kept;
  std::string lines;
  for (const fs::path& file : files) {
    if (kept.insert(file.filename().string()).second) lines += file.filename().string() + "\n";
  }
  std::istringstream before(read_whole_file(list).value_or(""));
  for (std::string name; std::getline(before, name);) {
    if (is_plain_name(name) && !kept.contains(name)) remove_with_drawings(folder, name);
  }
  write_atomically(list, lines);
}

}  // namespace timbang
