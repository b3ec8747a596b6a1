#include "cli/brief/handed_on.hpp"

#include "cli/brief/outside_program.hpp"
#include "cli/common/console.hpp"
#include "cli/common/interruption.hpp"
#include "text/atomic_file.hpp"

namespace timbang {
namespace {

namespace fs = std::filesystem;

struct HandedOn {
  Language language;
  fs::path folder;
  const WorkFolder& work;
  StopToken stop;
  std::vector<fs::path>& files;  ///< that were made

  void report(const std::string& tool, const fs::path& made, const fs::path& wanted, bool is_made) const {
    std::error_code error;
    if (is_made) fs::copy_file(made, wanted, fs::copy_options::overwrite_existing, error);
    if (is_made && !error) {
      files.push_back(wanted);
      print(wanted.string() + "\n");
    } else if (!stop.stop_requested()) {
      complain(text(language, "brief.tool_failed",
                    {{"tool", fs::path(tool).filename().string()}, {"file", wanted.string()}}));
    }
  }
};

/// Draws pages with a browser: in its sandbox where the system lets it have one.
class Browser {
 public:
  Browser(const HandedOn& to, std::string program) : to_(to), program_(std::move(program)) {}

  void draw(const fs::path& page, const std::string& what, const fs::path& wanted) {
    const fs::path made = to_.work.path() / wanted.filename();
    bool is_made = draws(page, what, made);
    // As root, and in most containers, it has none and does nothing; the pages are Timbang's own and load nothing.
    if (!is_made && has_sandbox_ && !to_.stop.stop_requested()) {
      has_sandbox_ = false;
      is_made = draws(page, what, made);
      if (is_made) complain(text(to_.language, "brief.without_sandbox", {{"tool", program_}}));
    }
    to_.report(program_, made, wanted, is_made);
  }

 private:
  [[nodiscard]] bool draws(const fs::path& page, const std::string& what, const fs::path& made) const {
    const std::string code = to_.language == Language::english ? "en" : "id";
    std::vector<std::string> words{program_,
                                   "--headless",
                                   "--disable-gpu",
                                   "--hide-scrollbars",
                                   "--no-pdf-header-footer",
                                   "--virtual-time-budget=20000",
                                   "--user-data-dir=" + (to_.work.path() / "profile").string(),
                                   "--window-size=1080,1350",
                                   what + "=" + made.string()};
    if (!has_sandbox_) words.emplace_back("--no-sandbox");
    words.push_back(file_address(page) + "#" + code + "-light");
    std::error_code error;
    return runs_well(words, to_.stop) && fs::exists(made, error);
  }

  const HandedOn& to_;
  std::string program_;
  bool has_sandbox_ = true;
};

void draw_page_and_card(const BriefSource& source, const std::string& page, const HandedOn& to) {
  const TextArguments name{{"name", source.summary.scenario_name}};
  const std::string chromium = find_program({"chromium", "chromium-browser", "google-chrome"});
  if (chromium.empty()) {
    complain(text(to.language, "brief.no_chromium"));
    return;
  }
  Browser browser(to, chromium);
  write_atomically(to.work.path() / "page.html", page);
  write_atomically(to.work.path() / "card.html", card_html(source, to.language));
  browser.draw(to.work.path() / "page.html", "--print-to-pdf",
               to.folder / (text(to.language, "brief.file.print", name) + ".pdf"));
  browser.draw(to.work.path() / "card.html", "--screenshot",
               to.folder / (text(to.language, "brief.file.card", name) + ".png"));
}

void write_docx(const BriefSource& source, const BriefEdition& edition, const HandedOn& to) {
  const std::string pandoc = find_program({"pandoc"});
  if (pandoc.empty()) {
    complain(text(to.language, "brief.no_pandoc"));
    return;
  }
  const TextArguments name{{"name", source.summary.scenario_name}};
  const fs::path plain = to.work.path() / "plain.html";
  const fs::path made = to.work.path() / (text(to.language, "brief.file.print", name) + ".docx");
  write_atomically(plain, plain_html(source, edition.page, to.language));
  to.report(pandoc, made, to.folder / made.filename(),
            runs_well({pandoc, "--from=html", "--output=" + made.string(), plain.string()}, to.stop));
}

}  // namespace

bool hand_on(const BriefSource& source, const BriefEdition& edition, const std::string& page, const fs::path& folder,
             std::vector<fs::path>& files) {
  // A signal asks for a stop, so that the work folder is taken away before the command ends.
  const Interruption interruption;
  const WorkFolder work;
  if (work.path().empty()) {
    complain(text(edition.language, "brief.no_work_folder", {{"folder", work.parent()}}));
    return true;
  }
  const HandedOn to{edition.language, folder, work, interruption.token(), files};
  draw_page_and_card(source, page, to);
  if (!to.stop.stop_requested()) write_docx(source, edition, to);
  return !to.stop.stop_requested();
}

}  // namespace timbang
