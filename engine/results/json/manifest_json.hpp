#pragma once

#include <string>

#include "results/summary/manifest.hpp"

namespace timbang {

/// The layout of a results folder that this engine writes.
inline constexpr int results_format = 3;

/// manifest.json: the same bytes for the same manifest. Every arm has its fingerprint over its runs of the manifest's
/// seed, null while it has none. It names the outcomes that fingerprints are of.
[[nodiscard]] std::string manifest_json(const Manifest& manifest);

}  // namespace timbang
