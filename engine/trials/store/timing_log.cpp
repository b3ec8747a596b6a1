#include "trials/store/timing_log.hpp"

#include <string_view>

#include "text/atomic_file.hpp"
#include "text/json_writer.hpp"

namespace timbang {
namespace {

constexpr std::string_view beginning = "[\n  ";
constexpr std::string_view between = ",\n  ";
constexpr std::string_view ending = "\n]\n";

/// The entries of a log as it was written; empty if it is anything else.
std::string_view entries_of(std::string_view log) {
  if (log.size() < beginning.size() + ending.size()) return {};
  // A log that somebody changed is begun anew: it is for people and nothing is read from it.
  if (log.substr(0, beginning.size()) != beginning || log.substr(log.size() - ending.size()) != ending) return {};
  return log.substr(beginning.size(), log.size() - beginning.size() - ending.size());
}

}  // namespace

void TimingLog::add(const TrialKey& trial, double wall_seconds) {
  JsonWriter json;
  json.begin_object(JsonWriter::Layout::compact);
  json.key("values_sha256").text(trial.values_sha256).key("seed").unsigned_integer(trial.seed);
  json.key("replication").unsigned_integer(trial.replication).key("wall_seconds").number(wall_seconds).end();
  lines_.push_back(json.json());
}

void TimingLog::append_to(const std::filesystem::path& file) const {
  if (lines_.empty()) return;
  const std::string before = read_whole_file(file).value_or("");
  std::string log(beginning);
  log += entries_of(before);
  for (const std::string& line : lines_) {
    if (log.size() > beginning.size()) log += between;
    log += line;
  }
  // Replaced as a whole, so that a kill leaves the old log or the new one.
  write_atomically(file, log + std::string(ending));
}

}  // namespace timbang
