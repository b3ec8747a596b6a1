#include "scenario/parameters/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

constexpr std::array<std::string_view, payer_count> payers{"apbn", "provinsi", "apbd"};

template <CostLine line>
CostLineParameters& at(Parameters& parameters) {
  return parameters.costs.lines[static_cast<std::size_t>(line)];
}

template <CostLine line>
constexpr ParameterRow amount(std::string_view path, std::string_view unit, Rule rule) {
  return row(path, Quantity::money, unit, {0, 1e9}, rule, [](Parameters& p) -> double& { return at<line>(p).rupiah; });
}

template <CostLine line>
constexpr ParameterRow months(std::string_view path) {
  return row(path, Quantity::count, "months/year", {0, 14}, fact,
             [](Parameters& p) -> double& { return at<line>(p).months_per_year; });
}

template <CostLine line>
constexpr ParameterRow payer(std::string_view path, Rule rule) {
  ParameterRow result{path,           Quantity::choice, {},     0,       payer_count - 1, rule.kind,
                      rule.authority, nullptr,          payers, nullptr, nullptr};
  result.choose = [](Parameters& p, std::size_t index) { at<line>(p).payer = static_cast<Payer>(index); };
  result.chosen = [](const Parameters& p) { return static_cast<std::size_t>(p.costs.line(line).payer); };
  return result;
}

constexpr std::string_view by_month = "IDR/TKSK/month";
constexpr std::array cost_rows{
    amount<CostLine::tali_asih>("costs.tali_asih.amount", by_month, lever_of_kemensos),
    months<CostLine::tali_asih>("costs.tali_asih.months_per_year"),
    payer<CostLine::tali_asih>("costs.tali_asih.payer", lever_of_kemensos),
    amount<CostLine::provincial_top_up>("costs.provincial_top_up.amount", by_month, lever_of_provinsi),
    months<CostLine::provincial_top_up>("costs.provincial_top_up.months_per_year"),
    payer<CostLine::provincial_top_up>("costs.provincial_top_up.payer", lever_of_provinsi),
    amount<CostLine::top_up>("costs.top_up.amount", by_month, lever_of_kota),
    months<CostLine::top_up>("costs.top_up.months_per_year"),
    payer<CostLine::top_up>("costs.top_up.payer", lever_of_kota),
    amount<CostLine::transport>("costs.transport.amount", by_month, lever_of_kota),
    months<CostLine::transport>("costs.transport.months_per_year"),
    payer<CostLine::transport>("costs.transport.payer", lever_of_kota),
    amount<CostLine::phone>("costs.phone.amount", by_month, lever_of_kota),
    months<CostLine::phone>("costs.phone.months_per_year"),
    payer<CostLine::phone>("costs.phone.payer", lever_of_kota),
    amount<CostLine::insurance>("costs.insurance.amount", by_month, lever_of_kota),
    months<CostLine::insurance>("costs.insurance.months_per_year"),
    payer<CostLine::insurance>("costs.insurance.payer", lever_of_kota),
    amount<CostLine::supervision>("costs.supervision.amount", by_month, lever_of_kota),
    months<CostLine::supervision>("costs.supervision.months_per_year"),
    payer<CostLine::supervision>("costs.supervision.payer", lever_of_kota),
    amount<CostLine::first_line>("costs.first_line.amount", "IDR/hour", lever_of_kota),
    months<CostLine::first_line>("costs.first_line.months_per_year"),
    payer<CostLine::first_line>("costs.first_line.payer", lever_of_kota),
    amount<CostLine::training>("costs.training.amount", "IDR/TKSK", lever_of_kota),
    payer<CostLine::training>("costs.training.payer", lever_of_kota)};

}  // namespace

std::span<const ParameterRow> costs() {
  return cost_rows;
}

}  // namespace timbang::parameter_rows
