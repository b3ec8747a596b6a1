#pragma once

#include <string>
#include <vector>

#include "base/problem.hpp"
#include "scenario/layers/read_scenario.hpp"

namespace timbang::test {

/// A folder of its own for the files of one test, removed with all it holds.
class ScenarioFolder {
 public:
  ScenarioFolder();
  ~ScenarioFolder();
  ScenarioFolder(const ScenarioFolder&) = delete;
  ScenarioFolder& operator=(const ScenarioFolder&) = delete;

  /// Writes a file and returns its path.
  std::string write(const std::string& name, const std::string& content) const;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// The small city of tests/support/data as text, its calendar named by an absolute path.
[[nodiscard]] std::string small_city();

/// The text with the one place that reads `from` changed. Fails the test if there is not exactly one.
[[nodiscard]] std::string changed(std::string text, const std::string& from, const std::string& to);

/// Reads a scenario that is only this text.
[[nodiscard]] Scenario read_text_as_scenario(const std::string& content, const std::vector<Setting>& settings = {});

/// The problems that reading the text gives; none if it can be read. Every problem must have a text in both languages.
[[nodiscard]] std::vector<Problem> problems_of(const std::string& content, const std::vector<Setting>& settings = {});
[[nodiscard]] std::vector<Problem> problems_of_file(const std::string& file, const std::vector<Setting>& settings = {});

/// The first problem with that id; fails the test, naming what there is, if none has it.
[[nodiscard]] Problem the_problem(const std::vector<Problem>& problems, const std::string& id);

/// The value of one of its arguments.
[[nodiscard]] std::string argument(const Problem& problem, const std::string& name);

/// The text of the line that the problem stands on, from its column on.
[[nodiscard]] std::string pointed_at(const Problem& problem);

}  // namespace timbang::test
