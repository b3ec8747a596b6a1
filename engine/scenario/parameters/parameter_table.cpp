#include "scenario/parameters/parameter_table.hpp"

#include <array>
#include <vector>

namespace timbang {

namespace {

/// Kind and, for a lever, who may pull it.
struct Rule {
  ParameterKind kind;
  std::string_view authority;
};

constexpr Rule fact{ParameterKind::fact, {}};
constexpr Rule uncertain{ParameterKind::uncertain, {}};
constexpr Rule lever_of_kemensos{ParameterKind::lever, "Kemensos"};
constexpr Rule lever_of_provinsi{ParameterKind::lever, "provinsi"};
constexpr Rule lever_of_kota{ParameterKind::lever, "kota"};

constexpr std::array<std::string_view, 2> switches{"on", "off"};
constexpr std::array<std::string_view, 3> channel_rules{"as_listed", "all_bank", "all_post"};
constexpr std::array<std::string_view, 3> follow_up_modes{"off", "phone", "phone_and_visit"};
constexpr std::array<std::string_view, 3> disciplines{"earliest_due_date", "first_come_first_served", "by_class"};
constexpr std::array<std::string_view, 2> placements{"evenly", "by_kpm"};
constexpr std::array<std::string_view, payer_count> payers{"apbn", "provinsi", "apbd"};

constexpr double hours(double count) {
  return count * 60;
}

constexpr double days(double count) {
  return count * hours(24);
}

template <class Word>
constexpr std::size_t position(Word word) {
  return static_cast<std::size_t>(word);
}

template <class Word>
void choose(Word& word, std::size_t position) {
  word = static_cast<Word>(position);
}

#define ADDED(path, member, quantity, unit, low, high, rule, ...)                   \
  ParameterRow{path,                                                                \
               Quantity::quantity,                                                  \
               unit,                                                                \
               low,                                                                 \
               high,                                                                \
               rule.kind,                                                           \
               rule.authority,                                                      \
               [](Parameters& parameters) -> double& { return parameters.member; }, \
               {},                                                                  \
               nullptr,                                                             \
               nullptr,                                                             \
               false,                                                               \
               __VA_ARGS__},
#define NUMBER(path, member, quantity, unit, low, high, rule) ADDED(path, member, quantity, unit, low, high, rule, {})
#define BY_CHANNEL(path, member, ...)                                \
  NUMBER(path ".bank", member[position(Channel::bank)], __VA_ARGS__) \
  NUMBER(path ".post", member[position(Channel::post)], __VA_ARGS__)
#define BY_CLASS(path, member, ...)                                                             \
  NUMBER(path ".information", member[position(ComplaintClass::information)], __VA_ARGS__)       \
  NUMBER(path ".no_field_check", member[position(ComplaintClass::no_field_check)], __VA_ARGS__) \
  NUMBER(path ".field_check", member[position(ComplaintClass::field_check)], __VA_ARGS__)
#define CHOICE_OR_FIRST(path, member, words, rule, may_be_left_out)                           \
  ParameterRow{path,                                                                          \
               Quantity::choice,                                                              \
               {},                                                                            \
               0,                                                                             \
               static_cast<double>((words).size() - 1),                                       \
               (rule).kind,                                                                   \
               (rule).authority,                                                              \
               nullptr,                                                                       \
               words,                                                                         \
               [](Parameters& parameters, std::size_t at) { choose(parameters.member, at); }, \
               [](const Parameters& parameters) { return position(parameters.member); },      \
               may_be_left_out},
#define CHOICE(path, member, words, rule) CHOICE_OR_FIRST(path, member, words, rule, false)
#define PROCESS(name) CHOICE_OR_FIRST("processes." #name, processes.name, switches, fact, true)
#define COST_LINE(name, unit, rule)                                                                         \
  NUMBER("costs." #name ".amount", costs.lines[position(CostLine::name)].rupiah, money, unit, 0, 1e9, rule) \
  NUMBER("costs." #name ".months_per_year", costs.lines[position(CostLine::name)].months_per_year, count,   \
         "months/year", 0, 14, fact)                                                                        \
  CHOICE("costs." #name ".payer", costs.lines[position(CostLine::name)].payer, payers, rule)

// NOLINTNEXTLINE(readability-function-size): a table, a row for each parameter
std::vector<ParameterRow> all_rows() {
  return {
#include "scenario/parameters/parameter_list.inc"
  };
}

#undef CHOICE_OR_FIRST

constexpr std::array series_rows{
    SeriesRow{"staffing.tksk_per_kecamatan", "TKSK", 0, 1'000, ParameterKind::lever, "kota"},
    SeriesRow{"households.size_share", "%", 0, 1, ParameterKind::fact, {}},
    SeriesRow{"households.decile_size", "persons", 1, 8, ParameterKind::fact, {}}};

}  // namespace

std::span<const ParameterRow> parameter_table() {
  static const std::vector<ParameterRow> rows = all_rows();
  return rows;
}

std::span<const SeriesRow> series_table() {
  return series_rows;
}

}  // namespace timbang
