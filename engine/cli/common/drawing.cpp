#include "cli/common/drawing.hpp"

#include <cerrno>
#include <cstdlib>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace timbang {
namespace {

constexpr int exit_without_rsvg_convert = 3;  // of render.mjs

namespace fs = std::filesystem;

/// An installed command finds its folder from where it stands itself; one that was built, in the source tree.
fs::path page_folder() {
  const char* named = std::getenv("TIMBANG_PAGE_FOLDER");  // NOLINT(concurrency-mt-unsafe): nothing sets it
  if (named != nullptr) return named;
  std::error_code error;
  const fs::path command = fs::read_symlink("/proc/self/exe", error);
  fs::path installed = (command.parent_path() / TIMBANG_SHARE_FROM_COMMAND / "page").lexically_normal();
  return fs::exists(installed / "render.mjs", error) ? installed : fs::path(TIMBANG_PAGE_FOLDER);
}

/// The exit code of node; -1 if there is no such program, -2 if it ended otherwise.
int run_node(std::string program, std::string argument) {
  std::string node = "node";
  char* const arguments[] = {node.data(), program.data(), argument.data(), nullptr};
  pid_t process = 0;
  if (posix_spawnp(&process, node.c_str(), nullptr, nullptr, arguments, environ) != 0) return -1;
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return -2;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -2;
}

}  // namespace

Drawing draw_charts(const fs::path& folder) {
  const fs::path page = page_folder();
  std::error_code error;
  const bool has_packages = fs::exists(page / "node_modules" / "vega-lite", error);
  // A build in somebody else's home.
  if (error) return Drawing::unreadable;
  if (!has_packages) return Drawing::without_packages;
  switch (run_node((page / "render.mjs").string(), folder.string())) {
    case 0:
      return Drawing::done;
    case exit_without_rsvg_convert:
      return Drawing::without_rsvg_convert;
    case -1:
    case 127:  // how some systems say that there is no such program
      return Drawing::without_node;
    default:
      return Drawing::failed;
  }
}

std::string drawing_text(Language language, Drawing drawing) {
  switch (drawing) {
    case Drawing::done:
      return {};
    case Drawing::without_rsvg_convert:
      return text(language, "chart.drawing.without_rsvg_convert");
    case Drawing::without_node:
      return text(language, "chart.drawing.without_node");
    case Drawing::without_packages:
      return text(language, "chart.drawing.without_packages", {{"folder", page_folder().string()}});
    case Drawing::unreadable:
      return text(language, "chart.drawing.unreadable", {{"folder", page_folder().string()}});
    case Drawing::failed:
      break;
  }
  return text(language, "chart.drawing.failed");
}

}  // namespace timbang
