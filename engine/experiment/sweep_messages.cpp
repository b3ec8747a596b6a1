#include "experiment/sweep_messages.hpp"

#include <cstring>
#include <type_traits>

#include "base/check.hpp"

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

  template <Plain Value>
  void operator()(Value& value) {
    TIMBANG_CHECK(bytes_.size() - at_ >= sizeof value, "a message has all of its parts");
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
  /// A size, of which every part takes at least a byte.
  std::size_t counted() {
    std::size_t size = 0;
    (*this)(size);
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

template <class Way>
void describe(Way& way, const std::pair<std::string, std::string>& pair) {
  way(pair.first), way(pair.second);
}
template <class Way>
void describe(Way& way, std::pair<std::string, std::string>& pair) {
  way(pair.first), way(pair.second);
}

template <class Way, class Of>
requires std::is_same_v<std::remove_const_t<Of>, FoundFit>
void describe(Way& way, Of& found) {
  way(found.baseline_sha256), way(found.fit.mu), way(found.fit.sigma), way(found.fit.g), way(found.fit.rounds);
}

template <class Way, class Of>
requires std::is_same_v<std::remove_const_t<Of>, SweepTrial>
void describe(Way& way, Of& trial) {
  way(trial.key.values_sha256), way(trial.key.seed), way(trial.key.replication);
  way(trial.failure), way(trial.values);
}

template <class Way, class Of>
requires std::is_same_v<std::remove_const_t<Of>, UnitReport>
void describe(Way& way, Of& report) {
  way(report.finished.trials), way(report.finished.found);
  way(report.is_asking), way(report.is_stopping), way(report.failure);
}

template <class Way, class Of>
requires std::is_same_v<std::remove_const_t<Of>, UnitOrder>
void describe(Way& way, Of& order) {
  way(order.is_end), way(order.unit), way(order.lacking), way(order.fit);
}

template <class Way, class Of>
requires std::is_same_v<std::remove_const_t<Of>, SweepStart>
void describe(Way& way, Of& start) {
  way(start.goes_on), way(start.fits);
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

std::string packed(const UnitReport& report) {
  return pack(report);
}
std::string packed(const UnitOrder& order) {
  return pack(order);
}
std::string packed(const SweepStart& start) {
  return pack(start);
}
std::string packed(const RankIdentity& identity) {
  Writing way;
  way(identity);
  return way.take();
}

UnitReport unpacked_report(const std::string& bytes) {
  return unpack<UnitReport>(bytes);
}
UnitOrder unpacked_order(const std::string& bytes) {
  return unpack<UnitOrder>(bytes);
}
SweepStart unpacked_start(const std::string& bytes) {
  return unpack<SweepStart>(bytes);
}
RankIdentity unpacked_identity(const std::string& bytes) {
  Reading way(bytes);
  RankIdentity identity;
  way(identity);
  return identity;
}

}  // namespace timbang
