#pragma once

#include <filesystem>

#include "trials/store/trial_store.hpp"

namespace timbang {

/// Opens a results folder to write, with the tables in which studies keep their records and the view `tidy` over all
/// that they asked for. Throws as TrialStore::open().
[[nodiscard]] TrialStore open_study_folder(const std::filesystem::path& folder, const FolderIdentity& identity);
/// As TrialStore::open_or_read().
[[nodiscard]] TrialStore open_or_read_study_folder(const std::filesystem::path& folder, const FolderIdentity& identity);

}  // namespace timbang
