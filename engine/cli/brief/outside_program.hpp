#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/stop.hpp"

namespace timbang {

/// Where a program is on PATH; empty if nowhere.
[[nodiscard]] std::string find_program(std::initializer_list<std::string_view> names);

/// Runs a program with its output thrown away; whether it ended well. When a stop is asked for, it is ended.
[[nodiscard]] bool runs_well(const std::vector<std::string>& words, const StopToken& stop);

/// The address of a file for a browser: "file://" with every byte that an address gives a meaning percent-escaped.
[[nodiscard]] std::string file_address(const std::filesystem::path& file);

/// A folder under TMPDIR that is gone when this is.
class WorkFolder {
 public:
  WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder();

  /// Empty where no folder could be made.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// The folder that it was to be made in.
  [[nodiscard]] const std::string& parent() const { return parent_; }

 private:
  std::string parent_;
  std::filesystem::path path_;
};

}  // namespace timbang
