#include "model/welfare/welfare_report.hpp"

#include <array>
#include <numeric>
#include <utility>

#include "base/check.hpp"
#include "model/welfare/aid_of_month.hpp"

namespace timbang {
namespace {

constexpr std::size_t sizes = 9;  // by number of persons, 1 .. 8

/// A person and month of aid, in lines of the month, by size of the household.
std::array<double, sizes> aid_by_size(const City& city, Month month) {
  // The arm's own benefit: aid is what a policy may change.
  const Parameters& parameters = city.scenario->in_force(month.first_day());
  const double line = poverty_line(parameters.welfare, month, city.scenario->period.first_month);
  const double benefit = parameters.programme.benefit_rupiah / line;
  std::array<double, sizes> aid{};
  for (std::size_t size = 1; size < sizes; ++size) aid[size] = benefit / static_cast<double>(size);
  return aid;
}

/// Why a poor household had no aid for the month; one with a new place waits for its first payout.
ExclusionCause cause_of(Standing standing) {
  switch (standing) {
    case Standing::in_verification:
      return ExclusionCause::in_verification;
    case Standing::rejected:
      return ExclusionCause::rejected;
    case Standing::lost_place:
      return ExclusionCause::lost_place;
    case Standing::waiting:
    case Standing::listed:
      break;
  }
  return ExclusionCause::waiting_list;
}

/// The register's standings at a month's end, followed month by month.
class Standings {
 public:
  explicit Standings(const City& city) : city_(city) {}

  // Welfare is counted after the run, when the register knows only its last standings; their changes were logged.
  void follow_to_end_of(Month month) {
    const SimTime end = city_.clock.time_of((month + 1).first_day());
    while (seen_ < city_.standings.size() && city_.standings[seen_].at < end) {
      const StandingChange& change = city_.standings[seen_++];
      // Rows are numbered in the order in which they are made, and every new row is given a standing at once.
      if (change.family >= standing_.size()) standing_.resize(change.family + std::size_t{1});
      standing_[change.family] = change.standing;
    }
  }

  [[nodiscard]] ExclusionCause cause_of_exclusion(KpmIndex row) const {
    const bool is_known = row != nothing && row < standing_.size();
    return is_known ? cause_of(standing_[row]) : ExclusionCause::not_proposed;
  }

  void count_waiting(std::vector<TargetingMonth>& targeting) const {
    for (KpmIndex row = 0; row < standing_.size(); ++row) {
      if (standing_[row] == Standing::waiting) ++targeting[city_.kecamatan_of(row).value].waiting_list;
    }
  }

 private:
  const City& city_;
  std::vector<Standing> standing_;  ///< by row
  std::size_t seen_ = 0;            ///< changes
};

/// Every kecamatan with its households and persons, the same in all months.
std::vector<PovertyMonth> count_all(const City& city) {
  const Population& population = *city.population;
  const std::uint8_t* const persons = population.size.data();
  std::vector<PovertyMonth> kecamatan(city.kecamatan_count());
  for (std::size_t k = 0; k < kecamatan.size(); ++k) {
    const std::uint32_t first = population.first_household[k];
    const std::uint32_t last = population.first_household[k + 1];
    kecamatan[k].kecamatan = KecamatanId{static_cast<std::uint16_t>(k)};
    kecamatan[k].households = last - first;
    kecamatan[k].persons = std::accumulate(persons + first, persons + last, std::int64_t{0});
  }
  return kecamatan;
}

/// One month's report of every kecamatan.
class MonthReport {
 public:
  MonthReport(const City& city, std::vector<PovertyMonth> kecamatan, const MonthBeforeAid& before,
              const Standings& standings)
      : city_(city),
        before_(before),
        standings_(standings),
        aid_(city, before.month),
        aid_by_size_(aid_by_size(city, before.month)),
        poverty_(std::move(kecamatan)),
        targeting_(city.kecamatan_count()) {}

  void tell(FactSink& facts) {
    begin();
    count_listed();
    count_poor();
    standings_.count_waiting(targeting_);
    for (std::size_t k = 0; k < poverty_.size(); ++k) {
      facts.on(poverty_[k]);
      facts.on(targeting_[k]);
    }
  }

 private:
  void begin() {
    for (std::size_t k = 0; k < poverty_.size(); ++k) {
      targeting_[k].kecamatan = poverty_[k].kecamatan;
      poverty_[k].month = targeting_[k].month = before_.month;
      // All variants start from poverty without aid; relieve() takes off what aid does.
      poverty_[k].delivered = poverty_[k].without_aid = before_.without_aid[k];
      poverty_[k].if_all_transacted = poverty_[k].if_all_listed = before_.without_aid[k];
      poverty_[k].cash_basis = before_.without_aid[k];
    }
  }

  void count_listed() {
    // The first rows are ordered by kecamatan, so that one kecamatan is summed in local variables.
    for (KpmIndex row = 0; row < city_.kpm.size();) {
      const KecamatanId kecamatan = city_.kecamatan_of(row);
      std::int64_t listed = 0;
      std::int64_t well_off = 0;
      for (; row < city_.kpm.size() && city_.kecamatan_of(row) == kecamatan; ++row) {
        const bool is_listed = aid_.is_credited(row);
        const bool is_well_off = before_.well_off.test(city_.household_of(row));
        listed += static_cast<std::int64_t>(is_listed);
        well_off += static_cast<std::int64_t>(is_listed && is_well_off);
      }
      targeting_[kecamatan.value].listed += listed;
      targeting_[kecamatan.value].listed_well_off += well_off;
    }
  }

  /// A household that is not poor without aid is poor in no variant.
  void count_poor() {
    std::size_t kecamatan = 0;
    for (std::size_t i = 0; i < before_.poor.size(); ++i) {
      while (before_.poor[i] >= city_.population->first_household[kecamatan + 1]) ++kecamatan;
      const KpmIndex row = city_.kpm.row_of[before_.poor[i]];
      const Aid aid = row == nothing ? Aid::none : aid_.spread(row);
      relieve(poverty_[kecamatan], i, row, aid);
      TargetingMonth& targeting = targeting_[kecamatan];
      ++targeting.poor;
      if (aid == Aid::none) {
        ++targeting.excluded[static_cast<std::size_t>(standings_.cause_of_exclusion(row))];
      } else {
        ++targeting.poor_listed;
      }
    }
  }

  /// What the family's aid takes off the poverty without it, in each variant.
  void relieve(PovertyMonth& poverty, std::size_t poor, KpmIndex row, Aid aid) const {
    // Aid can only take a household out of the poverty that it has without aid. So each variant starts from that count
    // and subtracts: integer sums, exact in any order.
    const std::uint8_t size = city_.population->size[before_.poor[poor]];
    const double consumption = before_.consumption[poor];
    const PovertyMonth::Variant without = counted(consumption, size);
    PovertyMonth::Variant relief = without;
    relief -= counted(consumption + aid_by_size_[size], size);
    if (aid == Aid::delivered) poverty.delivered -= relief;
    if (aid != Aid::none) poverty.if_all_transacted -= relief;
    poverty.if_all_listed -= relief;
    const int received = row == nothing ? 0 : aid_.received_months(row);
    if (received == 0) return;
    PovertyMonth::Variant cash_relief = without;
    cash_relief -= counted(consumption + aid_by_size_[size] * received, size);
    poverty.cash_basis -= cash_relief;
  }

  static PovertyMonth::Variant counted(double consumption, std::uint8_t members) {
    PovertyMonth::Variant household;
    household.count(consumption, members);
    return household;
  }

  const City& city_;
  const MonthBeforeAid& before_;
  const Standings& standings_;
  AidOfMonth aid_;
  std::array<double, sizes> aid_by_size_;
  std::vector<PovertyMonth> poverty_;
  std::vector<TargetingMonth> targeting_;
};

}  // namespace

void report_welfare_of(const City& city, std::span<const MonthBeforeAid> months, FactSink& facts) {
  Standings standings(city);
  const std::vector<PovertyMonth> kecamatan = count_all(city);
  for (const MonthBeforeAid& month : months) {
    standings.follow_to_end_of(month.month);
    MonthReport(city, kecamatan, month, standings).tell(facts);
  }
}

WelfareCounts count_welfare(const City& city, Month month) {
  const Period& period = city.scenario->period;
  TIMBANG_CHECK(month >= period.first_month && month <= period.last_month, "welfare is counted in a reported month");
  WelfarePath path(city);
  while (path.month() < month) path.advance();
  const AidOfMonth aid(city, month);
  WelfareCounts counts;
  for (std::size_t household = 0; household < city.population->households(); ++household) {
    const KpmIndex row = city.kpm.row_of[household];
    // Delivered and not merely credited: the official figures that Q is fitted to count what arrived.
    const bool is_aided = row != nothing && aid.spread(row) == Aid::delivered;
    counts.add(path.score(household), city.population->size[household], is_aided);
  }
  return counts;
}

}  // namespace timbang
