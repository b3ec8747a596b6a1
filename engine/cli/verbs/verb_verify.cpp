#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/common/console.hpp"
#include "cli/common/interruption.hpp"
#include "cli/common/options.hpp"
#include "cli/common/verb.hpp"
#include "proof/certificate.hpp"
#include "report/tables/certificate_json.hpp"
#include "report/tables/certificate_text.hpp"
#include "text/atomic_file.hpp"
#include "trials/ordered_work.hpp"
#include "trials/store/store_folder.hpp"

namespace timbang {
namespace {

class VerifyVerb final : public Verb {
 public:
  VerifyVerb(CLI::App& command, Language language) : Verb(command, "verify", language), language_(language) {
    add_seed_and_threads(parser(), seed_, threads_, language);
    parser().get_option("--seed")->description(text(language, "option.certificate_seed"));
    parser()
        .add_option("--only", only_, text(language, "option.only"))
        ->check(CLI::IsMember(std::vector<std::string>(check_group_names.begin(), check_group_names.end())))
        ->type_name("GROUP")
        ->allow_extra_args(false);
    parser().add_option("--out", folder_, text(language, "option.certificate_out"))->type_name("DIR");
    add_language_option(parser(), language_);
    parser().add_flag("--json", is_json_, text(language, "option.json"));
    parser().add_flag("--quiet", is_quiet_, text(language, "option.quiet"));
  }

  ExitCode execute() override {
    clear_folder();
    const std::optional<Certificate> certificate = make_certificate();
    if (!certificate) {
      complain(text(language_, "verify.stopped"));
      return ExitCode::failed;
    }
    const std::string table = certificate_text(*certificate, TIMBANG_VERSION, language_);
    const std::string json = certificate_json(*certificate, TIMBANG_VERSION);
    write_atomically(folder_ / "certificate.txt", table);
    write_atomically(folder_ / "certificate.json", json);
    print(is_json_ ? json : table + "\n" + text(language_, "verify.folder", {{"folder", folder_.string()}}) + "\n");
    return certificate->has_passed() ? ExitCode::done : ExitCode::failed;
  }

 private:
  /// Before the work, so that it is not in vain; an earlier certificate must not pass for one of a run that breaks off.
  void clear_folder() const {
    std::error_code error;
    std::filesystem::create_directories(folder_, error);
    for (const char* name : {"certificate.txt", "certificate.json"}) {
      if (!error) std::filesystem::remove(folder_ / name, error);
    }
    if (error) refuse_folder(folder_, "results_unwritable", {{"reason", error.message()}});
  }

  [[nodiscard]] std::vector<CertificatePart> chosen_parts() const {
    std::vector<CertificatePart> parts = certificate_parts();
    if (only_.empty()) return parts;
    std::erase_if(parts, [this](const CertificatePart& part) {
      return std::find(only_.begin(), only_.end(), group_name(part.group)) == only_.end();
    });
    return parts;
  }

  /// Nothing if it was stopped.
  [[nodiscard]] std::optional<Certificate> make_certificate() const {
    const Interruption interruption;
    const std::vector<CertificatePart> parts = chosen_parts();
    Certificate certificate;
    certificate.seed = seed_.value_or(certificate_seed);
    certificate.is_whole = only_.empty();
    show(0, parts.size());
    const auto make = [&](std::size_t index, const StopToken&) {
      return parts[index].make(certificate.seed, interruption.token());
    };
    const auto add = [&](std::size_t index, const std::vector<Check>& checks) {
      certificate.add(checks);
      show(index + 1, parts.size());
    };
    const std::size_t made = work_in_order<std::vector<Check>>(parts.size(), threads_, interruption.token(), make, add);
    if (is_shown()) std::fputs(clear_line, stderr);
    if (made < parts.size() || interruption.token().stop_requested()) return std::nullopt;
    return certificate;
  }

  [[nodiscard]] bool is_shown() const { return isatty(STDERR_FILENO) != 0 && !is_quiet_; }

  void show(std::size_t done, std::size_t total) const {
    if (!is_shown()) return;
    const TextArguments counts{{"done", std::to_string(done)}, {"total", std::to_string(total)}};
    std::fputs((clear_line + text(language_, "progress.verify", counts)).c_str(), stderr);
    std::fflush(stderr);
  }

  Language language_;
  std::optional<std::uint64_t> seed_;
  unsigned threads_ = 1;
  std::vector<std::string> only_;  ///< groups; none means all
  std::filesystem::path folder_ = std::filesystem::path("results") / "certificate";
  bool is_json_ = false;
  bool is_quiet_ = false;
};

}  // namespace

std::unique_ptr<Verb> make_verify_verb(CLI::App& command, Language language) {
  return std::make_unique<VerifyVerb>(command, language);
}

}  // namespace timbang
