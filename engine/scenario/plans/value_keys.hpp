#pragma once

#include <array>

#include "scenario/plans/value_set.hpp"

namespace timbang::reading {

/// One number of a value set: its key and what it means.
struct ValueKey {
  const char* key;
  double ValueSet::*rupiah;
  const char* english;
  const char* indonesian;
};

inline constexpr std::array<ValueKey, 4> value_keys{{
    {"per_rupiah_delivered", &ValueSet::per_rupiah_delivered,
     "Rupiah that one rupiah of aid taken up by families is worth; 0 if left out",
     "Nilai dalam rupiah dari satu rupiah bantuan yang diambil keluarga; 0 bila tidak ditulis"},
    {"per_complaint_day", &ValueSet::per_complaint_day,
     "Rupiah that one complaint open for one day costs; 0 if left out",
     "Kerugian dalam rupiah dari satu pengaduan yang terbuka satu hari; 0 bila tidak ditulis"},
    {"per_person_kept_from_poverty", &ValueSet::per_person_kept_from_poverty,
     "Rupiah that it is worth to keep one person from poverty over the reported months (of a year: a year's worth); "
     "0 if left out",
     "Nilai dalam rupiah dari satu orang yang terjaga dari kemiskinan selama bulan yang dilaporkan (bila setahun: "
     "nilai setahun); 0 bila tidak ditulis"},
    {"per_rupiah_of_staff", &ValueSet::per_rupiah_of_staff,
     "Rupiah that one rupiah spent on staff costs; 1 if left out",
     "Kerugian dalam rupiah dari satu rupiah biaya petugas; 1 bila tidak ditulis"},
}};

}  // namespace timbang::reading
