#include "scenario/parameters/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

template <auto Field>
constexpr Value in_first_line = field<&Parameters::first_line, Field>;
template <auto Field>
constexpr Value in_follow_up = field<&Parameters::follow_up, Field>;
template <auto Field, Channel channel>
constexpr Value in_follow_up_by = entry<&Parameters::follow_up, Field, static_cast<std::size_t>(channel)>;
template <auto Field>
constexpr Value in_complaints = field<&Parameters::complaints, Field>;
template <auto Field, ComplaintClass service>
constexpr Value in_complaints_by = entry<&Parameters::complaints, Field, static_cast<std::size_t>(service)>;

constexpr Bounds task_time{0, 24 * minutes_per_hour};

using FirstLine = FirstLineParameters;
constexpr std::array first_line_rows{
    row("first_line.hours", Quantity::time, "hours", {0, 1e6}, lever_of_kota, in_first_line<&FirstLine::hours_minutes>,
        {"Hours a month that PSM, kelurahan operators and PKH companions of one kelurahan have for the programme",
         "Jam per bulan yang disediakan PSM, operator kelurahan, dan pendamping PKH di satu kelurahan"}),
    row("first_line.case_time", Quantity::time, "minutes", task_time, uncertain,
        in_first_line<&FirstLine::case_minutes>,
        {"Their time for a case that they settle", "Waktu mereka untuk satu kasus yang mereka selesaikan"}),
    row("first_line.settles_recoverable", Quantity::share, "share", share, uncertain,
        in_first_line<&FirstLine::settles_recoverable>,
        {"Share of follow-ups with a recoverable obstacle that RT/RW, PSM and kelurahan settle before any TKSK",
         "Bagian tindak lanjut dengan hambatan yang dapat diatasi yang selesai di RT/RW, PSM, dan kelurahan sebelum "
         "TKSK"}),
    row("first_line.settles_lasting", Quantity::share, "share", share, uncertain,
        in_first_line<&FirstLine::settles_lasting>,
        {"Share of follow-ups with a lasting obstacle that they settle",
         "Bagian tindak lanjut dengan hambatan tetap yang selesai di tingkat itu"}),
    row("first_line.settles_complaints", Quantity::share, "share", share, uncertain,
        in_first_line<&FirstLine::settles_complaints>,
        {"Share of complaints that they settle", "Bagian pengaduan yang selesai di tingkat itu"}),
    row("first_line.settles_verifications", Quantity::share, "share", share, uncertain,
        in_first_line<&FirstLine::settles_verifications>,
        {"Share of proposals that they check", "Bagian usulan yang mereka cek"}),
    row("first_line.follow_up_delay", Quantity::time, "days", days(0, 365), uncertain,
        in_first_line<&FirstLine::follow_up_delay_minutes>,
        {"Mean time until they have settled a follow-up or hand it on to a TKSK",
         "Rata-rata waktu sampai tindak lanjut selesai di tingkat itu atau diteruskan ke TKSK"}),
    row("first_line.complaint_delay", Quantity::time, "days", days(0, 365), uncertain,
        in_first_line<&FirstLine::complaint_delay_minutes>,
        {"Mean time until they have settled a complaint", "Rata-rata waktu sampai pengaduan selesai di tingkat itu"}),
    row("first_line.complaint_hand_on", Quantity::time, "days", days(0, 365), uncertain,
        in_first_line<&FirstLine::complaint_hand_on_minutes>,
        {"Time until a complaint they cannot settle is handed on to a TKSK",
         "Waktu sampai pengaduan yang tidak dapat mereka selesaikan diteruskan ke TKSK"})};

using FollowUp = FollowUpParameters;
constexpr std::array<std::string_view, 3> modes{"off", "phone", "phone_and_visit"};
constexpr std::array follow_up_rows{
    choice_row<&Parameters::follow_up, &FollowUp::mode, FollowUpMode>(
        "follow_up.mode", modes, lever_of_kota,
        {"How KPM who have not transacted are followed up: not at all, by phone, or by phone and then a visit",
         "Cara menindaklanjuti KPM yang belum bertransaksi: tidak sama sekali, telepon, atau telepon lalu kunjungan"}),
    row("follow_up.list_delay.bank", Quantity::time, "days", days(0, 365), uncertain,
        (in_follow_up_by<&FollowUp::list_delay_minutes, Channel::bank>),
        {"Time after a bank payout until the list of those who have not transacted arrives",
         "Waktu setelah penyaluran bank sampai daftar KPM yang belum bertransaksi diterima"}),
    row("follow_up.list_delay.post", Quantity::time, "days", days(0, 365), uncertain,
        (in_follow_up_by<&FollowUp::list_delay_minutes, Channel::post>),
        {"Time after a post payout until the list of those who have not collected arrives",
         "Waktu setelah penyaluran pos sampai daftar KPM yang belum mengambil dana diterima"}),
    row("follow_up.due", Quantity::time, "days", days(0, 365), lever_of_kota, in_follow_up<&FollowUp::due_minutes>,
        {"Time after the credit by which a follow-up is due; it ranks the work in the queue",
         "Batas waktu tindak lanjut sejak dana masuk; menentukan urutannya dalam antrean kerja"}),
    row("follow_up.phone", Quantity::time, "minutes", task_time, uncertain, in_follow_up<&FollowUp::phone_minutes>,
        {"Mean TKSK time of a phone contact", "Rata-rata waktu TKSK untuk satu kali menelepon KPM"}),
    row("follow_up.phone_success", Quantity::share, "share", share, uncertain, in_follow_up<&FollowUp::phone_success>,
        {"Chance that a phone contact finds and solves a recoverable obstacle",
         "Peluang telepon menemukan dan mengatasi hambatan yang dapat diatasi"}),
    row("follow_up.visit", Quantity::time, "minutes", task_time, uncertain, in_follow_up<&FollowUp::visit_minutes>,
        {"Mean TKSK time of a home visit, with the journey",
         "Rata-rata waktu TKSK untuk satu kunjungan rumah, termasuk perjalanan"}),
    row("follow_up.visit_success", Quantity::share, "share", share, uncertain, in_follow_up<&FollowUp::visit_success>,
        {"Chance that a visit solves a recoverable obstacle; lasting ones are always recognised",
         "Peluang kunjungan mengatasi hambatan yang dapat diatasi; hambatan tetap selalu dikenali"}),
    row("follow_up.travel", Quantity::time, "minutes", task_time, uncertain, in_follow_up<&FollowUp::travel_minutes>,
        {"Journey within the time of a visit, paid again when long work is split over blocks",
         "Waktu perjalanan dalam satu kunjungan, terpakai lagi bila pekerjaan panjang dibagi ke beberapa hari"}),
    row("follow_up.card", Quantity::time, "minutes", task_time, uncertain, in_follow_up<&FollowUp::card_minutes>,
        {"Mean TKSK time to get a card or PIN mended, before the bank's own delay",
         "Rata-rata waktu TKSK mengurus kartu atau PIN bermasalah, di luar waktu proses bank"}),
    row("follow_up.card_bank_delay.shortest", Quantity::time, "days", days(0, 365), uncertain,
        in_follow_up<&FollowUp::bank_delay_shortest_minutes>,
        {"Shortest time the bank needs for a card", "Waktu tercepat bank memproses kartu"}),
    row("follow_up.card_bank_delay.longest", Quantity::time, "days", days(0, 365), uncertain,
        in_follow_up<&FollowUp::bank_delay_longest_minutes>,
        {"Longest time the bank needs for a card", "Waktu terlama bank memproses kartu"}),
    row("follow_up.registry_delay", Quantity::time, "days", days(0, 1095), uncertain,
        in_follow_up<&FollowUp::registry_delay_minutes>,
        {"Mean time the civil registry needs to correct wrong data",
         "Rata-rata waktu Dukcapil memperbaiki data kependudukan"})};

using Complaints = ComplaintParameters;
constexpr auto information = ComplaintClass::information;
constexpr auto no_field_check = ComplaintClass::no_field_check;
constexpr auto field_check = ComplaintClass::field_check;
constexpr std::array complaint_rows{
    row("complaints.questions", Quantity::per_month_share, "per 1000 KPM/month", share, uncertain,
        in_complaints<&Complaints::questions_per_kpm_month>,
        {"Complaints and questions that arise at any time, whatever the state of the KPM",
         "Pengaduan dan pertanyaan yang muncul kapan saja, apa pun keadaan KPM"}),
    row("complaints.obstacle_share", Quantity::share, "share", share, uncertain,
        in_complaints<&Complaints::obstacle_share>,
        {"Share of KPM with an obstacle at a credit who complain if they are still stuck",
         "Bagian KPM yang terhambat saat dana masuk yang mengadu bila masih terhambat"}),
    row("complaints.obstacle_delay", Quantity::time, "days", days(0, 365), uncertain,
        in_complaints<&Complaints::obstacle_delay_minutes>,
        {"Mean time after the credit until they complain", "Rata-rata waktu sejak dana masuk sampai mereka mengadu"}),
    row("complaints.share.information", Quantity::share, "share", share, uncertain,
        (in_complaints_by<&Complaints::class_share, information>),
        {"Share of complaints that ask for information", "Bagian pengaduan berupa permintaan informasi"}),
    row("complaints.share.no_field_check", Quantity::share, "share", share, uncertain,
        (in_complaints_by<&Complaints::class_share, no_field_check>),
        {"Share of complaints that need work but no field check",
         "Bagian pengaduan yang perlu penanganan tanpa pengecekan lapangan"}),
    row("complaints.share.field_check", Quantity::share, "share", share, uncertain,
        (in_complaints_by<&Complaints::class_share, field_check>),
        {"Share of complaints that need a field check", "Bagian pengaduan yang perlu pengecekan lapangan"}),
    row("complaints.work.information", Quantity::time, "minutes", task_time, uncertain,
        (in_complaints_by<&Complaints::work_minutes, information>),
        {"Mean TKSK time for a request for information", "Rata-rata waktu TKSK untuk satu permintaan informasi"}),
    row("complaints.work.no_field_check", Quantity::time, "minutes", task_time, uncertain,
        (in_complaints_by<&Complaints::work_minutes, no_field_check>),
        {"Mean TKSK time for a complaint without a field check",
         "Rata-rata waktu TKSK untuk satu pengaduan tanpa pengecekan lapangan"}),
    row("complaints.work.field_check", Quantity::time, "minutes", task_time, uncertain,
        (in_complaints_by<&Complaints::work_minutes, field_check>),
        {"Mean TKSK time for a complaint with a field check",
         "Rata-rata waktu TKSK untuk satu pengaduan dengan pengecekan lapangan"}),
    row("complaints.limit.information", Quantity::time, "days", days(0, 365), fact,
        (in_complaints_by<&Complaints::limit_minutes, information>),
        {"Service level: calendar days in which a request for information is answered",
         "Batas layanan: hari kalender untuk menjawab permintaan informasi"}),
    row("complaints.limit.no_field_check", Quantity::time, "days", days(0, 365), fact,
        (in_complaints_by<&Complaints::limit_minutes, no_field_check>),
        {"Service level: calendar days in which a complaint without a field check is resolved",
         "Batas layanan: hari kalender untuk menyelesaikan pengaduan tanpa pengecekan lapangan"}),
    row("complaints.limit.field_check", Quantity::time, "days", days(0, 365), fact,
        (in_complaints_by<&Complaints::limit_minutes, field_check>),
        {"Service level: calendar days in which a complaint with a field check is resolved",
         "Batas layanan: hari kalender untuk menyelesaikan pengaduan dengan pengecekan lapangan"}),
    row("complaints.left_out_share", Quantity::share, "share", share, uncertain,
        in_complaints<&Complaints::left_out_share>,
        {"Share of poor households that propose themselves who also complain of being left out",
         "Bagian rumah tangga miskin pengusul yang juga mengadu karena belum menerima"}),
    row("complaints.repeats", Quantity::number, "per month", {0, 100}, uncertain,
        in_complaints<&Complaints::repeats_per_month>,
        {"How often in a month a complainant asks again while the complaint is open",
         "Berapa kali sebulan pengadu bertanya lagi selama pengaduannya belum selesai"}),
    row("complaints.repeat_work", Quantity::time, "minutes", task_time, uncertain,
        in_complaints<&Complaints::repeat_minutes>,
        {"TKSK time that asking again costs", "Waktu TKSK untuk tiap pertanyaan ulang"}),
    row("complaints.patience", Quantity::time, "days", days(0.01, 36500), uncertain,
        in_complaints<&Complaints::patience_minutes>,
        {"Mean time until a complainant gives up; who gave up does not complain again",
         "Rata-rata waktu sampai pengadu menyerah; yang menyerah tidak mengadu lagi"}),
    row("complaints.dinsos.officers", Quantity::count, "officers", {0, 1000}, lever_of_kota,
        in_complaints<&Complaints::dinsos_officers>,
        {"Dinsos officers for overdue complaints", "Petugas Dinsos untuk pengaduan yang lewat batas"}),
    row("complaints.dinsos.hours", Quantity::hours_per_day, "hours/day", {0, 24 * minutes_per_hour}, lever_of_kota,
        in_complaints<&Complaints::dinsos_day_minutes>,
        {"Their time for it on a working day, each", "Waktu mereka untuk itu per hari kerja, masing-masing"}),
    row("complaints.dinsos.work", Quantity::time, "minutes", task_time, uncertain,
        in_complaints<&Complaints::dinsos_minutes>,
        {"Their mean time for an overdue complaint", "Rata-rata waktu mereka untuk satu pengaduan yang lewat batas"}),
    row("complaints.dinsos.settles", Quantity::share, "share", share, uncertain,
        in_complaints<&Complaints::dinsos_settles>,
        {"Share of overdue complaints that they settle; the others stay with the TKSK",
         "Bagian pengaduan lewat batas yang mereka selesaikan; selebihnya tetap pada TKSK"})};

}  // namespace

std::span<const ParameterRow> first_line() {
  return first_line_rows;
}

std::span<const ParameterRow> follow_up() {
  return follow_up_rows;
}

std::span<const ParameterRow> complaints() {
  return complaint_rows;
}

}  // namespace timbang::parameter_rows
