#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/stop.hpp"
#include "trials/running/rank_link.hpp"
#include "trials/running/trial_runner.hpp"

namespace timbang::test {

/// Texts from one thread to another, in order.
class Mailbox {
 public:
  void put(std::string text) {
    const std::lock_guard lock(mutex_);
    texts_.push_back(std::move(text));
    changed_.notify_all();
  }
  std::optional<std::string> take() {
    const std::lock_guard lock(mutex_);
    return first();
  }
  std::string await() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !texts_.empty(); });
    return *first();
  }

 private:
  std::optional<std::string> first() {
    if (texts_.empty()) return std::nullopt;
    std::string text = std::move(texts_.front());
    texts_.pop_front();
    return text;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> texts_;
};

/// A second rank that simulates on a thread of this process, served as under mpirun. What it reports can be spoiled on
/// the way. For the thread that made it.
class RankOnAThread {
 public:
  using Spoil = std::function<void(UnitReport&)>;

  explicit RankOnAThread(Spoil spoil) : spoil_(std::move(spoil)) {}

  /// The rank alone simulates, so that it gets every unit.
  [[nodiscard]] Workers workers() { return {0, &link_}; }

 private:
  struct Wire {
    Mailbox gathered, told, to_first, to_second;
  };

  class First final : public Ranks {
   public:
    First(Wire& wire, const Spoil& spoil) : wire_(wire), spoil_(spoil) {}
    [[nodiscard]] int number() const override { return 0; }
    [[nodiscard]] int count() const override { return 2; }
    [[nodiscard]] std::vector<std::string> gather(const std::string& bytes) override {
      return {bytes, wire_.gathered.await()};
    }
    [[nodiscard]] std::string told_by_first(const std::string& bytes) override {
      wire_.told.put(bytes);
      return bytes;
    }
    void send(int, const std::string& bytes) override { wire_.to_second.put(bytes); }
    [[nodiscard]] std::optional<std::pair<int, std::string>> receive() override {
      const auto message = wire_.to_first.take();
      if (!message) return std::nullopt;
      UnitReport report = unpacked_report(*message);
      spoil_(report);
      return std::pair(1, packed(report));
    }

   private:
    Wire& wire_;
    const Spoil& spoil_;
  };

  class Second final : public Ranks {
   public:
    explicit Second(Wire& wire) : wire_(wire) {}
    [[nodiscard]] int number() const override { return 1; }
    [[nodiscard]] int count() const override { return 2; }
    [[nodiscard]] std::vector<std::string> gather(const std::string& bytes) override {
      wire_.gathered.put(bytes);
      return {};
    }
    [[nodiscard]] std::string told_by_first(const std::string&) override { return wire_.told.await(); }
    void send(int, const std::string& bytes) override { wire_.to_first.put(bytes); }
    [[nodiscard]] std::optional<std::pair<int, std::string>> receive() override {
      auto message = wire_.to_second.take();
      if (!message) return std::nullopt;
      return std::pair(0, std::move(*message));
    }

   private:
    Wire& wire_;
  };

  struct Joined {
    std::thread thread;
    ~Joined() { thread.join(); }
  };

  Spoil spoil_;
  Wire wire_;
  First first_{wire_, spoil_};
  Second second_{wire_};
  Joined service_{std::thread([this] { serve_trials(second_, 1, StopToken()); })};
  RankLink link_{first_};  ///< last: when it goes, it ends the service
};

}  // namespace timbang::test
