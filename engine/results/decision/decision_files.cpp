#include "results/decision/decision_json.hpp"
#include "text/atomic_file.hpp"
#include "text/csv_writer.hpp"
#include "text/store_write_error.hpp"

namespace timbang {

namespace {

namespace fs = std::filesystem;

void write_heading(CsvWriter& csv, std::initializer_list<std::string_view> columns) {
  for (const std::string_view column : columns) csv.text(column);
  csv.end_row();
}

void write_plan(const fs::path& file, const DecisionReport& report) {
  const PlanFindings& chosen = report.plans[*report.chosen];
  CsvWriter csv(file);
  write_heading(csv, {"kecamatan", "tksk_now", "tksk_plan", "share_of_runs_meeting_targets"});
  for (std::size_t k = 0; k < report.kecamatan.size(); ++k) {
    csv.text(report.kecamatan[k]).unsigned_integer(report.plan.present[k]).unsigned_integer(chosen.tksk[k]);
    csv.number(chosen.met_by_place.empty() || !report.has_targets() ? std::nullopt
                                                                    : std::optional(chosen.met_by_place[k]));
    csv.end_row();
  }
  csv.finish();
}

void write_plans(const fs::path& file, const DecisionReport& report) {
  CsvWriter csv(file);
  for (const std::string_view column : {"plan", "tksk", "runs", "met", "answer"}) csv.text(column);
  for (const std::string_view payer : payer_words) csv.text("cost_a_year_" + std::string(payer));
  for (const ValueSet& set : report.plan.values) csv.text("mean_value: " + set.name);
  for (const std::string& kecamatan : report.kecamatan) csv.text("tksk: " + kecamatan);
  csv.end_row();
  for (std::size_t i = 0; i < report.plans.size(); ++i) {
    const PlanFindings& plan = report.plans[i];
    csv.unsigned_integer(i).unsigned_integer(total_units(plan.tksk)).unsigned_integer(plan.trials);
    csv.unsigned_integer(plan.met).text(report.has_targets() ? feasibility_words[static_cast<std::size_t>(plan.answer)]
                                                             : "");
    for (const double rupiah : report.cost_of(plan.tksk).a_year) csv.number(rupiah);
    for (std::size_t set = 0; set < report.plan.values.size(); ++set) {
      csv.number(set < plan.mean_values.size() ? std::optional(plan.mean_values[set]) : std::nullopt);
    }
    for (const std::uint32_t tksk : plan.tksk) csv.unsigned_integer(tksk);
    csv.end_row();
  }
  csv.finish();
}

void write_information(const fs::path& file, const DecisionReport& report) {
  CsvWriter csv(file);
  write_heading(csv, {"parameter", "value_of_information", "low", "high", "by_chance", "largest_by_chance",
                      "family_p_value", "exceeds_chance"});
  for (const InformationFindings& each : report.information) {
    const auto& range = each.information.value.range;
    csv.text(each.path).number(each.information.value.value);
    csv.number(range ? std::optional(range->low) : std::nullopt);
    csv.number(range ? std::optional(range->high) : std::nullopt).number(each.information.by_chance);
    csv.number(report.largest_by_chance).number(each.family_p_value);
    csv.text(each.exceeds_chance() ? "yes" : "no").end_row();
  }
  csv.finish();
}

void write_flip(const fs::path& file, const DecisionReport& report) {
  const FlipSurface& flip = *report.flip;
  CsvWriter csv(file);
  write_heading(csv, {flip.paths[0], flip.paths[1], "plan", "tksk"});
  for (std::size_t cell = 0; cell < flip.winners.size(); ++cell) {
    const std::size_t columns = flip.values[1].size();
    csv.number(flip.values[0][cell / columns]).number(flip.values[1][cell % columns]);
    if (const auto winner = flip.winners[cell]) {
      const std::size_t plan = report.contenders[*winner].plan;
      csv.unsigned_integer(plan).unsigned_integer(total_units(report.plans[plan].tksk));
    } else {
      csv.text("").text("");
    }
    csv.end_row();
  }
  csv.finish();
}

}  // namespace

void write_decision_files(const fs::path& folder, const DecisionReport& report, std::string_view version) {
  write_atomically(folder / "decision.json", decision_json(report, version));
  const fs::path csv = folder / "csv";
  std::error_code error;
  fs::create_directories(csv, error);
  if (error) throw StoreWriteError(csv.string(), error.message());
  if (report.chosen) write_plan(csv / "plan.csv", report);
  write_plans(csv / "plans.csv", report);
  if (!report.information.empty()) write_information(csv / "information.csv", report);
  if (report.flip) write_flip(csv / "flip.csv", report);
}

}  // namespace timbang
