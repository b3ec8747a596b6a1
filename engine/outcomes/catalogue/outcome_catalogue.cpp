#include "outcomes/catalogue/outcome_catalogue.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"

namespace timbang {
namespace {

constexpr EffectRule share(double relative) {
  return {Better::neither, 0, relative};
}
constexpr EffectRule by(double absolute) {
  return {Better::neither, absolute, 0};
}
constexpr EffectRule towards(Better better, EffectRule rule) {
  rule.better = better;
  return rule;
}

/// The text of a name that is put together of others.
class JoinedName {
 public:
  constexpr void add(std::string_view part) {
    for (const char letter : part) text_.at(size_++) = letter;
  }
  [[nodiscard]] constexpr std::string_view text() const { return {text_.data(), size_}; }

 private:
  // The longest name has to fit; at() stops the compiler otherwise.
  std::array<char, 64> text_{};
  std::size_t size_ = 0;
};

constexpr std::string_view group_name(std::size_t group) {
  return group <= complaint_class_count ? complaint_class_names[group - 1] : "tksk";
}

struct MeasureRow {
  std::string_view name;
  OutcomeUnit unit;
  Pooling pooling;
  EffectRule effect;
};

constexpr std::array measures{
#define COMPLAINT_MEASURE(id, name, unit, pooling, better, rule) \
  MeasureRow{name, OutcomeUnit::unit, Pooling::pooling, towards(Better::better, rule)},
#include "outcomes/catalogue/outcome_list.inc"
};

template <typename Use>
constexpr void for_each_of_complaints(const Use& use) {
  for (std::size_t group = 0; group < complaint_group_count; ++group) {
    for (std::size_t measure = 0; measure < measures.size(); ++measure) {
      const auto of_group = static_cast<ComplaintGroup>(group);
      const auto what = static_cast<ComplaintMeasure>(measure);
      // Some measures do not exist for some groups, and positions have no gaps.
      if (outcome::is_counted(of_group, what)) use(outcome::complaints(of_group, what), group, measures[measure]);
    }
  }
}

constexpr auto complaint_names = [] {
  std::array<JoinedName, outcome::complaint_outcomes> names{};
  for_each_of_complaints([&](outcome::Position position, std::size_t group, const MeasureRow& row) {
    JoinedName& name = names[position - outcome::complaints_first];
    name.add("complaints.");
    if (group > 0) {
      name.add(group_name(group));
      name.add(".");
    }
    name.add(row.name);
  });
  return names;
}();

constexpr auto catalogue = [] {
  std::array<OutcomeDefinition, outcome::count> rows{};
#define OUTCOME(id, name, unit, pooling, better, rule) \
  rows[outcome::id] = {name, OutcomeUnit::unit, Pooling::pooling, towards(Better::better, rule), false, {}};
#define WELFARE(id, name, unit, pooling, better, rule) \
  rows[outcome::id] = {name, OutcomeUnit::unit, Pooling::pooling, towards(Better::better, rule), true, {}};
#define QUOTIENT(id, name, unit, better, rule, over, under) \
  rows[outcome::id] = {name,                                \
                       OutcomeUnit::unit,                   \
                       Pooling::ratio_of_means,             \
                       towards(Better::better, rule),       \
                       false,                               \
                       Quotient{outcome::over, outcome::under}};
#include "outcomes/catalogue/outcome_list.inc"
  for_each_of_complaints([&](outcome::Position position, std::size_t, const MeasureRow& row) {
    const std::string_view name = complaint_names[position - outcome::complaints_first].text();
    rows[position] = {name, row.unit, row.pooling, row.effect, false, {}};
  });
  for (OutcomeDefinition& row : rows) {
    if (row.quotient) {
      // A quotient needs what its terms need.
      row.needs_welfare = rows[row.quotient->numerator].needs_welfare || rows[row.quotient->denominator].needs_welfare;
    }
  }
  return rows;
}();

/// Whether a constant is the name with _ for each dot.
constexpr bool is_name_of(std::string_view constant, std::string_view name) {
  return std::equal(constant.begin(), constant.end(), name.begin(), name.end(),
                    [](char c, char n) { return c == (n == '.' ? '_' : n); });
}
#define OUTCOME(id, name, ...) static_assert(is_name_of(#id, name));
#define WELFARE(id, name, ...) static_assert(is_name_of(#id, name));
#define QUOTIENT(id, name, ...) static_assert(is_name_of(#id, name));
#define COMPLAINT_MEASURE(id, name, ...) static_assert(is_name_of(#id, name));
#include "outcomes/catalogue/outcome_list.inc"

constexpr std::array<std::string_view, 14> unit_texts{"IDR",   "KPM",     "persons",  "households", "complaints",
                                                      "cases", "days",    "%",        "1",          "TKSK",
                                                      "hours", "minutes", "sessions", "checks"};
static_assert(unit_texts.size() == static_cast<std::size_t>(OutcomeUnit::checks) + 1);

}  // namespace

std::span<const OutcomeDefinition> outcome_catalogue() {
  return catalogue;
}

const OutcomeDefinition& outcome_at(std::size_t position) {
  TIMBANG_CHECK(position < catalogue.size(), "no outcome has this position");
  return catalogue[position];
}

std::string_view outcome_name(std::size_t position) {
  return outcome_at(position).name;
}

std::optional<std::size_t> find_outcome(std::string_view name) {
  const auto* const found =
      std::find_if(catalogue.begin(), catalogue.end(), [&](const OutcomeDefinition& o) { return o.name == name; });
  if (found == catalogue.end()) return std::nullopt;
  return static_cast<std::size_t>(found - catalogue.begin());
}

std::string_view unit_text(OutcomeUnit unit) {
  return unit_texts[static_cast<std::size_t>(unit)];
}

}  // namespace timbang
