#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/layers/claim_reader.hpp"
#include "scenario/reading/document.hpp"
#include "scenario/reading/sourced_value.hpp"

namespace timbang::reading {

/// A word or number that describes the scenario rather than a parameter: a name, a date, a month, a seed.
struct Word {
  Mark mark;
  std::string text;
};

/// One kecamatan as one file gives it.
struct KecamatanEntry {
  std::string name;
  Mark mark;
  std::optional<ParsedParameter> population;
  std::optional<ParsedParameter> kelurahan;
  std::optional<ParsedParameter> kpm;
};

/// What one scenario file, or one setting, says. Later layers lie over earlier ones.
struct Layer {
  Mark mark;                                                       ///< of the whole file
  std::map<std::string, ParsedParameter, std::less<>> parameters;  ///< by the slot's path
  std::optional<ParsedParameter> tksk_everywhere;
  std::map<std::string, ParsedParameter, std::less<>> tksk_by_name;
  std::map<std::string, Word, std::less<>> words;  ///< by path
  std::optional<Mark> kecamatan_list;
  bool replaces_kecamatan = false;
  bool replaces_tksk = false;  ///< TKSK of layers below, for all and by name, do not count
  bool is_setting = false;     ///< of `--set`, a varied value or the like: these have no order among themselves
  std::vector<KecamatanEntry> kecamatan;
  std::vector<ParsedClaim> claims;  ///< of this file alone: they are not passed on
};

/// Reads the tree of one scenario file. Problems are among the findings.
[[nodiscard]] Layer read_layer(const DocumentNode& root, Findings& findings);

/// Reads one value into the layer as if it stood under that path in a file. False if there is no such path.
bool read_entry(const std::string& path, const DocumentEntry& entry, Layer& layer, Findings& findings);

/// The paths that `--set` accepts.
[[nodiscard]] const std::vector<std::string>& settable_paths();

}  // namespace timbang::reading
