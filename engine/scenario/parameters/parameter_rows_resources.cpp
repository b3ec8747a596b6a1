#include "scenario/parameters/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

template <auto Field>
constexpr Value in_staffing = field<&Parameters::staffing, Field>;
template <auto Field>
constexpr Value in_welfare = field<&Parameters::welfare, Field>;
template <auto Field>
constexpr Value in_households = field<&Parameters::households, Field>;

using Staffing = StaffingParameters;
constexpr std::array<std::string_view, 3> disciplines{"earliest_due_date", "first_come_first_served", "by_class"};
constexpr std::array<std::string_view, 2> placements{"evenly", "by_kpm"};
constexpr std::array staffing_rows{
    row("staffing.extra_tksk", Quantity::count, "TKSK", {0, 100'000}, lever_of_kota, in_staffing<&Staffing::extra_tksk>,
        {"TKSK posts in the city beyond tksk_per_kecamatan, placed as staffing.placement says",
         "Tambahan jumlah TKSK se-kota di luar tksk_per_kecamatan, ditempatkan menurut staffing.placement"}),
    choice_row<&Parameters::staffing, &Staffing::placement, Placement>(
        "staffing.placement", placements, lever_of_kota,
        {"Where extra TKSK go: evenly, or each to the kecamatan with most KPM per TKSK",
         "Penempatan TKSK tambahan: merata, atau ke kecamatan dengan KPM per TKSK terbanyak"}),
    row("staffing.kpm_per_tksk", Quantity::count, "KPM", {0, 1e7}, lever_of_kota, in_staffing<&Staffing::kpm_per_tksk>,
        {"A kecamatan has at least one TKSK for so many KPM; 0 is no such rule",
         "Tiap kecamatan punya setidaknya satu TKSK untuk sekian KPM; 0 berarti tanpa aturan ini"}),
    row("staffing.mobile_team", Quantity::count, "TKSK", {0, 10'000}, lever_of_kota,
        in_staffing<&Staffing::mobile_team>,
        {"TKSK without a kecamatan, who serve the one with the longest queue that day",
         "TKSK tanpa kecamatan tetap, yang tiap hari membantu kecamatan dengan antrean terpanjang"}),
    row("staffing.hire_lead_time", Quantity::time, "days", {0, 1095 * minutes_per_day}, uncertain,
        in_staffing<&Staffing::hire_lead_minutes>,
        {"Time from the date of a decision to hire until the new TKSK begins",
         "Waktu sejak keputusan menambah TKSK sampai TKSK baru mulai bekerja"}),
    row("staffing.turnover", Quantity::per_year_share, "%/year", {0, 12}, uncertain,
        in_staffing<&Staffing::turnover_per_year>,
        {"Share of TKSK who leave in a year at the reference pay",
         "Persentase TKSK yang keluar per tahun pada honor acuan"}),
    row("staffing.pay_elasticity", Quantity::number, "", {-10, 0}, uncertain, in_staffing<&Staffing::pay_elasticity>,
        {"Elasticity of that turnover to pay: tali asih and top-ups over the reference",
         "Elastisitas TKSK keluar terhadap penghasilan: tali asih dan tambahan dibanding acuan"}),
    row("staffing.reference_pay", Quantity::money, "IDR/TKSK/month", {1, 1e9}, uncertain,
        in_staffing<&Staffing::reference_pay>,
        {"Pay at which the turnover holds", "Honor acuan untuk angka keluar itu"}),
    row("staffing.vacancy", Quantity::time, "days", {0, 1095 * minutes_per_day}, uncertain,
        in_staffing<&Staffing::vacancy_minutes>,
        {"Mean time until a post that became vacant is filled", "Rata-rata waktu sampai posisi kosong terisi"}),
    row("staffing.learning", Quantity::time, "days", {0, 1095 * minutes_per_day}, uncertain,
        in_staffing<&Staffing::learning_minutes>,
        {"Time until a new TKSK works at full pace", "Waktu sampai TKSK baru bekerja dengan kecepatan penuh"}),
    row("staffing.novice_pace", Quantity::share, "share", {0.05, 1}, uncertain, in_staffing<&Staffing::novice_pace>,
        {"Pace of a new TKSK at first, as a share of the full pace; it rises evenly from there",
         "Kecepatan kerja TKSK baru pada awalnya, dibanding kecepatan penuh; naik bertahap"}),
    row("staffing.sembako_share", Quantity::share, "share", share, lever_of_kota, in_staffing<&Staffing::sembako_share>,
        {"Share of a TKSK's working time that is for Program Sembako; other social work claims the rest",
         "Bagian waktu kerja TKSK untuk Program Sembako; selebihnya untuk urusan sosial lain"}),
    row("staffing.hours", Quantity::hours_per_day, "hours/day", {0, 24 * minutes_per_hour}, lever_of_kota,
        in_staffing<&Staffing::hours_minutes>,
        {"Effective working hours of a TKSK on a working day, all duties together",
         "Jam kerja efektif TKSK per hari kerja, untuk semua tugas"}),
    row("staffing.absence", Quantity::days_per_year, "days/year", {0, 366}, uncertain,
        in_staffing<&Staffing::absence_days_per_year>,
        {"Working days a year on which a TKSK is absent", "Hari kerja per tahun saat TKSK tidak masuk"}),
    choice_row<&Parameters::staffing, &Staffing::discipline, QueueDiscipline>(
        "staffing.discipline", disciplines, lever_of_kota,
        {"Which waiting work a TKSK takes next: earliest due date, first come first served, or by class",
         "Pekerjaan menunggu mana yang diambil lebih dulu: tenggat terdekat, urutan masuk, atau menurut kelas"}),
    row("staffing.pass_over", Quantity::count, "jobs", {0, 1000}, uncertain, in_staffing<&Staffing::pass_over>,
        {"How many waiting jobs that do not fit what is left of the day may be passed over for one that fits",
         "Jumlah pekerjaan yang boleh dilewati, bila tidak muat di sisa hari, demi pekerjaan yang muat"}),
    row("staffing.fixed_share_of_service", Quantity::share, "share", share, uncertain,
        in_staffing<&Staffing::fixed_share_of_service>,
        {"Share of each task time that is fixed; the rest varies (exponential)",
         "Bagian tetap dari tiap waktu pengerjaan; selebihnya berubah-ubah (eksponensial)"})};

using Welfare = WelfareParameters;
constexpr std::array welfare_rows{
    row("welfare.poverty_line", Quantity::money, "IDR/person/month", {1, 1e9}, fact,
        in_welfare<&Welfare::poverty_line_rupiah>,
        {"Poverty line in March of the first reported year",
         "Garis kemiskinan pada Maret tahun pertama yang dilaporkan"}),
    row("welfare.line_growth", Quantity::per_year_share, "%/year", {-0.5, 1}, fact,
        in_welfare<&Welfare::line_growth_per_year>, {"Growth of the poverty line", "Kenaikan garis kemiskinan"}),
    row("welfare.consumption_growth", Quantity::per_year_share, "%/year", {-0.5, 1}, uncertain,
        in_welfare<&Welfare::consumption_growth_per_year>,
        {"Growth of consumption in rupiah; equal to that of the line, poverty stands still",
         "Kenaikan konsumsi dalam rupiah; bila sama dengan kenaikan garis, kemiskinan tidak berubah"}),
    row("welfare.mean_consumption", Quantity::money, "IDR/person/month", {1, 1e9}, uncertain,
        in_welfare<&Welfare::mean_consumption_rupiah>,
        {"Mean consumption of a person, aid included", "Rata-rata konsumsi per orang, termasuk bantuan"}),
    row("welfare.headcount", Quantity::share, "%", share, fact, in_welfare<&Welfare::headcount_target>,
        {"P0 that welfare is fitted to: share of persons below the line, aid included",
         "P0 acuan: persentase penduduk miskin, dengan bantuan"}),
    row("welfare.gap", Quantity::share, "%", share, uncertain, in_welfare<&Welfare::gap_target>,
        {"P1 that welfare is fitted to: mean gap of all persons, aid included, in % of the line",
         "P1 acuan: indeks kedalaman kemiskinan, dengan bantuan, dalam % garis kemiskinan"}),
    row("welfare.transitory_share", Quantity::share, "share", share, uncertain, in_welfare<&Welfare::transitory_share>,
        {"Share of differences in welfare that comes and goes from month to month, tau",
         "Bagian perbedaan kesejahteraan yang berubah dari bulan ke bulan, tau"}),
    row("welfare.persistence", Quantity::number, "per month", {0, 1}, uncertain, in_welfare<&Welfare::persistence>,
        {"Share of the passing part of welfare that is left after a month, rho",
         "Bagian sementara dari kesejahteraan yang bertahan setelah sebulan, rho"}),
    row("welfare.proxy_noise", Quantity::number, "", {0, 10}, uncertain, in_welfare<&Welfare::proxy_noise_sigma>,
        {"Error of the score by which KPM are listed: standard deviation in logarithms",
         "Galat skor penetapan KPM: simpangan baku dalam logaritma"}),
    row("welfare.contamination", Quantity::share, "share", share, uncertain, in_welfare<&Welfare::contamination>,
        {"Share of KPM places given without regard to welfare",
         "Bagian kuota KPM yang terisi tanpa memandang kesejahteraan"})};

constexpr std::array household_rows{row(
    "households.mean_size", Quantity::number, "persons", {1, 8}, fact, in_households<&HouseholdParameters::mean_size>,
    {"Mean household size: gives the number of households from the population",
     "Rata-rata jumlah anggota rumah tangga: dari sini jumlah rumah tangga dihitung"})};

}  // namespace

std::span<const ParameterRow> staffing() {
  return staffing_rows;
}

std::span<const ParameterRow> welfare() {
  return welfare_rows;
}

std::span<const ParameterRow> households() {
  return household_rows;
}

}  // namespace timbang::parameter_rows
