#include "cli/brief/handed_on.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <cstdlib>

#include "cli/common/console.hpp"
#include "text/atomic_file.hpp"

namespace timbang {
namespace {

namespace fs = std::filesystem;

/// Where a program is on PATH; empty if nowhere.
std::string find_program(std::initializer_list<std::string_view> names) {
  const char* path = std::getenv("PATH");
  const std::string places = path == nullptr ? "" : path;
  for (const std::string_view name : names) {
    for (std::size_t begin = 0; begin < places.size();) {
      const std::size_t end = std::min(places.find(':', begin), places.size());
      const fs::path candidate = fs::path(places.substr(begin, end - begin)) / name;
      if (access(candidate.c_str(), X_OK) == 0) return candidate.string();
      begin = end + 1;
    }
  }
  return {};
}

/// Runs a program with its output thrown away; whether it ended well.
bool runs_well(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failure = posix_spawn(&child, words.front().c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  return failure == 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// A folder that is gone when this is.
class WorkFolder {
 public:
  WorkFolder() {
    std::string name = (fs::temp_directory_path() / "timbang-brief-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  ~WorkFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

struct HandedOn {
  Language language;
  fs::path folder;
  const WorkFolder& work;

  void report(const std::string& tool, const fs::path& made, const fs::path& wanted, bool is_made) const {
    std::error_code error;
    if (is_made) fs::copy_file(made, wanted, fs::copy_options::overwrite_existing, error);
    if (is_made && !error) {
      print(wanted.string() + "\n");
    } else {
      complain(text(language, "brief.tool_failed",
                    {{"tool", fs::path(tool).filename().string()}, {"file", wanted.string()}}));
    }
  }
};

void draw(const HandedOn& to, const std::string& chromium, const fs::path& page, const std::string& what,
          const fs::path& wanted) {
  const fs::path made = to.work.path() / wanted.filename();
  const fs::path profile = to.work.path() / "profile";
  const std::string code = to.language == Language::english ? "en" : "id";
  const bool is_made =
      runs_well({chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-pdf-header-footer",
                 "--virtual-time-budget=20000", "--user-data-dir=" + profile.string(), "--window-size=1080,1350",
                 what + "=" + made.string(), "file://" + page.string() + "#" + code + "-light"});
  to.report(chromium, made, wanted, is_made && fs::exists(made));
}

}  // namespace

void hand_on(const BriefSource& source, const BriefEdition& edition, const std::string& page, const fs::path& folder) {
  const WorkFolder work;
  if (work.path().empty()) return;
  const HandedOn to{edition.language, folder, work};
  const TextArguments name{{"name", source.summary.scenario_name}};
  const std::string print_name = text(edition.language, "brief.file.print", name);
  if (const std::string chromium = find_program({"chromium", "chromium-browser", "google-chrome"}); chromium.empty()) {
    complain(text(edition.language, "brief.no_chromium"));
  } else {
    write_atomically(work.path() / "page.html", page);
    write_atomically(work.path() / "card.html", card_html(source, edition.language));
    draw(to, chromium, work.path() / "page.html", "--print-to-pdf", folder / (print_name + ".pdf"));
    draw(to, chromium, work.path() / "card.html", "--screenshot",
         folder / (text(edition.language, "brief.file.card", name) + ".png"));
  }
  if (const std::string pandoc = find_program({"pandoc"}); pandoc.empty()) {
    complain(text(edition.language, "brief.no_pandoc"));
  } else {
    const fs::path plain = work.path() / "plain.html";
    const fs::path made = work.path() / (print_name + ".docx");
    write_atomically(plain, plain_html(source, edition.page, edition.language));
    to.report(pandoc, made, folder / made.filename(),
              runs_well({pandoc, "--from=html", "--output=" + made.string(), plain.string()}));
  }
}

}  // namespace timbang
