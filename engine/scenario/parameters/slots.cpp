#include "scenario/parameters/slots.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"
#include "base/search.hpp"

namespace timbang::reading {
namespace {

/// Numbers that make the population, its fit or the first day: a later value would change nothing.
bool is_read_once(std::string_view path) {
  constexpr std::array beginnings{"households.",
                                  "obstacles.at_start.",
                                  "processes.",
                                  "programme.kpm",
                                  "programme.bank_share",
                                  "socialisation.informed_at_start",
                                  "staffing.pass_over",
                                  "targeting.improves",
                                  "targeting.reserve",
                                  "targeting.proposals_of_",
                                  "welfare.mean_consumption",
                                  "welfare.headcount",
                                  "welfare.gap",
                                  "welfare.proxy_noise",
                                  "welfare.contamination"};
  return std::ranges::any_of(
      beginnings, [path](std::string_view beginning) { return path.substr(0, beginning.size()) == beginning; });
}

Slot slot_of(const ParameterRow& row) {
  Slot slot;
  slot.path = row.path;
  slot.quantity = row.quantity;
  slot.units = accepted_units(row.quantity, row.unit);
  slot.low = row.low;
  slot.high = row.high;
  slot.kind = row.kind;
  slot.authority = row.authority;
  slot.choices = row.choices;
  slot.may_be_left_out = row.may_be_left_out || row.neutral;
  slot.neutral = row.neutral;
  if (row.quantity == Quantity::choice) {
    slot.write = [&row](Parameters& parameters, const std::vector<double>& values) {
      row.choose(parameters, static_cast<std::size_t>(values.front()));
    };
    slot.read = [&row](const Parameters& parameters) {
      return std::vector<double>{static_cast<double>(row.chosen(parameters))};
    };
  } else {
    slot.write = [&row](Parameters& parameters, const std::vector<double>& values) {
      row.value(parameters) = values.front();
    };
    slot.read = [&row](const Parameters& parameters) {
      Parameters copy = parameters;
      return std::vector<double>{row.value(copy)};
    };
  }
  slot.may_change = !is_read_once(row.path);
  return slot;
}

const SeriesRow& series_row(std::string_view path) {
  const auto rows = series_table();
  const auto found = std::ranges::find(rows, path, &SeriesRow::path);
  TIMBANG_CHECK(found != rows.end(), "the series is in the parameter table");
  return *found;
}

Slot slot_of(const SeriesRow& row, Quantity quantity) {
  Slot slot;
  slot.path = row.path;
  slot.quantity = quantity;
  slot.units = accepted_units(quantity, row.unit);
  slot.low = row.low;
  slot.high = row.high;
  slot.kind = row.kind;
  slot.authority = row.authority;
  slot.may_change = !is_read_once(row.path);
  return slot;
}

template <auto Field>
Slot household_list(std::string_view path, Quantity quantity) {
  Slot slot = slot_of(series_row(path), quantity);
  slot.is_list = true;
  slot.least = slot.most = (HouseholdParameters().*Field).size();
  slot.write = [](Parameters& parameters, const std::vector<double>& values) {
    std::copy(values.begin(), values.end(), (parameters.households.*Field).begin());
  };
  slot.read = [](const Parameters& parameters) {
    const auto& values = parameters.households.*Field;
    return std::vector<double>(values.begin(), values.end());
  };
  return slot;
}

Slot city_number(std::string path, std::string_view unit, double low, double high) {
  Slot slot;
  slot.path = std::move(path);
  slot.quantity = Quantity::count;
  slot.units = {{std::string(unit)}};
  slot.low = low;
  slot.high = high;
  slot.may_change = false;
  return slot;
}

void add_payout_slots(std::vector<Slot>& slots, const std::string& channel) {
  const std::string path = "payouts." + channel + ".";
  slots.push_back(city_number(path + "day_of_month", "day of the month", 1, 31));
  auto months = city_number(path + "months", "month of the year", 1, 12);
  months.is_list = true;
  months.most = 12;
  slots.push_back(months);
  slots.push_back(city_number(path + "months_covered", "months", 1, 12));
}

Slot kelurahan_number(std::string_view path) {
  return city_number(std::string(path), "kelurahan", 1, 255);
}

std::vector<Slot> make_slots() {
  std::vector<Slot> slots;
  for (const auto& row : parameter_table()) slots.push_back(slot_of(row));
  slots.push_back(household_list<&HouseholdParameters::size_share>("households.size_share", Quantity::share));
  slots.push_back(household_list<&HouseholdParameters::decile_size>("households.decile_size", Quantity::number));
  add_payout_slots(slots, "bank");
  add_payout_slots(slots, "post");
  slots.push_back(kelurahan_number(usual_kelurahan_path));
  return slots;
}

}  // namespace

const std::vector<Slot>& all_slots() {
  static const std::vector<Slot> slots = make_slots();
  return slots;
}

const Slot* find_slot(std::string_view path) {
  const auto& slots = all_slots();
  return find_by(slots, path, &Slot::path);
}

const Slot& tksk_slot() {
  static const Slot slot = slot_of(series_row(tksk_path), Quantity::count);
  return slot;
}

const Slot& population_slot() {
  static const Slot slot = [] {
    auto population = city_number("kecamatan.population", "persons", 0, 1e8);
    population.units = accepted_units(Quantity::count, "persons");
    return population;
  }();
  return slot;
}

const Slot& kelurahan_slot() {
  static const Slot slot = kelurahan_number("kecamatan.kelurahan");
  return slot;
}

const Slot& kecamatan_kpm_slot() {
  static const Slot slot = city_number("kecamatan.kpm", "KPM", 0, 5e7);
  return slot;
}

}  // namespace timbang::reading
