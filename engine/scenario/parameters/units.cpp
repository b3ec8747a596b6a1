#include "scenario/parameters/units.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

std::vector<Unit> family_of(Quantity quantity, std::string_view canonical) {
  const std::string own(canonical);
  switch (quantity) {
    case Quantity::share:
      return {{"share"}, {"%", 1, -2}, {"1"}};
    case Quantity::per_month_share:
      return {{"share/month"}, {"%/month", 1, -2}, {"per 1000 KPM/month", 1, -3}};
    case Quantity::per_year_share:
      return {{"share/year"}, {"%/year", 1, -2}};
    case Quantity::time:
      return {{"minutes"}, {"hours", 60}, {"days", 1440}, {"weeks", 10080}, {"months", 43830}, {"years", 525960}};
    case Quantity::hours_per_day:
      return {{"hours/day", 60}, {"minutes/day"}};
    case Quantity::days_per_year:
      return {{"days/year"}};
    case Quantity::count:
    case Quantity::money:
      return {{own}, {"thousand " + own, 1, 3}, {"million " + own, 1, 6}};
    case Quantity::number:
      return {{own}};
    case Quantity::choice:
      return {{""}};
  }
  return {};
}

}  // namespace

double Unit::to_base(double value) const {
  return shifted_decimal(value, decimal_shift) * multiply;
}

double Unit::from_base(double value) const {
  return shifted_decimal(value / multiply, -decimal_shift);
}

std::vector<Unit> accepted_units(Quantity quantity, std::string_view canonical) {
  auto units = family_of(quantity, canonical);
  const auto own = std::ranges::find(units, canonical, &Unit::name);
  TIMBANG_CHECK(own != units.end(), "the canonical unit is among those accepted");
  std::rotate(units.begin(), own, own + 1);
  return units;
}

std::optional<Unit> find_unit(const std::vector<Unit>& accepted, std::string_view name) {
  const auto found = std::ranges::find_if(
      accepted, [name](const Unit& unit) { return unit.name == name || unit.name == std::string(name) + "s"; });
  return found == accepted.end() ? std::nullopt : std::optional(*found);
}

}  // namespace timbang::reading
