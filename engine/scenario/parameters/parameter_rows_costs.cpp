#include "scenario/parameters/parameter_rows.hpp"

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
constexpr ParameterRow months(std::string_view path, Meaning meaning) {
  return row(
      path, Quantity::count, "months/year", {0, 14}, fact,
      [](Parameters& p) -> double& { return at<line>(p).months_per_year; }, meaning);
}

template <CostLine line>
constexpr ParameterRow payer(std::string_view path, Rule rule, Meaning meaning) {
  ParameterRow result{path,       Quantity::choice, {},      0,      payer_count - 1, rule.kind, rule.authority,
                      meaning.en, meaning.id,       nullptr, payers, nullptr,         nullptr};
  result.choose = [](Parameters& p, std::size_t index) { at<line>(p).payer = static_cast<Payer>(index); };
  result.chosen = [](const Parameters& p) { return static_cast<std::size_t>(p.costs.line(line).payer); };
  return result;
}

constexpr std::string_view by_month = "IDR/TKSK/month";
constexpr std::array cost_rows{
    amount<CostLine::tali_asih>("costs.tali_asih.amount", by_month, lever_of_kemensos,
                                {"Tali asih of a TKSK; part of its pay", "Tali asih TKSK; bagian dari penghasilannya"}),
    months<CostLine::tali_asih>("costs.tali_asih.months_per_year", {"Monthly payments of tali asih in a year",
                                                                    "Banyaknya pembayaran tali asih dalam setahun"}),
    payer<CostLine::tali_asih>("costs.tali_asih.payer", lever_of_kemensos,
                               {"Whose budget bears tali asih: APBN, province or APBD",
                                "Anggaran yang menanggung tali asih: APBN, provinsi, atau APBD"}),
    amount<CostLine::provincial_top_up>(
        "costs.provincial_top_up.amount", by_month, lever_of_provinsi,
        {"What the province adds; part of its pay", "Tambahan dari provinsi; bagian dari penghasilannya"}),
    months<CostLine::provincial_top_up>("costs.provincial_top_up.months_per_year",
                                        {"Monthly payments of the province's top-up in a year",
                                         "Banyaknya pembayaran tambahan provinsi dalam setahun"}),
    payer<CostLine::provincial_top_up>("costs.provincial_top_up.payer", lever_of_provinsi,
                                       {"Whose budget bears the province's top-up: APBN, province or APBD",
                                        "Anggaran yang menanggung tambahan provinsi: APBN, provinsi, atau APBD"}),
    amount<CostLine::top_up>(
        "costs.top_up.amount", by_month, lever_of_kota,
        {"What the city adds; part of its pay", "Tambahan dari pemerintah kota; bagian dari penghasilannya"}),
    months<CostLine::top_up>("costs.top_up.months_per_year", {"Monthly payments of the city's top-up in a year",
                                                              "Banyaknya pembayaran tambahan kota dalam setahun"}),
    payer<CostLine::top_up>("costs.top_up.payer", lever_of_kota,
                            {"Whose budget bears the city's top-up: APBN, province or APBD",
                             "Anggaran yang menanggung tambahan kota: APBN, provinsi, atau APBD"}),
    amount<CostLine::transport>("costs.transport.amount", by_month, lever_of_kota,
                                {"Travel money of a TKSK", "Uang transpor TKSK"}),
    months<CostLine::transport>(
        "costs.transport.months_per_year",
        {"Monthly payments of travel money in a year", "Banyaknya pembayaran uang transpor dalam setahun"}),
    payer<CostLine::transport>("costs.transport.payer", lever_of_kota,
                               {"Whose budget bears travel money: APBN, province or APBD",
                                "Anggaran yang menanggung uang transpor: APBN, provinsi, atau APBD"}),
    amount<CostLine::phone>("costs.phone.amount", by_month, lever_of_kota,
                            {"Telephone and data of a TKSK", "Pulsa dan paket data TKSK"}),
    months<CostLine::phone>("costs.phone.months_per_year", {"Monthly payments of telephone money in a year",
                                                            "Banyaknya pembayaran uang pulsa dalam setahun"}),
    payer<CostLine::phone>("costs.phone.payer", lever_of_kota,
                           {"Whose budget bears telephone money: APBN, province or APBD",
                            "Anggaran yang menanggung uang pulsa: APBN, provinsi, atau APBD"}),
    amount<CostLine::insurance>("costs.insurance.amount", by_month, lever_of_kota,
                                {"Insurance of a TKSK", "Iuran jaminan sosial TKSK"}),
    months<CostLine::insurance>(
        "costs.insurance.months_per_year",
        {"Monthly payments of insurance in a year", "Banyaknya pembayaran iuran jaminan sosial dalam setahun"}),
    payer<CostLine::insurance>("costs.insurance.payer", lever_of_kota,
                               {"Whose budget bears insurance: APBN, province or APBD",
                                "Anggaran yang menanggung iuran jaminan sosial: APBN, provinsi, atau APBD"}),
    amount<CostLine::supervision>("costs.supervision.amount", by_month, lever_of_kota,
                                  {"Supervision and meetings, for each TKSK", "Pembinaan dan rapat, untuk tiap TKSK"}),
    months<CostLine::supervision>(
        "costs.supervision.months_per_year",
        {"Monthly payments of supervision in a year", "Banyaknya pembayaran pembinaan dalam setahun"}),
    payer<CostLine::supervision>("costs.supervision.payer", lever_of_kota,
                                 {"Whose budget bears supervision: APBN, province or APBD",
                                  "Anggaran yang menanggung pembinaan: APBN, provinsi, atau APBD"}),
    amount<CostLine::first_line>("costs.first_line.amount", "IDR/hour", lever_of_kota,
                                 {"Incentive of the first line for an hour of first_line.hours",
                                  "Insentif PSM dan operator kelurahan untuk tiap jam first_line.hours"}),
    months<CostLine::first_line>(
        "costs.first_line.months_per_year",
        {"Monthly payments of the first line in a year", "Banyaknya pembayaran PSM dan kelurahan dalam setahun"}),
    payer<CostLine::first_line>("costs.first_line.payer", lever_of_kota,
                                {"Whose budget bears the first line: APBN, province or APBD",
                                 "Anggaran yang menanggung PSM dan kelurahan: APBN, provinsi, atau APBD"}),
    amount<CostLine::training>(
        "costs.training.amount", "IDR/TKSK", lever_of_kota,
        {"Training and equipment of a new TKSK, once", "Pelatihan dan perlengkapan TKSK baru, sekali bayar"}),
    payer<CostLine::training>("costs.training.payer", lever_of_kota,
                              {"Whose budget bears training: APBN, province or APBD",
                               "Anggaran yang menanggung pelatihan: APBN, provinsi, atau APBD"})};

}  // namespace

std::span<const ParameterRow> costs() {
  return cost_rows;
}

}  // namespace timbang::parameter_rows
