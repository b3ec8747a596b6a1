#include <array>
#include <cmath>
#include <string>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/tables/spreadsheet_answer.hpp"
#include "report/workbook/sheets.hpp"
#include "report/workbook/workload_norms.hpp"

namespace timbang {
namespace {

constexpr double minutes_per_hour = 60;
constexpr double minutes_per_day = 24 * minutes_per_hour;

constexpr std::uint32_t rows_of_place = 3;  ///< of workload_tasks()

/// Posts are whole, and half a post more than needed is better than half too few.
double posts_for(double needed) {
  return std::ceil(needed - 1e-9);
}

double mean_at(const WorkbookArm& arm, std::size_t outcome, std::size_t where) {
  return estimate_at(arm, outcome, where, 0).mean;
}

/// What the formulas start from, of one arm; the values that the cells hold.
struct Time {
  double share = 0;     ///< of a TKSK's working time that is for the programme
  double reserved = 0;  ///< of that, for sessions and checks
  double complaint_minutes = 0;
  double limit_days = 0;
  double calendar_days = 0;

  /// Of one TKSK for casework, in a year.
  [[nodiscard]] double effective_hours() const { return effective_hours_a_year * share * (1 - reserved); }
  /// Of one queue: where its TKSK serve as one, 9 of 10 cases are done within ln 10 / (service - arrivals).
  [[nodiscard]] double margin() const {
    const double case_hours_a_day = effective_hours() / calendar_days;
    return std::log(10) * complaint_minutes / minutes_per_hour / case_hours_a_day / limit_days;
  }
};

Time time_of(const Scenario& scenario) {
  const Parameters& policy = reported_policy(scenario);
  Time time;
  time.calendar_days = (scenario.period.last_month + 1).first_day() - scenario.period.first_month.first_day();
  time.share = policy.staffing.sembako_share;
  time.reserved = policy.socialisation.share + policy.monitoring.share;
  time.complaint_minutes = minutes_per_hour * mean_complaint_hours(policy.complaints);
  time.limit_days =
      policy.complaints.limit_minutes[static_cast<std::size_t>(ComplaintClass::no_field_check)] / minutes_per_day;
  return time;
}

/// Writes what an arm's formulas start from: columns B to H of a row.
void write_time(XlsxSheet& sheet, std::uint32_t row, const std::string& name, const Time& time) {
  const std::array<double, 6> given{time.calendar_days, effective_hours_a_year, time.share,
                                    time.reserved,      time.complaint_minutes, time.limit_days};
  constexpr std::array<int, 6> decimals{0, 0, 2, 2, 1, 0};
  sheet.text({row, 0}, name);
  for (std::size_t i = 0; i < given.size(); ++i) {
    sheet.number({row, static_cast<std::uint16_t>(i + 1)}, given[i], {decimals[i]});
  }
  const auto cell = [row](std::uint16_t column) { return cell_name({row, column}); };
  sheet.formula({row, 7}, "=" + cell(2) + "*" + cell(3) + "*(1-" + cell(4) + ")", time.effective_hours(), {1});
  sheet.formula({row, 8}, "=LN(10)*" + cell(5) + "/60/(" + cell(7) + "/" + cell(1) + ")/" + cell(6), time.margin(),
                {2});
}

/// Whether a path is that of a parameter, or of one of the group of that name.
bool is_of(const std::string& path, std::string_view parameter) {
  return !parameter.empty() && (path == parameter || path.rfind(std::string(parameter) + ".", 0) == 0);
}

std::string source_text(const WorkbookContent& content, const WorkbookArm& arm, const WorkloadTask& task) {
  std::string written = content.words("workbook.source.norm");
  for (const ParameterSource& source : arm.scenario->sources) {
    for (const std::string_view path : task.rests_on) {
      if (!is_of(source.path, path)) continue;
      written += "; " + source.path + " = " + source.value;
      if (!source.evidence.empty()) written += " (" + content.words("workbook.evidence." + source.evidence) + ")";
    }
  }
  return written;
}

/// Writes the tasks of one place from a row on: volume x norm. The volume is that of the first option, in which staff
/// is as it stands, so that what is needed does not rise with what there is. Returns their hours.
double write_tasks(XlsxSheet& sheet, const WorkbookContent& content, const WorkbookArm& arm,
                   const WorkbookArm& first_arm, std::size_t where, std::uint32_t first) {
  double hours = 0;
  std::uint32_t row = first;
  const Parameters& policy = reported_policy(*arm.scenario);
  for (const WorkloadTask& task : workload_tasks()) {
    const double volume = mean_at(first_arm, task.volume, where) * task.reaches_tksk(policy);
    const double minutes = task.minutes(policy);
    sheet.text({row, 0}, arm.name);
    sheet.text({row, 1}, where_text(content, arm.summary->wheres[where]));
    sheet.text({row, 2}, content.words(task.label));
    sheet.number({row, 3}, volume, {1});
    sheet.number({row, 4}, minutes, {1});
    sheet.formula({row, 5}, "=" + cell_name({row, 3}) + "*" + cell_name({row, 4}) + "/60",
                  volume * minutes / minutes_per_hour, {1});
    sheet.text({row, 6}, source_text(content, arm, task));
    hours += volume * minutes / minutes_per_hour;
    ++row;
  }
  return hours;
}

/// The two sheets while they are written.
struct WorkloadSheets {
  XlsxSheet& needed;
  XlsxSheet& tasks;
  const WorkbookContent& content;
};

/// Where an arm's rows are.
struct WorkloadRows {
  std::uint32_t time = 0;    ///< its row of the times
  std::uint32_t needed = 0;  ///< the city's row; the kecamatan follow
  std::uint32_t tasks = 0;   ///< first row of the city's tasks
  double posts = 0;          ///< of the arm's kecamatan together
};

/// One place: work by norms, what one TKSK has for it, posts needed; and beside it what was simulated.
void write_need(const WorkloadSheets& sheets, const WorkbookArm& arm, const WorkbookArm& first_arm, const Time& time,
                std::size_t where, const WorkloadRows& rows) {
  XlsxSheet& sheet = sheets.needed;
  const auto row = static_cast<std::uint32_t>(rows.needed + where);
  const auto first_task = static_cast<std::uint32_t>(rows.tasks + where * rows_of_place);
  const auto kecamatan = static_cast<std::uint32_t>(arm.summary->wheres.size() - 1);
  const double hours = write_tasks(sheets.tasks, sheets.content, arm, first_arm, where, first_task);
  const double needed = hours / time.effective_hours();
  const double margin = time.margin() * (where == 0 ? kecamatan : 1);
  const auto cell = [row](std::uint16_t column) { return cell_name({row, column}); };
  sheet.text({row, 0}, arm.name);
  sheet.text({row, 1}, where_text(sheets.content, arm.summary->wheres[where]));
  const CellRange task_hours{{first_task, 5}, {first_task + rows_of_place - 1, 5}};
  sheet.formula({row, 2}, "=SUM(" + cell_name(sheets.tasks, task_hours.first) + ":" + cell_name(task_hours.last) + ")",
                hours, {1});
  sheet.formula({row, 3}, "=" + cell_name({rows.time, 7}), time.effective_hours(), {1});
  sheet.formula({row, 4}, "=" + cell(2) + "/" + cell(3), needed, {2});
  if (where == 0) {
    sheet.formula({row, 5}, "=SUM(" + range_name({{row + 1, 5}, {row + kecamatan, 5}}) + ")", margin, {2});
    sheet.formula({row, 6}, "=SUM(" + range_name({{row + 1, 6}, {row + kecamatan, 6}}) + ")", rows.posts, {0});
  } else {
    sheet.formula({row, 5}, "=" + cell_name({rows.time, 8}), margin, {2});
    sheet.formula({row, 6}, "=ROUNDUP(" + cell(4) + "+" + cell(5) + ",0)", posts_for(needed + margin), {0});
  }
  constexpr auto wait = outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::wait_p90);
  sheet.number({row, 7}, mean_at(arm, outcome::tksk_in_post, where), {2});
  sheet.number({row, 8}, mean_at(arm, outcome::tksk_hours_arrived, where), {1});
  sheet.number({row, 9}, mean_at(arm, outcome::tksk_hours_available, where), {1});
  sheet.number({row, 10}, mean_at(arm, outcome::tksk_workload, where), {2});
  sheet.number({row, 11}, mean_at(arm, wait, where), {0});
}

/// Posts of all kecamatan together, each rounded up by itself.
double posts_of_city(const WorkbookArm& arm, const WorkbookArm& first_arm, const Time& time) {
  const Parameters& policy = reported_policy(*arm.scenario);
  double posts = 0;
  for (std::size_t where = 1; where < arm.summary->wheres.size(); ++where) {
    double hours = 0;
    for (const WorkloadTask& task : workload_tasks()) {
      hours +=
          mean_at(first_arm, task.volume, where) * task.reaches_tksk(policy) * task.minutes(policy) / minutes_per_hour;
    }
    posts += posts_for(hours / time.effective_hours() + time.margin());
  }
  return posts;
}

void dress(const WorkloadSheets& sheets, std::uint32_t heading, std::uint32_t last, std::uint32_t task_heading,
           std::uint32_t last_task) {
  sheets.needed.finish_table({{heading, 0}, {last, 11}}, 2, {{0, 1, 24}, {2, 11, 15}});
  sheets.tasks.finish_table({{task_heading, 0}, {last_task, 6}}, 2, {{0, 1, 24}, {2, 2, 44}, {3, 5, 15}, {6, 6, 90}});
}

std::vector<std::string> numbered_headings(const WorkbookContent& content, std::string_view prefix, int count) {
  std::vector<std::string> headings;
  for (int i = 0; i < count; ++i) headings.push_back(content.words(std::string(prefix) + std::to_string(i)));
  return headings;
}

}  // namespace

void write_workload_sheets(XlsxFile& file, const WorkbookContent& content) {
  const WorkloadSheets sheets{file.add_sheet(content.words("workbook.sheet.workload")),
                              file.add_sheet(content.words("workbook.sheet.tasks")), content};
  std::vector<std::string> notes{content.words("workbook.note.workload"), content.words("workbook.note.margin")};
  std::vector<const WorkbookArm*> arms;
  for (const WorkbookArm& arm : content.arms) {
    if (arm.scenario != nullptr) arms.push_back(&arm);
  }
  if (arms.size() < content.arms.size()) notes.push_back(content.words("workbook.note.no_scenario"));
  const std::uint32_t times =
      write_sheet_heading(sheets.needed, content, content.words("workbook.title.workload"), notes);
  const std::uint32_t task_heading = write_sheet_heading(sheets.tasks, content, content.words("workbook.title.tasks"),
                                                         {content.words("workbook.note.tasks")});
  write_headings(sheets.needed, times, numbered_headings(content, "workbook.time.", 9));
  write_headings(sheets.tasks, task_heading, numbered_headings(content, "workbook.tasks.", 7));
  const auto heading = static_cast<std::uint32_t>(times + arms.size() + 2);
  write_headings(sheets.needed, heading, numbered_headings(content, "workbook.need.", 12));
  WorkloadRows rows{times, heading + 1, task_heading + 1, 0};
  for (const WorkbookArm* arm : arms) {
    const Time time = time_of(*arm->scenario);
    rows.posts = posts_of_city(*arm, *arms.front(), time);
    write_time(sheets.needed, ++rows.time, arm->name, time);
    const std::size_t places = arm->summary->wheres.size();
    for (std::size_t where = 0; where < places; ++where) write_need(sheets, *arm, *arms.front(), time, where, rows);
    rows.needed += static_cast<std::uint32_t>(places);
    rows.tasks += static_cast<std::uint32_t>(places * rows_of_place);
  }
  dress(sheets, heading, rows.needed - 1, task_heading, rows.tasks - 1);
}

}  // namespace timbang
