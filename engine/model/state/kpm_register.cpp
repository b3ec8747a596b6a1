#include "model/state/kpm_register.hpp"

#include "base/check.hpp"

namespace timbang {
namespace {

/// A row for a family without a place, with nothing open.
KpmIndex append_row(KpmRegister& kpm, HouseholdId household, std::uint16_t cohort) {
  const auto index = static_cast<KpmIndex>(kpm.size());
  kpm.household.push_back(household);
  kpm.cohort.push_back(cohort);
  // Whoever waits or proposes has a row too; give_place() lists it.
  kpm.listed.push_back(0);
  kpm.standing.push_back(Standing::waiting);
  kpm.obstacle.push_back(Obstacle::none);
  kpm.obstacle_ends.push_back(SimTime::never());
  kpm.missed_in_a_row.push_back(0);
  kpm.first_outstanding.push_back(nothing);
  kpm.transaction_at.push_back(SimTime::never());
  kpm.transaction_generation.push_back(0);
  kpm.follow_up.push_back(nothing);
  kpm.complaint.push_back(nothing);
  kpm.verification.push_back(nothing);
  kpm.informed_until.emplace_back();
  for (std::vector<std::uint8_t>& month : kpm.received) month.push_back(0);
  return index;
}

std::uint16_t cohort_for(const KpmRegister& kpm, const Population& population, HouseholdId household,
                         KecamatanId kecamatan, Channel channel) {
  // Cohorts are numbered by kecamatan, then kelurahan, then channel.
  return static_cast<std::uint16_t>(kpm.first_cohort[kecamatan.value] +
                                    population.kelurahan[household.value] * channel_count +
                                    static_cast<std::size_t>(channel));
}

}  // namespace

KpmRegister make_register(const Scenario& scenario, const Population& population, std::size_t reported_payouts) {
  KpmRegister kpm;
  for (std::size_t k = 0; k < scenario.kecamatan.size(); ++k) {
    kpm.first_cohort.push_back(static_cast<std::uint32_t>(kpm.cohorts.size()));
    kpm.next_in_listing.push_back(0);
    for (std::uint32_t kelurahan = 0; kelurahan < scenario.kecamatan[k].kelurahan; ++kelurahan) {
      // Both channels, also where nobody is paid through one: a cohort's number follows from kelurahan and channel.
      for (const Channel channel : all_channels) {
        kpm.cohorts.push_back(
            {KecamatanId{static_cast<std::uint16_t>(k)}, static_cast<std::uint8_t>(kelurahan), channel, {}});
      }
    }
  }
  TIMBANG_CHECK(kpm.cohorts.size() <= 0xffffU, "more kelurahan than the register can number");
  kpm.credited.resize(reported_payouts);
  kpm.delivered.resize(reported_payouts);
  kpm.received.resize(static_cast<std::size_t>(scenario.period.months()));
  kpm.row_of.assign(population.households(), nothing);
  return kpm;
}

KpmIndex row_of(KpmRegister& kpm, const Population& population, HouseholdId household, KecamatanId kecamatan) {
  std::uint32_t& row = kpm.row_of[household.value];
  if (row == nothing) {
    // As drawn with the population; channel_of() decides again when the family gets a place.
    const auto channel = static_cast<Channel>(population.channel[household.value]);
    row = append_row(kpm, household, cohort_for(kpm, population, household, kecamatan, channel));
  }
  return row;
}

void join_cohort(KpmRegister& kpm, const Population& population, KpmIndex family, Channel channel) {
  const KecamatanId kecamatan = kpm.cohort_of(family).kecamatan;
  kpm.cohort[family] = cohort_for(kpm, population, kpm.household[family], kecamatan, channel);
  kpm.cohorts[kpm.cohort[family]].members.push_back(family);
}

std::optional<HouseholdId> next_in_listing(KpmRegister& kpm, const Population& population, KecamatanId kecamatan) {
  const std::vector<HouseholdId>& listing = population.listing[kecamatan.value];
  std::uint32_t& next = kpm.next_in_listing[kecamatan.value];
  while (next < listing.size()) {
    const HouseholdId household = listing[next++];
    // A household with a row is or was a KPM, waits, or has proposed itself.
    if (kpm.row_of[household.value] == nothing) return household;
  }
  return std::nullopt;
}

}  // namespace timbang
