#include "trials/running/rank_messages.hpp"

#include <cstring>
#include <type_traits>

#include "base/check.hpp"
#include "outcomes/catalogue/outcome_catalogue.hpp"

namespace timbang {
namespace {

template <class Value>
concept Plain = std::is_arithmetic_v<Value>;

/// Puts values one behind the other, or takes them off again in the same order, so that a type is described once.
class Writing {
 public:
  template <Plain Value>
  void operator()(const Value& value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void operator()(const std::string& text) {
    (*this)(text.size());
    bytes_ += text;
  }
  template <class Each>
  void operator()(const std::vector<Each>& list) {
    (*this)(list.size());
    for (const Each& each : list) describe(*this, each);
  }
  template <class Held>
  void operator()(const std::optional<Held>& held) {
    (*this)(held.has_value());
    if (held) describe(*this, *held);
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reading {
 public:
  explicit Reading(const std::string& bytes) : bytes_(bytes) {}

  // Ranks run the same build, so that numbers travel as they lie in memory.
  template <Plain Value>
  void operator()(Value& value) {
    TIMBANG_CHECK(bytes_.size() - at_ >= sizeof value, "a message has all of its parts");
    // Bytes are copied: a message's parts are not aligned.
    std::memcpy(&value, bytes_.data() + at_, sizeof value);
    at_ += sizeof value;
  }
  void operator()(std::string& text) {
    const std::size_t size = counted();
    text = bytes_.substr(at_, size);
    at_ += size;
  }
  template <class Each>
  void operator()(std::vector<Each>& list) {
    list.resize(counted());
    for (Each& each : list) describe(*this, each);
  }
  template <class Held>
  void operator()(std::optional<Held>& held) {
    bool is_there = false;
    (*this)(is_there);
    if (is_there) describe(*this, held.emplace());
  }

 private:
  /// Reads a count. Each item takes at least a byte, so that a larger count is damage.
  std::size_t counted() {
    std::size_t size = 0;
    (*this)(size);
    // A damaged size must not ask for more memory than the message could fill.
    TIMBANG_CHECK(size <= bytes_.size() - at_, "a message has all of its parts");
    return size;
  }

  const std::string& bytes_;
  std::size_t at_ = 0;
};

// `Of` is the type itself when reading, const when writing.
template <class Way, class Of>
requires Plain<std::remove_const_t<Of>>
void describe(Way& way, Of& value) {
  way(value);
}

template <class Of, class Whole>
concept Is = std::is_same_v<std::remove_const_t<Of>, Whole>;

template <class Way, class First, class Second>
void describe(Way& way, std::pair<First, Second>& pair) {
  describe(way, pair.first), describe(way, pair.second);
}
template <class Way, class First, class Second>
void describe(Way& way, const std::pair<First, Second>& pair) {
  describe(way, pair.first), describe(way, pair.second);
}
template <class Way, Is<std::string> Of>
void describe(Way& way, Of& text) {
  way(text);
}
template <class Way, class Each>
void describe(Way& way, std::vector<Each>& list) {
  way(list);
}
template <class Way, class Each>
void describe(Way& way, const std::vector<Each>& list) {
  way(list);
}

template <class Way, Is<Setting> Of>
void describe(Way& way, Of& setting) {
  way(setting.path), way(setting.value);
}
template <class Way, Is<ScenarioRecipe> Of>
void describe(Way& way, Of& recipe) {
  way(recipe.file), way(recipe.settings), way(recipe.assumed);
  way(recipe.ensemble_file), way(recipe.member), way(recipe.is_baseline);
}
template <class Way, Is<WelfareQuantile> Of>
void describe(Way& way, Of& quantile) {
  way(quantile.mu), way(quantile.sigma), way(quantile.g);
}
template <class Way, Is<CityFit> Of>
void describe(Way& way, Of& fit) {
  way(fit.mu), way(fit.sigma), way(fit.g), way(fit.rounds), way(fit.measures);
}
template <class Way, Is<FoundFit> Of>
void describe(Way& way, Of& found) {
  way(found.baseline_sha256), way(found.population_seed), way(found.fit);
}
template <class Way, Is<KeptCells> Of>
void describe(Way& way, Of& kept) {
  way(kept.outcomes), way(kept.is_every_place), way(kept.is_every_month);
}
template <class Way, Is<UnitWork::Replication> Of>
void describe(Way& way, Of& each) {
  way(each.replication), way(each.trials);
}
/// Months and kinds travel as numbers.
template <class Way, Is<OtherStart> Of>
void describe(Way& way, Of& start) {
  auto kind = static_cast<std::uint8_t>(start.kind);
  std::int32_t last_month = start.last_month.since_1900();
  way(kind), way(last_month);
  if constexpr (!std::is_const_v<Of>) start = {static_cast<OtherStart::Kind>(kind), Month(last_month)};
}
template <class Way, Is<CityOrigin> Of>
void describe(Way& way, Of& origin) {
  way(origin.given), way(origin.start);
}
/// Without its scenarios.
template <class Way, Is<UnitWork> Of>
void describe(Way& way, Of& work) {
  describe(way, work.origin), way(work.population_seed), way(work.seed), way(work.replications);
}
template <class Way, Is<TrialKey> Of>
void describe(Way& way, Of& key) {
  way(key.values_sha256), way(key.city), way(key.population_seed), way(key.seed), way(key.replication);
}

/// The kept cells of a table in the order of outcomes, places and months.
template <class Way, class Table>
void describe_cells(Way& way, const KeptCells& kept, Table& table) {
  for (const std::size_t outcome : kept.outcomes) {
    for (std::size_t where = 0; where < kept.wheres(table); ++where) {
      for (std::size_t month = 0; month < kept.months(table); ++month) {
        double value = table.at(outcome, where, month);
        way(value);
        if constexpr (!std::is_const_v<Table>) table.at(outcome, where, month) = value;
      }
    }
  }
}

template <class Way, Is<Trial> Of>
void describe(Way& way, Of& trial) {
  describe(way, trial.key), describe(way, trial.kept);
  way(trial.trajectory), way(trial.failure), way(trial.wall_seconds);
  // A failed trial has no table.
  if (!trial.failure.empty()) return;
  std::size_t wheres = trial.table.wheres();
  std::size_t months = trial.table.months();
  std::int32_t first_month = trial.table.first_month().since_1900();
  way(wheres), way(months), way(first_month);
  if constexpr (!std::is_const_v<Of>) {
    TIMBANG_CHECK(wheres > 0 && months > 0, "a message has all of its parts");
    trial.table = OutcomeTable(outcome_catalogue().size(), wheres - 1, Month(first_month), months - 1);
  }
  describe_cells(way, trial.kept, trial.table);
}

template <class Way, Is<FinishedUnit> Of>
void describe(Way& way, Of& finished) {
  way(finished.trials), way(finished.found), way(finished.is_unfit);
}
template <class Way, Is<UnitReport> Of>
void describe(Way& way, Of& report) {
  way(report.ticket), describe(way, report.finished), way(report.is_stopping), way(report.failure);
}
template <class Way, Is<UnitOrder> Of>
void describe(Way& way, Of& order) {
  way(order.ticket), way(order.recipes), way(order.values_sha256), way(order.fit), describe(way, order.work);
}

template <class Whole>
std::string pack(const Whole& whole) {
  Writing way;
  describe(way, whole);
  return way.take();
}

template <class Whole>
Whole unpack(const std::string& bytes) {
  Reading way(bytes);
  Whole whole;
  describe(way, whole);
  return whole;
}

}  // namespace

std::string packed(const UnitOrder& order) {
  return pack(order);
}
std::string packed(const UnitReport& report) {
  return pack(report);
}
UnitOrder unpacked_order(const std::string& bytes) {
  return unpack<UnitOrder>(bytes);
}
UnitReport unpacked_report(const std::string& bytes) {
  return unpack<UnitReport>(bytes);
}

}  // namespace timbang
