#include <chrono>
#include <filesystem>
#include <optional>

#include <CLI/CLI.hpp>

#include "cli/drawing.hpp"
#include "cli/options.hpp"
#include "cli/verb.hpp"
#include "report/charts/chart_export.hpp"
#include "results/export_csv.hpp"
#include "results/stored_summary.hpp"

namespace timbang {
namespace {

Date today() {
  return Date(static_cast<std::int32_t>(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count()));
}

/// Charts of the folder's first set (see stored_sets) in both languages, and how drawing them ended.
Drawing export_charts(const ResultsStore& store, const std::filesystem::path& folder) {
  const auto sets = stored_sets(store);
  if (sets.empty()) return Drawing::done;
  const Summary summary = stored_summary(store, sets.front());
  const auto spread = stored_spread(store, sets.front(), fan_outcome);
  for (const Language language : {Language::english, Language::indonesian}) {
    const ChartBook book = make_chart_book({summary, date_text(language, today()), spread}, language);
    for (const auto& file : write_charts(book, "city", language, folder)) print(file.string() + "\n");
  }
  return draw_charts(folder);
}

class ExportVerb final : public Verb {
 public:
  ExportVerb(CLI::App& command, Language language) : Verb(command, "export", language), language_(language) {
    parser().add_option("RESULTS", results_, text(language, "option.results"))->required()->type_name("");
    parser()
        .add_option("--to", format_, text(language, "option.to"))
        ->required()
        ->check(CLI::IsMember({"csv", "charts"}))
        ->type_name("csv|charts");
    parser()
        .add_option_function<std::string>(
            "--out", [this](const std::string& folder) { out_ = folder; }, text(language, "option.export_out"))
        ->type_name("DIR");
    add_language_option(parser(), language_);
  }

  ExitCode execute() override {
    const std::filesystem::path results = results_;
    const std::filesystem::path out = out_.value_or(results / format_);
    if (format_ == "charts") {
      const std::string missing = drawing_text(language_, export_charts(ResultsStore::read(results), out));
      if (!missing.empty()) complain(missing);
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
