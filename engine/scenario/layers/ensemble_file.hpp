#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenario/layers/ensemble.hpp"
#include "scenario/layers/layer.hpp"

namespace timbang::reading {

/// An ensemble with the places of its values.
struct EnsembleFile {
  Ensemble ensemble;
  std::vector<Mark> parameter_marks;
  std::vector<std::vector<ParsedParameter>> members;  ///< by member, then parameter
};

/// Reads an ensemble file: `timbang`, `ensemble` (its name), `of_values`, `made_by`, `note`, `parameters` (a list of
/// `{path, unit}`, the unit the path's own if left out) and `members` (rows of numbers in these units).
/// Nothing if there was a problem; all of them are among the findings.
[[nodiscard]] std::optional<EnsembleFile> read_ensemble_file(const std::string& file, const Mark& mentioned,
                                                             Findings& findings);

/// Reports levers among the ensemble's parameters whose present value the root of the chain does not call assumed.
void check_levers(const EnsembleFile& file, const std::vector<Layer>& layers, Findings& findings);

/// Reads and checks the ensemble that the layers name, if they name one.
void check_named_ensemble(const std::vector<Layer>& layers, Findings& findings);

}  // namespace timbang::reading
