#pragma once

namespace timbang {

/// The command as typed: parses it, does what the verb says, and turns whatever goes wrong into one plain message and
/// an exit code. Nothing is thrown.
[[nodiscard]] int run_command_line(int count, const char* const* words) noexcept;

}  // namespace timbang
