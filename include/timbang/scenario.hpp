#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "timbang/problem.hpp"

namespace timbang::api {

/// A value laid over a scenario, as `--set path=value` does: {"staffing.tksk_per_kecamatan", "2"}.
struct Setting {
  std::string path;
  std::string value;  ///< with its unit if it has one: "45 minutes"
};

/// What a parameter is to a run: facts and uncertain numbers act from its start and are fitted to; levers act from
/// policy_start.
enum class ParameterKind : std::uint8_t { fact, uncertain, lever };

/// One parameter that a scenario may give.
struct Parameter {
  std::string path;
  std::string unit;
  ParameterKind kind = ParameterKind::fact;
  double low = 0;  ///< least and greatest number that it may have, in the unit; both 0 for a choice of words
  double high = 0;
  std::string authority;             ///< who may pull a lever; may be empty
  std::vector<std::string> choices;  ///< words; none if it is a number
  std::string english;               ///< what it means
  std::string indonesian;
};

/// Every parameter, in the order in which people should read them. Safe on any thread.
[[nodiscard]] const std::vector<Parameter>& parameters();

/// A resolved value of a scenario, as written.
struct ParameterValue {
  std::string path;
  std::string value;     ///< with its unit
  std::string unit;      ///< may be empty
  std::string source;    ///< may be empty
  std::string evidence;  ///< "documented", "assumed" ...; may be empty
  std::string range;     ///< "low .. high"; may be empty
};

/// One city and one policy, read, resolved, checked and frozen. A value: copies share what they hold. Safe on any
/// thread.
class Scenario {
 public:
  /// Reads a YAML file and what it extends; settings are laid over it, later ones over earlier ones. Throws InputError
  /// with every problem found, each at its place.
  [[nodiscard]] static Scenario read(const std::string& file, const std::vector<Setting>& settings = {});
  /// The same files, which are not read again, with these settings over those that it has. Throws InputError.
  [[nodiscard]] Scenario with(const std::vector<Setting>& settings) const;
  /// The same with other beliefs about how things are: they change the baseline too, a lever's present value included,
  /// and so the city that trials run in. Throws InputError.
  [[nodiscard]] Scenario assuming(const std::vector<Setting>& beliefs) const;

  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] const std::string& title(Language language) const;
  [[nodiscard]] const std::string& file() const;
  [[nodiscard]] const std::vector<Setting>& settings() const;
  [[nodiscard]] const std::vector<Setting>& beliefs() const;
  /// SHA-256 of every resolved value: scenarios that share it are the same.
  [[nodiscard]] const std::string& values_sha256() const;
  /// The same of the baseline alone: scenarios that share it run in the same city.
  [[nodiscard]] const std::string& baseline_sha256() const;
  /// The seed that its file names.
  [[nodiscard]] std::uint64_t seed() const;

  [[nodiscard]] const std::string& city() const;
  /// Names, in the order of places 1, 2 ... of outcomes; place 0 is the city.
  [[nodiscard]] const std::vector<std::string>& kecamatan() const;
  /// Days as YYYY-MM-DD: the run begins; levers act from here.
  [[nodiscard]] std::string start() const;
  [[nodiscard]] std::string policy_start() const;
  /// Reported months as YYYY-MM, in the order of months 1, 2 ... of outcomes; month 0 is all of them.
  [[nodiscard]] const std::vector<std::string>& months() const;
  /// The month, YYYY-MM, of so many minutes since midnight of the first day, which is how facts tell time. Requires:
  /// not negative.
  [[nodiscard]] std::string month_of(std::int32_t minute) const;

  /// Every value that the files and settings give, in the order of parameters().
  [[nodiscard]] const std::vector<ParameterValue>& values() const;
  /// Nothing if the scenario gives no such value.
  [[nodiscard]] std::optional<ParameterValue> value(std::string_view path) const;

  struct State;
  [[nodiscard]] const State& state() const { return *state_; }

 private:
  explicit Scenario(std::shared_ptr<const State> state) : state_(std::move(state)) {}

  std::shared_ptr<const State> state_;
};

}  // namespace timbang::api
