#include "scenario/experiments/written_precision.hpp"

#include "text/number_text.hpp"

namespace timbang {
namespace {

constexpr double percent = 100;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

std::optional<WrittenPrecision> read_precision(std::string_view written) {
  // As people write it: the sign itself, or what a keyboard has.
  for (const std::string_view sign : {"\u00B1", "+-", "+/-"}) {
    const auto at = written.find(sign);
    if (at == std::string_view::npos) continue;
    std::string_view number = trimmed(written.substr(at + sign.size()));
    const bool is_relative = !number.empty() && number.back() == '%';
    if (is_relative) number = trimmed(number.substr(0, number.size() - 1));
    const auto half_width = reading::parse_number(number);
    const std::string_view outcome = trimmed(written.substr(0, at));
    if (!half_width || !(*half_width > 0) || outcome.empty()) return std::nullopt;
    return WrittenPrecision{std::string(outcome), is_relative ? *half_width / percent : *half_width, is_relative};
  }
  return std::nullopt;
}

}  // namespace timbang
