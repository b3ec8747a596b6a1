#include <filesystem>
#include <optional>

#include <CLI/CLI.hpp>

#include "cli/options.hpp"
#include "cli/verb.hpp"
#include "results/export_csv.hpp"
#include "results/export_sweep.hpp"

namespace timbang {
namespace {

class ExportVerb final : public Verb {
 public:
  ExportVerb(CLI::App& command, Language language) : Verb(command, "export", language), language_(language) {
    parser().add_option("RESULTS", results_, text(language, "option.results"))->required()->type_name("");
    parser()
        .add_option("--to", format_, text(language, "option.to"))
        ->required()
        ->check(CLI::IsMember({"csv"}))
        ->type_name("csv");
    parser()
        .add_option_function<std::string>(
            "--out", [this](const std::string& folder) { out_ = folder; }, text(language, "option.export_out"))
        ->type_name("DIR");
    add_language_option(parser(), language_);
  }

  ExitCode execute() override {
    const std::filesystem::path results = results_;
    const std::filesystem::path out = out_.value_or(results / "csv");
    if (SweepStore::is_in(results)) {
      for (const auto& file : export_sweep(SweepStore::read(results), out)) print(file.string() + "\n");
      return ExitCode::done;
    }
    for (const auto& file : export_csv(ResultsStore::read(results), out)) print(file.string() + "\n");
    return ExitCode::done;
  }

 private:
  Language language_;
  std::string results_;
  std::string format_;
  std::optional<std::filesystem::path> out_;
};

}  // namespace

std::unique_ptr<Verb> make_export_verb(CLI::App& command, Language language) {
  return std::make_unique<ExportVerb>(command, language);
}

}  // namespace timbang
