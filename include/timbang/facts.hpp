#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace timbang::api {

// What a run reports, as it happens. Kecamatan are positions in Scenario::kecamatan(), from 0; households are positions
// among all of the city. Instants are minutes since midnight of the scenario's first day (Scenario::month_of); facts of
// one instant come in the order in which they happened, but a transaction that no policy can change is told together
// with its credit, with its later time. Amounts are whole rupiah.

enum class Channel : std::uint8_t { bank, post };

enum class CaseKind : std::uint8_t {
  complaint_information,
  complaint_no_field_check,
  complaint_field_check,
  follow_up,
  verification,   ///< of a household's proposal
  socialisation,  ///< a session in a kelurahan
  monitoring      ///< a spot check of use
};

/// What keeps a family from transacting.
enum class Obstacle : std::uint8_t { none, uninformed, card, wrong_data, died, moved };

/// What staff and first line cost. The last is paid once for every new TKSK, the others by month.
enum class CostLine : std::uint8_t {
  tali_asih,
  provincial_top_up,
  top_up,
  transport,
  phone,
  insurance,
  supervision,
  first_line,
  training
};

/// Who bears a cost: the state, the province, the city.
enum class Payer : std::uint8_t { apbn, provinsi, apbd };

/// Aid of one family.
struct MoneyFact {
  enum class What : std::uint8_t { credited, transacted, deadline_missed, returned };

  What what = What::credited;
  std::size_t kecamatan = 0;
  std::uint32_t household = 0;
  Channel channel = Channel::bank;
  std::int32_t credited_at = 0;
  std::int32_t at = 0;
  std::int64_t amount = 0;
  std::int64_t extra_food = 0;      ///< of what is transacted, spent on food that would not have been bought else
  Obstacle cause = Obstacle::none;  ///< of a deadline that is missed
};

/// A family lost its place on the list, or a place was filled again.
struct PlaceFact {
  enum class What : std::uint8_t { reported, dropped, improved, filled };  ///< the first three: why it was lost

  What what = What::filled;
  std::size_t kecamatan = 0;
  std::uint32_t household = 0;
  std::int32_t at = 0;
};

/// Something happened to a case. For a complaint, opened is its filing.
struct CaseFact {
  enum class What : std::uint8_t {
    opened,
    reached_tksk,  ///< its desk, for the first time
    escalated,     ///< a complaint passed its due date while open; it stays open
    repeated,      ///< a complainant asked again; no new case
    unvoiced,      ///< a family that gave up before had reason to complain and did not; no case
    resolved,
    given_up,    ///< its reason ended first
    open_at_end  ///< the run ended before it
  };

  What what = What::opened;
  CaseKind kind = CaseKind::complaint_information;
  std::size_t kecamatan = 0;
  std::optional<std::uint32_t> household = {};  ///< of cases that are opened or ended
  std::int32_t opened_at = 0;
  std::int32_t at = 0;
  std::optional<std::int32_t> due = {};  ///< of cases that are opened or ended
  bool reached_tksk = false;             ///< of cases that are escalated, repeated or ended: before now
  bool by_staff = false;                 ///< of cases that are resolved: not by the family itself
};

/// A TKSK's post, whoever holds it. The mobile team's home is the kecamatan after the last one.
struct Post {
  std::size_t kecamatan = 0;
  std::size_t slot = 0;  ///< from 0 within the kecamatan
};

/// Work of a desk.
struct WorkFact {
  enum class What : std::uint8_t {
    arrived,  ///< at a TKSK desk: minutes that it will take, also if it is cancelled later
    started,  ///< a TKSK begins to serve
    tksk,     ///< a TKSK worked so many minutes, within one block of working time
    first_line,
    dinsos  ///< on an escalated complaint
  };

  What what = What::arrived;
  std::size_t kecamatan = 0;                    ///< whose work it is; of a service that starts, the post's home
  std::optional<CaseKind> kind = {};            ///< not of first_line and dinsos
  std::optional<Post> post = {};                ///< of started and tksk
  std::optional<std::uint32_t> household = {};  ///< of started
  std::int32_t at = 0;
  std::int32_t minutes = 0;  ///< 0 of a service that starts
};

/// A TKSK's post on a day.
struct PostFact {
  Post post;
  bool is_vacant = false;
  std::int32_t day = 0;                ///< its midnight
  std::size_t served_kecamatan = 0;    ///< the mobile team's may be another one every day; its home if vacant
  std::int32_t available_minutes = 0;  ///< for Sembako cases
  std::int32_t from_other_duties = 0;  ///< minutes, of them those taken from other duties
  std::int32_t reserved_minutes = 0;   ///< of those available, for information sessions and checks of use
};

/// A family's use of the money was checked.
struct UseFact {
  std::size_t kecamatan = 0;
  std::uint32_t household = 0;
  std::int32_t at = 0;
  bool is_non_food_found = false;
};

/// A month's expense in one kecamatan; the mobile team's is shared out over all.
struct CostFact {
  std::size_t kecamatan = 0;
  std::string month;  ///< YYYY-MM
  CostLine line = CostLine::tali_asih;
  Payer payer = Payer::apbn;
  std::int64_t amount = 0;
};

/// Poverty of one kecamatan in one month (Foster, Greer and Thorbecke 1984).
struct PovertyFact {
  struct Variant {
    std::int64_t poor_persons = 0;
    std::int64_t poor_households = 0;
    double gap = 0;       ///< shortfalls in shares of the line, summed over persons
    double severity = 0;  ///< their squares, summed
  };

  std::size_t kecamatan = 0;
  std::string month;  ///< YYYY-MM
  std::int64_t persons = 0;
  std::int64_t households = 0;
  Variant delivered;  ///< transacted aid, spread over the months that it covers
  Variant without_aid;
  Variant if_all_transacted;  ///< all credited aid, spread likewise
  Variant if_all_listed;      ///< likewise, if every household that is poor without aid had a place too
  Variant cash_basis;         ///< transacted aid, whole in the month of its receipt
};

/// Who had the aid of one month, against who was poor before it; households.
struct TargetingFact {
  std::size_t kecamatan = 0;
  std::string month;  ///< YYYY-MM
  std::int64_t poor = 0;
  std::int64_t poor_listed = 0;
  std::int64_t listed = 0;
  std::int64_t listed_well_off = 0;  ///< above twice the line before aid
  /// Poor and not listed: not proposed, in verification, on the waiting list, rejected, lost their place.
  std::array<std::int64_t, 5> excluded{};
  std::int64_t waiting_list = 0;
};

/// Hears what a run reports, its warm-up included. Called on the thread that runs it. What it throws makes a failed
/// trial with that reason.
class FactSink {
 public:
  FactSink() = default;
  FactSink(const FactSink&) = default;
  FactSink& operator=(const FactSink&) = default;
  virtual ~FactSink();

  virtual void money(const MoneyFact& /*fact*/) {}
  virtual void place(const PlaceFact& /*fact*/) {}
  virtual void casework(const CaseFact& /*fact*/) {}
  virtual void work(const WorkFact& /*fact*/) {}
  virtual void post(const PostFact& /*fact*/) {}
  virtual void use(const UseFact& /*fact*/) {}
  virtual void cost(const CostFact& /*fact*/) {}
  virtual void poverty(const PovertyFact& /*fact*/) {}
  virtual void targeting(const TargetingFact& /*fact*/) {}
};

}  // namespace timbang::api
