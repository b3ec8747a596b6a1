#include "scenario/parameters/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

template <auto Field>
constexpr Value in_targeting = field<&Parameters::targeting, Field>;
template <auto Field>
constexpr Value in_socialisation = field<&Parameters::socialisation, Field>;
template <auto Field>
constexpr Value in_monitoring = field<&Parameters::monitoring, Field>;

using Targeting = TargetingParameters;
constexpr std::array targeting_rows{
    row("targeting.improves", Quantity::per_month_share, "%/month", share, uncertain,
        in_targeting<&Targeting::improves_per_month>,
        {"Share of the families with a place at the start who improve in a month, unseen until somebody finds it",
         "Persentase keluarga penerima awal yang tiap bulan membaik keadaannya, tidak terlihat sampai ditemukan"}),
    row("targeting.reserve", Quantity::share, "%", {0, 10}, uncertain, in_targeting<&Targeting::reserve>,
        {"Verified households that wait for a place at the start, as a share of the quota",
         "Rumah tangga terverifikasi yang menunggu kuota pada awal, sebagai bagian dari kuota"}),
    row("targeting.proposals_of_poor", Quantity::per_year_share, "share/year", {0, 12}, uncertain,
        in_targeting<&Targeting::proposals_of_poor>,
        {"Proposals of a left-out household below the poverty line in a year",
         "Usulan per tahun dari rumah tangga miskin yang belum menerima"}),
    row("targeting.proposals_of_others", Quantity::per_year_share, "share/year", {0, 12}, uncertain,
        in_targeting<&Targeting::proposals_of_others>,
        {"Proposals of a left-out household between the line and twice the line in a year",
         "Usulan per tahun dari rumah tangga di antara garis dan dua kali garis yang belum menerima"}),
    row("targeting.field_check", Quantity::time, "minutes", {0, 24 * minutes_per_hour}, uncertain,
        in_targeting<&Targeting::verification_minutes>,
        {"Mean TKSK time of the field check of a proposal, with the journey",
         "Rata-rata waktu TKSK mengecek usulan di lapangan, termasuk perjalanan"}),
    row("targeting.due", Quantity::time, "days", days(0, 1095), lever_of_kota,
        in_targeting<&Targeting::verification_due_minutes>,
        {"Time after a proposal by which its field check is due; it ranks the work in the queue",
         "Batas waktu pengecekan sejak usulan; menentukan urutannya dalam antrean kerja"}),
    row("targeting.sensitivity", Quantity::share, "share", share, uncertain, in_targeting<&Targeting::sensitivity>,
        {"Share of poor proposers whom a field check admits", "Bagian pengusul miskin yang lolos pengecekan"}),
    row("targeting.specificity", Quantity::share, "share", share, uncertain, in_targeting<&Targeting::specificity>,
        {"Share of other proposers whom a field check refuses, and of improved families whom a check recognises",
         "Bagian pengusul lain yang ditolak, dan bagian keluarga membaik yang dikenali saat pengecekan"})};

using Socialisation = SocialisationParameters;
constexpr std::array socialisation_rows{
    row("socialisation.share", Quantity::share, "%", share, lever_of_kota, in_socialisation<&Socialisation::share>,
        {"Share of Sembako time reserved for sessions", "Bagian waktu Sembako yang disisihkan untuk sosialisasi"}),
    row("socialisation.session", Quantity::time, "hours", {1, 24 * minutes_per_hour}, uncertain,
        in_socialisation<&Socialisation::session_minutes>,
        {"TKSK time of one session", "Waktu TKSK untuk satu sosialisasi"}),
    row("socialisation.families", Quantity::count, "KPM", {0, 1e6}, uncertain,
        in_socialisation<&Socialisation::families>,
        {"KPM invited to a session", "KPM yang diundang ke satu sosialisasi"}),
    row("socialisation.protection", Quantity::share, "share", share, uncertain,
        in_socialisation<&Socialisation::protection>,
        {"Share by which the chance of not knowing of a payout falls for an informed family",
         "Bagian penurunan peluang tidak tahu dana masuk bagi keluarga yang pernah ikut sosialisasi"}),
    row("socialisation.half_life", Quantity::time, "months", days(1, 36500), uncertain,
        in_socialisation<&Socialisation::half_life_minutes>,
        {"Time after which half of those informed have forgotten", "Waktu sampai separuh peserta lupa lagi"}),
    row("socialisation.informed_at_start", Quantity::share, "share", share, uncertain,
        in_socialisation<&Socialisation::informed_at_start>,
        {"Share of KPM who are informed when the warm-up begins",
         "Bagian KPM yang sudah paham pada awal masa pemanasan simulasi"})};

using Monitoring = MonitoringParameters;
constexpr std::array monitoring_rows{
    row("monitoring.share", Quantity::share, "%", share, lever_of_kota, in_monitoring<&Monitoring::share>,
        {"Share of Sembako time reserved for spot checks of use: a ceiling",
         "Bagian waktu Sembako untuk pengecekan penggunaan dana: batas tertinggi"}),
    row("monitoring.sample", Quantity::share, "%", share, lever_of_kota, in_monitoring<&Monitoring::sample>,
        {"Share of the KPM of a payout to be spot-checked", "Bagian KPM tiap penyaluran yang hendak dicek"}),
    row("monitoring.check", Quantity::time, "minutes", {1, 24 * minutes_per_hour}, uncertain,
        in_monitoring<&Monitoring::check_minutes>,
        {"TKSK time of a spot check, partly bundled on other visits",
         "Waktu TKSK untuk satu pengecekan, sebagian digabung dengan kunjungan lain"}),
    row("monitoring.salience", Quantity::number, "", {0, 1000}, uncertain, in_monitoring<&Monitoring::salience>,
        {"How many times the true chance of a check families believe it to be",
         "Berapa kali lipat peluang pengecekan menurut anggapan keluarga dibanding yang sebenarnya"}),
    row("monitoring.food_share", Quantity::share, "share", share, uncertain, in_monitoring<&Monitoring::food_share>,
        {"Extra food spending per rupiah of aid where nobody expects a check; the rest replaces food bought anyway",
         "Tambahan belanja pangan per rupiah bantuan bila tidak ada yang mengira akan dicek"}),
    row("monitoring.food_share_if_checked", Quantity::share, "share", share, uncertain,
        in_monitoring<&Monitoring::food_share_if_checked>,
        {"The same where everybody expects a check", "Hal yang sama bila semua mengira akan dicek"}),
    row("monitoring.non_food_use", Quantity::share, "share", share, uncertain, in_monitoring<&Monitoring::non_food_use>,
        {"Share of families with non-food use of the money where nobody expects a check",
         "Bagian keluarga yang memakai dana di luar pangan bila tidak ada yang mengira akan dicek"})};

}  // namespace

std::span<const ParameterRow> targeting() {
  return targeting_rows;
}

std::span<const ParameterRow> socialisation() {
  return socialisation_rows;
}

std::span<const ParameterRow> monitoring() {
  return monitoring_rows;
}

}  // namespace timbang::parameter_rows
