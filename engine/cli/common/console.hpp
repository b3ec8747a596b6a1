#pragma once

#include <stdexcept>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "report/words/text_catalogue.hpp"

namespace timbang {

/// Takes a line of progress away from a terminal.
inline constexpr const char* clear_line = "\r\x1b[K";

/// Standard output refuses what is written to it.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What a command ends with; part of its contract.
enum class ExitCode : int { done = 0, failed = 1, bad_input = 2, claim_not_true = 3 };

/// Writes results to standard output. Throws OutputError.
void print(std::string_view text);

/// Writes a message to standard error, ending its line; what a terminal would obey in it is written out.
void complain(std::string_view message);

/// Says what a scenario has that is allowed and likely a mistake.
void complain_of(const std::vector<Problem>& notes, Language language);

}  // namespace timbang
