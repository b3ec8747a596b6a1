#include "scenario/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

constexpr std::array<std::string_view, payer_count> payers{"apbn", "provinsi", "apbd"};

template <CostLine line>
CostLineParameters& at(Parameters& parameters) {
  return parameters.costs.lines[static_cast<std::size_t>(line)];
}

template <CostLine line>
constexpr ParameterRow amount(std::string_view path, std::string_view unit, Rule rule, Meaning meaning) {
  return row(
      path, Quantity::money, unit, {0, 1e9}, rule, [](Parameters& p) -> double& { return at<line>(p).rupiah; },
      meaning);
}

template <CostLine line>
constexpr ParameterRow months(std::string_view path) {
  return row(path, Quantity::count, "months/year", {0, 14}, fact,
             [](Parameters& p) -> double& { return at<line>(p).months_per_year; },
             {"Months a year in which it is paid; 13 with a holiday allowance",
              "Banyaknya pembayaran bulanan dalam setahun; 13 bila ada tunjangan hari raya"});
}

template <CostLine line>
constexpr ParameterRow payer(std::string_view path) {
  ParameterRow result{path,
                      Quantity::choice,
                      {},
                      0,
                      payer_count - 1,
                      ParameterKind::lever,
                      "kota",
                      "Whose budget bears it: the state's (APBN), the province's, the city's (APBD)",
                      "Anggaran siapa yang menanggung: APBN, provinsi, atau APBD kota",
                      nullptr,
                      payers,
                      nullptr,
                      nullptr};
  result.choose = [](Parameters& p, std::size_t index) { at<line>(p).payer = static_cast<Payer>(index); };
  result.chosen = [](const Parameters& p) { return static_cast<std::size_t>(p.costs.line(line).payer); };
  return result;
}

constexpr std::string_view by_month = "IDR/TKSK/month";
constexpr std::array cost_rows{
    amount<CostLine::tali_asih>("costs.tali_asih.amount", by_month, lever_of_kemensos,
                                {"Tali asih of a TKSK; part of its pay", "Tali asih TKSK; bagian dari penghasilannya"}),
    months<CostLine::tali_asih>("costs.tali_asih.months_per_year"),
    payer<CostLine::tali_asih>("costs.tali_asih.payer"),
    amount<CostLine::provincial_top_up>(
        "costs.provincial_top_up.amount", by_month, lever_of_provinsi,
        {"What the province adds; part of its pay", "Tambahan dari provinsi; bagian dari penghasilannya"}),
    months<CostLine::provincial_top_up>("costs.provincial_top_up.months_per_year"),
    payer<CostLine::provincial_top_up>("costs.provincial_top_up.payer"),
    amount<CostLine::top_up>(
        "costs.top_up.amount", by_month, lever_of_kota,
        {"What the city adds; part of its pay", "Tambahan dari pemerintah kota; bagian dari penghasilannya"}),
    months<CostLine::top_up>("costs.top_up.months_per_year"),
    payer<CostLine::top_up>("costs.top_up.payer"),
    amount<CostLine::transport>("costs.transport.amount", by_month, lever_of_kota,
                                {"Travel money of a TKSK", "Uang transpor TKSK"}),
    months<CostLine::transport>("costs.transport.months_per_year"),
    payer<CostLine::transport>("costs.transport.payer"),
    amount<CostLine::phone>("costs.phone.amount", by_month, lever_of_kota,
                            {"Telephone and data of a TKSK", "Pulsa dan paket data TKSK"}),
    months<CostLine::phone>("costs.phone.months_per_year"),
    payer<CostLine::phone>("costs.phone.payer"),
    amount<CostLine::insurance>("costs.insurance.amount", by_month, lever_of_kota,
                                {"Insurance of a TKSK", "Iuran jaminan sosial TKSK"}),
    months<CostLine::insurance>("costs.insurance.months_per_year"),
    payer<CostLine::insurance>("costs.insurance.payer"),
    amount<CostLine::supervision>("costs.supervision.amount", by_month, lever_of_kota,
                                  {"Supervision and meetings, for each TKSK", "Pembinaan dan rapat, untuk tiap TKSK"}),
    months<CostLine::supervision>("costs.supervision.months_per_year"),
    payer<CostLine::supervision>("costs.supervision.payer"),
    amount<CostLine::first_line>("costs.first_line.amount", "IDR/hour", lever_of_kota,
                                 {"Incentive of the first line for an hour of first_line.hours",
                                  "Insentif PSM dan operator kelurahan untuk tiap jam first_line.hours"}),
    months<CostLine::first_line>("costs.first_line.months_per_year"),
    payer<CostLine::first_line>("costs.first_line.payer"),
    amount<CostLine::training>(
        "costs.training.amount", "IDR/TKSK", lever_of_kota,
        {"Training and equipment of a new TKSK, once", "Pelatihan dan perlengkapan TKSK baru, sekali bayar"}),
    payer<CostLine::training>("costs.training.payer")};

}  // namespace

std::span<const ParameterRow> costs() {
  return cost_rows;
}

}  // namespace timbang::parameter_rows
