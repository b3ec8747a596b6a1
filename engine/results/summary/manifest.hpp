#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"
#include "scenario/reading/file_texts.hpp"
#include "trials/cities/city_fit.hpp"

namespace timbang {

/// One stored replication of an arm. The store fills these in.
struct ManifestRun {
  std::int64_t trial = 0;  ///< its number in the store
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  std::string outcomes;    ///< fingerprint of its outcomes, as a text
  std::string trajectory;  ///< fingerprint of its events
  std::string failure;     ///< empty if it did not fail
  std::string point = {};  ///< values hash of the scenario that ran, an ensemble's member applied; else empty
  std::vector<std::string> lacks = {};  ///< outcomes that it was stored without, and its fingerprint is not of
};

/// An ensemble as the folder knows it.
struct ManifestEnsemble {
  std::string name;
  std::string sha256;  ///< of its values
  std::uint32_t members = 0;
  std::string canonical;  ///< its parameters and members as canonical JSON, base units
};

/// One arm as the folder knows it. With and without an ensemble, the same policy is two arms: their runs never mix.
struct ManifestArm {
  std::string name;
  std::vector<std::pair<std::string, std::string>> settings;  ///< path -> value, as typed
  std::string values_sha256;
  std::string canonical_values;           ///< resolved scenario as canonical JSON
  std::vector<ManifestRun> runs = {};     ///< by seed, then replication; the store fills these in
  std::string ensemble_sha256 = {};       ///< whose members its runs are of; empty: of the arm's own values
  std::vector<std::string> held = {};     ///< parameters of the ensemble that the arm fixes
  bool is_for_claims = false;             ///< only claims asked for it: it stays out of tables
  std::vector<std::string> members = {};  ///< values hashes under the ensemble's members; empty without one
  std::string scenario = {};              ///< its name
  std::string file = {};
  std::string file_sha256 = {};
  std::string baseline_sha256 = {};
  FileTexts texts = {};  ///< of the files that it was read from; not filled in by the store, see stored_scenario()
};

/// Claims as the folder knows them since before the runs that judged them.
struct ManifestClaims {
  std::string sha256;             ///< of the canonical JSON
  std::string canonical;          ///< see canonical_claims
  std::uint64_t runs_before = 0;  ///< stored runs when the folder first saw them; 0: nothing was known yet
};

/// One thing that was asked of a folder: arms over replications of a seed, with or without an ensemble.
struct Comparison {
  std::uint64_t seed = 0;
  std::uint64_t population_seed = 0;
  std::uint32_t replications = 0;
  std::string ensemble_sha256 = {};       ///< empty without one
  std::uint32_t members = 1;              ///< of the ensemble: replication r runs under member r mod members
  bool is_sequential = false;             ///< the number of replications followed from what was seen
  std::vector<std::uint32_t> arms = {};   ///< numbers in the store, in the order asked for
  std::vector<bool> are_for_claims = {};  ///< by arm: only claims asked for it, and it stays out of tables

  [[nodiscard]] bool operator==(const Comparison&) const = default;
};

/// What a results folder is about, as its manifest.json tells people and other programs. Everything in it is
/// reproducible from it; wall times live in timing.json.
struct Manifest {
  std::string engine_version;
  std::string compiler;
  std::string scenario_name;  ///< of the first arm of the newest comparison, as what follows
  std::string scenario_file;
  std::string scenario_sha256;  ///< values hash
  std::string baseline_sha256;
  std::string file_sha256;
  std::uint64_t seed = 0;
  std::uint64_t population_seed = 0;
  std::string city = {};  ///< code of the city
  std::vector<std::string> kecamatan;
  Month first_month;
  std::int32_t months = 0;
  CityFit fit;
  std::vector<ManifestArm> arms;
  std::vector<ManifestEnsemble> ensembles;  ///< by hash
  std::vector<ManifestClaims> claims = {};  ///< by hash
  std::uint32_t replications = 0;           ///< asked for, of each arm
  bool is_sequential = false;               ///< see Comparison
};

}  // namespace timbang
