#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/date.hpp"

namespace timbang {

/// One stored replication of an arm. The store fills these in.
struct ManifestRun {
  std::uint64_t seed = 0;
  std::uint32_t replication = 0;
  std::uint64_t outcomes = 0;    ///< fingerprint of its outcome table; 0 if it failed
  std::uint64_t trajectory = 0;  ///< fingerprint of its events
  std::string failure;           ///< empty if it did not fail
  std::string point = {};        ///< values hash of the scenario that ran, an ensemble's member applied; else empty
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
  std::string canonical_values;        ///< resolved scenario as canonical JSON
  std::vector<ManifestRun> runs;       ///< by seed, then replication; the store fills these in
  std::string ensemble_sha256 = {};    ///< whose members its runs are of; empty: of the arm's own values
  std::vector<std::string> held = {};  ///< parameters of the ensemble that the arm fixes
  bool is_for_claims = false;          ///< only claims asked for it: it stays out of tables
};

/// The welfare fit that the arms share, and what it leaves.
struct CityFit {
  double mu = 0;
  double sigma = 0;
  double g = 0;
  int rounds = 0;  ///< 0: not fitted yet
  std::vector<std::pair<std::string, double>>
      measures;  ///< name -> value, e.g. headcount, target and residuals, coverage
};

/// Claims as the folder knows them since before the runs that judged them.
struct ManifestClaims {
  std::string sha256;             ///< of the canonical JSON
  std::string canonical;          ///< see canonical_claims
  std::uint64_t runs_before = 0;  ///< stored runs when the folder first saw them; 0: nothing was known yet
};

/// What a results folder is about. Everything in it is reproducible from it; wall times live in timing.json.
struct Manifest {
  std::string engine_version;
  std::string compiler;
  int results_version = 1;
  std::string scenario_name;
  std::string scenario_file;
  std::string scenario_sha256;  ///< values hash of the first arm's scenario
  std::string baseline_sha256;  ///< hash of the first arm's baseline: what a folder belongs to, whatever its arms
  std::string file_sha256;
  std::uint64_t seed = 0;
  std::uint64_t population_seed = 0;
  std::vector<std::string> kecamatan;
  Month first_month;
  std::int32_t months = 0;
  CityFit fit;
  std::vector<ManifestArm> arms;
  std::vector<ManifestEnsemble> ensembles;  ///< by hash
  std::vector<ManifestClaims> claims = {};  ///< by hash
  int format = 0;                           ///< layout of the folder that it was read from; 0: of none
};

}  // namespace timbang
