#include "base/check.hpp"

#include <string>

namespace timbang {
namespace {

/// The path below engine/, so that a message is the same wherever the engine was built.
std::string_view path_in_engine(std::string_view file) {
  const auto found = file.rfind("engine/");
  return found == std::string_view::npos ? file : file.substr(found);
}

}  // namespace

void fail_check(const char* condition, const char* file, int line, std::string_view reason) {
  throw CheckFailed(std::string(reason) + " [" + condition + " at " + std::string(path_in_engine(file)) + ":" +
                    std::to_string(line) + "]");
}

}  // namespace timbang
