#include "scenario/parameters/parameter_rows.hpp"

namespace timbang::parameter_rows {

namespace {

using Processes = ProcessParameters;
constexpr std::array<std::string_view, 2> switches{"on", "off"};

template <auto Field>
constexpr ParameterRow process_row(std::string_view path, Meaning meaning) {
  ParameterRow row = choice_row<&Parameters::processes, Field, Switch>(path, switches, fact, meaning);
  row.may_be_left_out = true;
  return row;
}

constexpr std::array process_rows{
    process_row<&Processes::welfare>("processes.welfare",
                                     {"Whether poverty is computed", "Apakah kemiskinan dihitung"}),
    process_row<&Processes::listing>("processes.listing",
                                     {"Whether families who hold a place die, move away or improve",
                                      "Apakah keluarga penerima bisa meninggal, pindah, atau membaik keadaannya"}),
    process_row<&Processes::payout>("processes.payout", {"Whether aid is paid", "Apakah bantuan disalurkan"}),
    process_row<&Processes::transacting>(
        "processes.transacting",
        {"Whether families may not know of the money, have card trouble or wrong registry data",
         "Apakah keluarga bisa tidak tahu dana masuk, bermasalah kartu, atau salah data"}),
    process_row<&Processes::follow_up>("processes.follow_up",
                                       {"Whether families who have not transacted are followed up",
                                        "Apakah keluarga yang belum bertransaksi didatangi"}),
    process_row<&Processes::returns>(
        "processes.returns", {"Whether money that missed its deadline goes back, and who misses too many is dropped",
                              "Apakah dana yang lewat batas waktu kembali ke kas negara dan KPM bisa dikeluarkan"}),
    process_row<&Processes::complaints>("processes.complaints", {"Whether anybody complains", "Apakah ada pengaduan"}),
    process_row<&Processes::proposals>(
        "processes.proposals",
        {"Whether households propose themselves; without it, places are filled in the order of the register",
         "Apakah ada usulan baru; tanpa itu, kuota kosong diisi menurut urutan data"}),
    process_row<&Processes::socialisation>("processes.socialisation",
                                           {"Whether sessions are held", "Apakah sosialisasi diadakan"}),
    process_row<&Processes::monitoring>("processes.monitoring", {"Whether the use of the money is spot-checked",
                                                                 "Apakah penggunaan dana dicek secara acak"}),
    process_row<&Processes::first_line>(
        "processes.first_line",
        {"Whether RT/RW, PSM and kelurahan settle anything; without them all work reaches a TKSK",
         "Apakah RT/RW, PSM, dan kelurahan ikut menangani; tanpa mereka semua pekerjaan sampai ke TKSK"}),
    process_row<&Processes::staff>(
        "processes.staff",
        {"Whether TKSK are absent, leave, are replaced and learn; without it, they stay and work at full pace",
         "Apakah TKSK bisa absen, keluar, diganti, dan perlu belajar; tanpa itu, mereka tetap dan bekerja penuh"}),
    process_row<&Processes::costs>("processes.costs", {"Whether costs are counted", "Apakah biaya dihitung"})};

}  // namespace

std::span<const ParameterRow> processes() {
  return process_rows;
}

}  // namespace timbang::parameter_rows
