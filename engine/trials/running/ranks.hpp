#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace timbang {

/// Something went wrong on another rank than the first, which reports it.
class RankFailed : public std::runtime_error {
 public:
  RankFailed(int rank, const std::string& reason) : std::runtime_error(reason), rank_(rank) {}

  [[nodiscard]] int rank() const { return rank_; }

 private:
  int rank_;
};

/// The processes that mpirun (or srun) started together, numbered from 0. All of its functions are for the thread that
/// joined. Whatever a rank sends arrives whole and, from one rank to another, in order.
class Ranks {
 public:
  /// Nothing where this process was started alone; MPI is then left alone too. Throws ScenarioError if it was started
  /// with others and this build, or this MPI, cannot join them.
  static std::unique_ptr<Ranks> join();
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;
  /// Waits for all others.
  virtual ~Ranks() = default;

  [[nodiscard]] virtual int number() const = 0;
  [[nodiscard]] virtual int count() const = 0;
  [[nodiscard]] bool is_first() const { return number() == 0; }

  /// What every rank gives, by rank, on the first one; nothing on the others. All must call it.
  [[nodiscard]] virtual std::vector<std::string> gather(const std::string& bytes) = 0;
  /// What the first rank gives, on every one. All must call it.
  [[nodiscard]] virtual std::string told_by_first(const std::string& bytes) = 0;
  virtual void send(int to, const std::string& bytes) = 0;
  /// The next message that has come, with its sender; does not wait.
  [[nodiscard]] virtual std::optional<std::pair<int, std::string>> receive() = 0;

 protected:
  Ranks() = default;
};

}  // namespace timbang
