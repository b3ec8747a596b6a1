#include "scenario/parameters/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

template <auto Field>
constexpr Value in_programme = field<&Parameters::programme, Field>;
template <auto Field, Channel channel>
constexpr Value in_programme_by = entry<&Parameters::programme, Field, static_cast<std::size_t>(channel)>;
template <auto Field>
constexpr Value in_transacting = field<&Parameters::transacting, Field>;
template <auto Field>
constexpr Value in_obstacles = field<&Parameters::obstacles, Field>;

using Programme = ProgrammeParameters;
constexpr std::array<std::string_view, 3> channel_rules{"as_listed", "all_bank", "all_post"};
constexpr std::array programme_rows{
    row("programme.benefit", Quantity::money, "IDR/KPM/month", {0, 1e8}, lever_of_kemensos,
        in_programme<&Programme::benefit_rupiah>,
        {"Aid for one KPM and month; a payout brings it for all the months it covers",
         "Besaran bantuan per KPM per bulan; sekali penyaluran mencakup beberapa bulan"}),
    row("programme.kpm", Quantity::count, "KPM", {0, 5e7}, uncertain, in_programme<&Programme::kpm>,
        {"Number of KPM places in the city, shared among kecamatan by population, or by their own KPM where those are "
         "given",
         "Jumlah kuota KPM di kota, dibagi antarkecamatan menurut jumlah penduduk, atau menurut kuota tiap kecamatan "
         "bila "
         "diisi"}),
    row("programme.bank_share", Quantity::share, "share", share, uncertain, in_programme<&Programme::bank_share>,
        {"Share of KPM paid through a bank card (KKS); the others are paid at the post office",
         "Bagian KPM yang menerima lewat kartu bank (KKS); selebihnya lewat kantor pos"}),
    choice_row<&Parameters::programme, &Programme::channel, ChannelRule>(
        "programme.channel", channel_rules, lever_of_kemensos,
        {"How KPM are paid: as each is listed, all through a bank card, or all in cash at the post office",
         "Cara penyaluran: sesuai daftar masing-masing, semua lewat kartu bank, atau semua tunai lewat kantor pos"}),
    row("programme.deadline.bank", Quantity::time, "days", days(1, 730), lever_of_kemensos,
        (in_programme_by<&Programme::deadline_minutes, Channel::bank>),
        {"Time after a bank payout within which the money must be transacted, or it goes back to the treasury",
         "Batas waktu transaksi setelah penyaluran lewat bank; lewat dari itu dana kembali ke kas negara"}),
    row("programme.deadline.post", Quantity::time, "days", days(1, 730), lever_of_kemensos,
        (in_programme_by<&Programme::deadline_minutes, Channel::post>),
        {"Time after a post payout within which the money must be collected, or it goes back to the treasury",
         "Batas waktu pengambilan setelah penyaluran lewat pos; lewat dari itu dana kembali ke kas negara"}),
    row("programme.return_lag", Quantity::time, "days", days(0, 730), uncertain,
        in_programme<&Programme::return_lag_minutes>,
        {"Mean time from the deadline until the money has reached the treasury",
         "Rata-rata waktu sejak batas waktu sampai dana masuk kembali ke kas negara"}),
    row("programme.misses_until_dropped", Quantity::count, "payouts", {1, 100}, lever_of_kemensos,
        in_programme<&Programme::misses_until_dropped>,
        {"Deadlines missed in a row after which a KPM is dropped from the list",
         "Jumlah penyaluran berturut-turut yang tidak ditransaksikan sebelum KPM dikeluarkan dari daftar"}),
    row("programme.replacement_lag", Quantity::time, "days", days(0, 1095), uncertain,
        in_programme<&Programme::replacement_lag_minutes>,
        {"Time until the place of a reported or dropped KPM is given to another household",
         "Waktu sampai tempat KPM yang dilaporkan atau dikeluarkan diisi rumah tangga lain"})};

using Transacting = TransactingParameters;
constexpr std::array transacting_rows{
    row("transacting.prompt_share", Quantity::share, "share", share, uncertain,
        in_transacting<&Transacting::prompt_share>,
        {"Share of KPM without an obstacle who transact soon after a credit",
         "Bagian KPM tanpa hambatan yang segera bertransaksi setelah dana masuk"}),
    row("transacting.prompt_within", Quantity::time, "days", days(0, 90), uncertain,
        in_transacting<&Transacting::prompt_minutes>,
        {"Time within which those who are prompt transact, evenly spread",
         "Rentang waktu transaksi bagi KPM yang segera bertransaksi, tersebar merata"}),
    row("transacting.late_median", Quantity::time, "days", {1, 365 * minutes_per_day}, uncertain,
        in_transacting<&Transacting::late_median_minutes>,
        {"Median time to transaction of the others, log-normal",
         "Median waktu sampai transaksi bagi KPM lainnya, berdistribusi log-normal"}),
    row("transacting.late_sigma", Quantity::number, "", {0, 3}, uncertain, in_transacting<&Transacting::late_sigma>,
        {"Spread of that time: standard deviation of its logarithm",
         "Sebaran waktu itu: simpangan baku dari logaritmanya"})};

using Obstacles = ObstacleParameters;
constexpr std::array obstacle_rows{
    row("obstacles.recoverable_per_payout", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::recoverable_per_payout>,
        {"Chance at each payout that a KPM without an obstacle meets one that information or a card can cure",
         "Peluang pada tiap penyaluran bahwa KPM mengalami hambatan yang dapat diatasi dengan informasi atau kartu"}),
    row("obstacles.card_share", Quantity::share, "share", share, uncertain, in_obstacles<&Obstacles::card_share>,
        {"Share of these obstacles on the bank channel that is a card problem; the others did not know of the money",
         "Bagian hambatan itu pada jalur bank yang berupa masalah kartu; selebihnya tidak tahu dana sudah masuk"}),
    row("obstacles.self_cure", Quantity::time, "days", {1, 30'000 * minutes_per_day}, uncertain,
        in_obstacles<&Obstacles::self_cure_minutes>,
        {"Mean time after which such an obstacle ends without help",
         "Rata-rata waktu sampai hambatan seperti itu hilang tanpa bantuan"}),
    row("obstacles.new_card_undistributed", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::new_card_undistributed>,
        {"Chance that the card of a new KPM of the bank channel is not handed out",
         "Peluang kartu KPM baru jalur bank belum dibagikan"}),
    row("obstacles.lasting_per_month", Quantity::per_month_share, "%/month", share, uncertain,
        in_obstacles<&Obstacles::lasting_per_month>,
        {"Share of KPM who meet a lasting obstacle in a month: wrong data, died, moved",
         "Persentase KPM yang tiap bulan mengalami hambatan tetap: data salah, meninggal, pindah"}),
    row("obstacles.lasting_share.wrong_data", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::wrong_data_share>,
        {"Share of lasting obstacles that is wrong civil-registry data",
         "Bagian hambatan tetap yang berupa data kependudukan salah"}),
    row("obstacles.lasting_share.died", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::died_share>,
        {"Share of lasting obstacles in which the recipient has died",
         "Bagian hambatan tetap karena penerima meninggal"}),
    row("obstacles.lasting_share.moved", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::moved_share>,
        {"Share of lasting obstacles in which the family has moved away",
         "Bagian hambatan tetap karena keluarga pindah"}),
    row("obstacles.at_start.lasting", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::initial_lasting>,
        {"Share of KPM with a lasting obstacle when the warm-up begins",
         "Bagian KPM dengan hambatan tetap pada awal masa pemanasan simulasi"}),
    row("obstacles.at_start.recoverable", Quantity::share, "share", share, uncertain,
        in_obstacles<&Obstacles::initial_recoverable>,
        {"Share of KPM with a recoverable obstacle when the warm-up begins",
         "Bagian KPM dengan hambatan yang dapat diatasi pada awal masa pemanasan simulasi"})};

}  // namespace

std::span<const ParameterRow> programme() {
  return programme_rows;
}

std::span<const ParameterRow> transacting() {
  return transacting_rows;
}

std::span<const ParameterRow> obstacles() {
  return obstacle_rows;
}

}  // namespace timbang::parameter_rows
