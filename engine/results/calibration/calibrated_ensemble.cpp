#include "results/calibration/calibrated_ensemble.hpp"

#include <array>
#include <charconv>

#include "base/check.hpp"

namespace timbang {

namespace {

std::string number_without_exponent(double value) {
  std::array<char, 400> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value == 0 ? 0.0 : value, std::chars_format::fixed);
  TIMBANG_CHECK(error == std::errc(), "a parameter's value fits into the buffer of digits");
  return {digits.data(), end};
}

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char character : text) {
    if (character == '"' || character == '\\') result += '\\';
    result += character;
  }
  return result + "\"";
}

}  // namespace

std::string ensemble_yaml(const CalibratedEnsemble& ensemble) {
  std::string yaml =
      "# Settings under which the baseline agrees with what is known; each member is as good as any other.\n"
      "# Written by timbang calibrate; change the targets and run it again rather than editing this file.\n"
      "timbang: 1\nensemble: " +
      ensemble.name + "\nof_values: " + ensemble.of_values + "\nmade_by: " + quoted(ensemble.made_by) + "\n";
  for (const std::string& target : ensemble.targets) {
    yaml += (&target == &ensemble.targets.front() ? "targets: [" : ", ") + target;
  }
  yaml += ensemble.targets.empty() ? "parameters:\n" : "]\nparameters:\n";
  for (const auto& [path, unit] : ensemble.parameters) {
    yaml += "  - {path: " + path + (unit.empty() ? "" : ", unit: " + quoted(unit)) + "}\n";
  }
  yaml += "members:\n";
  for (const std::vector<double>& member : ensemble.members) {
    TIMBANG_CHECK(member.size() == ensemble.parameters.size(), "a member has a value for every parameter");
    yaml += "  - [";
    for (std::size_t i = 0; i < member.size(); ++i) {
      yaml += (i > 0 ? ", " : "") + number_without_exponent(member[i]);
    }
    yaml += "]\n";
  }
  return yaml;
}

}  // namespace timbang
