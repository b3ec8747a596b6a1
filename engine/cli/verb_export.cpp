#include <filesystem>
#include <optional>

#include <CLI/CLI.hpp>

#include "cli/options.hpp"
#include "cli/stored_scenarios.hpp"
#include "cli/verb.hpp"
#include "report/workbook/workbook.hpp"
#include "results/export_csv.hpp"

namespace timbang {
namespace {

class ExportVerb final : public Verb {
 public:
  ExportVerb(CLI::App& command, Language language) : Verb(command, "export", language), language_(language) {
    parser().add_option("RESULTS", results_, text(language, "option.results"))->required()->type_name("");
    parser()
        .add_option("--to", format_, text(language, "option.to"))
        ->required()
        ->check(CLI::IsMember({"csv", "xlsx"}))
        ->type_name("csv|xlsx");
    parser()
        .add_option_function<std::string>(
            "--out", [this](const std::string& folder) { out_ = folder; }, text(language, "option.export_out"))
        ->type_name("DIR");
    add_language_option(parser(), language_);
  }

  ExitCode execute() override {
    const std::filesystem::path results = results_;
    const ResultsStore store = ResultsStore::read(results);
    if (format_ == "xlsx") return write_xlsx(store);
    const std::filesystem::path out = out_.value_or(results / "csv");
    for (const auto& file : export_csv(store, out)) print(file.string() + "\n");
    return ExitCode::done;
  }

 private:
  ExitCode write_xlsx(const ResultsStore& store) {
    const std::filesystem::path folder = out_.value_or(std::filesystem::path(results_));
    make_export_folder(folder);
    const std::filesystem::path file = folder / (text(language_, "workbook.file") + ".xlsx");
    write_workbook(store, stored_scenarios(store.manifest()), language_, file);
    print(file.string() + "\n");
    return ExitCode::done;
  }

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
