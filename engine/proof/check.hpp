#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "statistics/intervals/equivalence.hpp"

namespace timbang {

/// What a check is about, in the order of the certificate.
enum class CheckGroup : std::uint8_t {
  generator,
  several_servers,
  limited_places,
  general_service,
  impatience,
  priorities,
  machine_repair,
  working_time,
  laws,
  welfare
};
inline constexpr std::size_t check_group_count = 10;
inline constexpr std::array<std::string_view, check_group_count> check_group_names{
    "generator",      "several_servers", "limited_places", "general_service", "impatience", "priorities",
    "machine_repair", "working_time",    "laws",           "welfare"};

[[nodiscard]] constexpr std::string_view group_name(CheckGroup group) {
  return check_group_names[static_cast<std::size_t>(group)];
}

/// One line of the certificate: something of the engine against what is known of it. The texts of subject and quantity
/// are in the catalogues as certificate.subject.<subject> and certificate.quantity.<quantity>.
struct Check {
  CheckGroup group = CheckGroup::generator;
  std::string subject;   ///< what was tried, such as "m_m_1"
  std::string quantity;  ///< what of it is compared, such as "mean_wait"
  std::string source;    ///< where the expected value comes from: a reference, or the id of certificate.source.<source>
  EquivalenceTest test;
  std::uint32_t replications = 0;  ///< 0: exact, without chance

  [[nodiscard]] std::string id() const { return subject + "." + quantity; }
  [[nodiscard]] bool is_exact() const { return replications == 0; }
  /// An inconclusive check has not passed.
  [[nodiscard]] bool has_passed() const { return test.result == Equivalence::shown; }
};

/// What a check compares, without its numbers.
struct CheckName {
  CheckGroup group;
  std::string subject;
  std::string quantity;
  std::string source;
};

/// A check without chance: passed if found differs from expected by no more than the margin, which is 0 but where the
/// engine rounds.
[[nodiscard]] Check exact_check(const CheckName& name, double expected, double found, double margin = 0);

}  // namespace timbang
