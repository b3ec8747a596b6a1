#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "results/manifest.hpp"

namespace timbang {

/// The layout of a results folder that this engine writes. Raised when an older engine could not read it.
inline constexpr int results_format = 2;

/// A manifest that is damaged: what is missing or of the wrong kind.
class ManifestError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// manifest.json: the same bytes for the same manifest. Every arm has its fingerprint over its runs of the manifest's
/// seed, null while it has none.
[[nodiscard]] std::string manifest_json(const Manifest& manifest);

/// The format of the folder that a manifest.json describes; nothing if the text is no such thing.
[[nodiscard]] std::optional<int> manifest_format(std::string_view json);

/// Reads what manifest_json wrote, doubles exactly. Throws ManifestError.
[[nodiscard]] Manifest parse_manifest(std::string_view json);

}  // namespace timbang
