#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/programme.hpp"
#include "base/rupiah.hpp"
#include "base/sim_time.hpp"

namespace timbang {

// What a run reports. A fact carries its own time; facts of one instant come in the order in which they happened, but a
// credit's transaction that no policy can change is reported together with the credit, with its later time.

/// Aid was put at a family's disposal.
struct Credited {
  KecamatanId kecamatan;
  HouseholdId household;
  Channel channel;
  SimTime at;
  Rupiah amount;
};

/// A credit was taken up.
struct Transacted {
  KecamatanId kecamatan;
  HouseholdId household;
  Channel channel;
  SimTime credited_at;
  SimTime at;
  Rupiah amount;
  Rupiah extra_food{};  ///< of the amount, what is spent on food that would not have been bought without it
};

// Column facts: one fact for many families at once. They stand for as many facts of single families and hold spans that
// are valid during the call; a sink that does not override them receives the single facts.

/// Families of one kecamatan were credited together; each is Credited.
struct CreditedTogether {
  KecamatanId kecamatan;
  Channel channel;
  SimTime at;
  Rupiah amount;  ///< a family
  std::span<const HouseholdId> households;
};

/// Of those who were credited together, some took it up; each has Transacted.
struct TransactedTogether {
  KecamatanId kecamatan;
  Channel channel;
  SimTime credited_at;
  Rupiah amount;      ///< a family
  Rupiah extra_food;  ///< a family
  std::span<const HouseholdId> households;
  std::span<const SimTime> at;  ///< by family
};

/// A credit passed its deadline untransacted.
struct DeadlineMissed {
  KecamatanId kecamatan;
  HouseholdId household;
  Channel channel;
  SimTime credited_at;
  SimTime at;
  Rupiah amount;
  Obstacle cause;
};

/// Money of a missed credit is back in the treasury.
struct Returned {
  KecamatanId kecamatan;
  HouseholdId household;
  Channel channel;
  SimTime credited_at;
  SimTime at;
  Rupiah amount;
};

/// A family lost its place, or a place was filled again.
struct PlaceVacated {
  KecamatanId kecamatan;
  HouseholdId household;
  SimTime at;
  VacancyReason reason;
};
struct PlaceFilled {
  KecamatanId kecamatan;
  HouseholdId household;
  SimTime at;
};

/// A case was opened. For a complaint this is its filing.
struct CaseOpened {
  CaseKind kind;
  KecamatanId kecamatan;
  HouseholdId household;
  SimTime at;
  SimTime due;
};

/// A case reached the TKSK's desk for the first time.
struct CaseReachedTksk {
  CaseKind kind;
  KecamatanId kecamatan;
  SimTime opened_at;
  SimTime at;
};

/// A complaint passed its due date while open; it stays open.
struct CaseEscalated {
  CaseKind kind;
  KecamatanId kecamatan;
  SimTime opened_at;
  SimTime at;
  bool reached_tksk;
};

/// A complainant asked again while the complaint was open; no new case.
struct CaseRepeated {
  CaseKind kind;
  KecamatanId kecamatan;
  SimTime opened_at;
  SimTime at;
  bool reached_tksk;
};

/// A family that gave up on an earlier complaint had reason to complain and did not.
struct ComplaintUnvoiced {
  CaseKind kind;  ///< the class it would have had
  KecamatanId kecamatan;
  SimTime at;
};

/// A case ended.
struct CaseClosed {
  CaseKind kind;
  KecamatanId kecamatan;
  HouseholdId household;
  SimTime opened_at;
  SimTime due;
  SimTime at;
  CaseEnd end;
  bool reached_tksk;
  bool by_staff = true;  ///< resolved by work of TKSK, first line or Dinsos; false: the family managed without
};

/// Work arrived at a TKSK desk: minutes that will be needed, also if the work is cancelled later.
struct WorkArrived {
  CaseKind kind;
  KecamatanId kecamatan;
  SimTime at;
  Duration minutes;
};

/// A TKSK began to serve.
struct ServiceStarted {
  CaseKind kind;
  TkskId tksk;
  HouseholdId household;
  SimTime arrived_at;  ///< at the desk
  SimTime at;
};

/// A TKSK worked within one block of working time. The mobile team's TKSK have the kecamatan after the last one as
/// their home; `where` is the kecamatan whose work it was.
struct Worked {
  CaseKind kind;
  TkskId tksk;
  SimTime from;
  Duration minutes;
  KecamatanId where;
};

/// A TKSK was in post on a day, with these minutes for Sembako cases and those taken from other duties. `where` is the
/// kecamatan that it served; the mobile team's may serve another one every day.
struct TkskDay {
  TkskId tksk;
  SimTime day;
  Duration available;
  Duration from_other_duties;
  KecamatanId where;
  Duration reserved = {};  ///< of those available, for information sessions and checks of use
};

/// A post stood vacant on a day.
struct PostVacant {
  TkskId tksk;
  SimTime day;
};

/// The first line spent time on a case.
struct FirstLineWorked {
  KecamatanId kecamatan;
  SimTime at;
  Duration minutes;
};

/// A Dinsos officer spent time on an escalated complaint of this kecamatan.
struct DinsosWorked {
  KecamatanId kecamatan;
  SimTime at;
  Duration minutes;
};

/// A family's use of the money was checked.
struct UseChecked {
  KecamatanId kecamatan;
  HouseholdId household;
  SimTime at;
  bool non_food_use_found;
};

/// A month's expense in one kecamatan, one fact a cost line and payer. The mobile team's is shared out over all.
struct CostIncurred {
  KecamatanId kecamatan;
  Month month;
  CostLine line;
  Payer payer;
  Rupiah amount;
};

/// Poverty of one kecamatan in one month, in every variant; sums over its households.
/// Gaps and squared gaps in units of 2^-32 of the line, summed over persons.
struct PovertyMonth {
  static constexpr double units_a_line = 4294967296.0;

  KecamatanId kecamatan;
  Month month;
  std::int64_t persons = 0;
  std::int64_t households = 0;
  struct Variant {
    std::int64_t poor_persons = 0;
    std::int64_t poor_households = 0;
    std::int64_t gap = 0;
    std::int64_t severity = 0;  ///< squared gaps

    /// A household of so many members, each of whom consumes so many lines: counted if poor, that is below the line
    /// (Foster, Greer and Thorbecke 1984; a person's gap and its square are rounded to the nearest unit).
    void count(double consumption, std::int64_t members) {
      if (consumption >= 1.0) return;
      const double shortfall = 1.0 - consumption;
      poor_persons += members;
      poor_households += 1;
      gap += members * static_cast<std::int64_t>(shortfall * units_a_line + 0.5);
      severity += members * static_cast<std::int64_t>(shortfall * shortfall * units_a_line + 0.5);
    }
    Variant& operator-=(const Variant& other) {
      poor_persons -= other.poor_persons;
      poor_households -= other.poor_households;
      gap -= other.gap;
      severity -= other.severity;
      return *this;
    }
  };
  Variant delivered;          ///< transacted aid, spread over the months that it covers
  Variant without_aid;        ///< no aid
  Variant if_all_transacted;  ///< all credited aid, spread over the months that it covers
  Variant if_all_listed;      ///< the same, if every household that is poor without aid had a place too
  Variant cash_basis;         ///< transacted aid, counted whole in the month in which it was received
};

/// Who had the aid of one month, against who was poor before it; households.
struct TargetingMonth {
  KecamatanId kecamatan;
  Month month;
  std::int64_t poor = 0;             ///< before aid
  std::int64_t poor_listed = 0;      ///< of these, KPM of the month
  std::int64_t listed = 0;           ///< KPM of the month
  std::int64_t listed_well_off = 0;  ///< of these, above twice the line before aid
  std::array<std::int64_t, exclusion_cause_count>
      excluded{};                 ///< poor, no KPM of the month; by cause at the month's end
  std::int64_t waiting_list = 0;  ///< verified and waiting for a place at the month's end
};

/// Receives what a run reports. Every reaction is optional.
class FactSink {
 public:
  FactSink() = default;
  FactSink(const FactSink&) = default;
  FactSink(FactSink&&) = default;
  FactSink& operator=(const FactSink&) = default;
  FactSink& operator=(FactSink&&) = default;
  virtual ~FactSink() = default;

  virtual void on(const Credited& /*fact*/) {}
  virtual void on(const Transacted& /*fact*/) {}
  virtual void on(const CreditedTogether& fact) {
    for (const HouseholdId household : fact.households) {
      on(Credited{fact.kecamatan, household, fact.channel, fact.at, fact.amount});
    }
  }
  virtual void on(const TransactedTogether& fact) {
    for (std::size_t i = 0; i < fact.households.size(); ++i) {
      on(Transacted{fact.kecamatan, fact.households[i], fact.channel, fact.credited_at, fact.at[i], fact.amount,
                    fact.extra_food});
    }
  }
  virtual void on(const DeadlineMissed& /*fact*/) {}
  virtual void on(const Returned& /*fact*/) {}
  virtual void on(const PlaceVacated& /*fact*/) {}
  virtual void on(const PlaceFilled& /*fact*/) {}
  virtual void on(const CaseOpened& /*fact*/) {}
  virtual void on(const CaseReachedTksk& /*fact*/) {}
  virtual void on(const CaseEscalated& /*fact*/) {}
  virtual void on(const CaseRepeated& /*fact*/) {}
  virtual void on(const ComplaintUnvoiced& /*fact*/) {}
  virtual void on(const CaseClosed& /*fact*/) {}
  virtual void on(const WorkArrived& /*fact*/) {}
  virtual void on(const ServiceStarted& /*fact*/) {}
  virtual void on(const Worked& /*fact*/) {}
  virtual void on(const TkskDay& /*fact*/) {}
  virtual void on(const PostVacant& /*fact*/) {}
  virtual void on(const FirstLineWorked& /*fact*/) {}
  virtual void on(const DinsosWorked& /*fact*/) {}
  virtual void on(const UseChecked& /*fact*/) {}
  virtual void on(const CostIncurred& /*fact*/) {}
  virtual void on(const PovertyMonth& /*fact*/) {}
  virtual void on(const TargetingMonth& /*fact*/) {}
};

}  // namespace timbang
