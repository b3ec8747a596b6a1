#include <array>
#include <cmath>
#include <string>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "report/tables/spreadsheet_answer.hpp"
#include "report/workbook/sheets.hpp"

namespace timbang {
namespace {

constexpr double minutes_per_hour = 60;
constexpr double minutes_per_day = 24 * minutes_per_hour;
constexpr double days_per_year = 365.25;

/// A kind of work: cases that come in, the minutes that TKSK spent on them, and the parameters, or groups of them,
/// behind the minutes.
struct Task {
  std::string_view label;
  outcome::Position volume;
  outcome::Position minutes;
  std::array<std::string_view, 3> rests_on;
};
constexpr std::array tasks{Task{"workbook.task.complaints",
                                outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::filed),
                                outcome::tksk_minutes_complaints,
                                {"complaints.work", "", ""}},
                           Task{"workbook.task.follow_up",
                                outcome::casework_follow_up_opened,
                                outcome::tksk_minutes_follow_up,
                                {"follow_up.phone", "follow_up.visit", "follow_up.card"}},
                           Task{"workbook.task.verification",
                                outcome::casework_verification_opened,
                                outcome::tksk_minutes_verification,
                                {"targeting.field_check", "", ""}}};
constexpr auto rows_of_place = static_cast<std::uint32_t>(tasks.size() + 1);

double mean_at(const WorkbookArm& arm, std::size_t outcome, std::size_t where) {
  return estimate_at(arm, outcome, where, 0).mean;
}

/// What the formulas start from, of one arm; the values that the cells hold.
struct Time {
  double working_days = 0;
  double absence_days = 0;
  double hours_a_day = 0;
  double share = 0;
  double reserved = 0;
  double complaint_minutes = 0;
  double limit_days = 0;
  double calendar_days = 0;

  [[nodiscard]] double effective_hours() const { return (working_days - absence_days) * hours_a_day * share; }
  /// Of one queue: where its TKSK serve as one, 9 of 10 cases are done within ln 10 / (service - arrivals).
  [[nodiscard]] double margin() const {
    const double case_hours_a_day = effective_hours() * (1 - reserved) / calendar_days;
    return std::log(10) * complaint_minutes / minutes_per_hour / case_hours_a_day / limit_days;
  }
};

Time time_of(const Scenario& scenario) {
  const Parameters& policy = reported_policy(scenario);
  Time time;
  time.calendar_days = (scenario.period.last_month + 1).first_day() - scenario.period.first_month.first_day();
  time.working_days = working_days(scenario);
  time.absence_days = policy.staffing.absence_days_per_year * time.calendar_days / days_per_year;
  time.hours_a_day = policy.staffing.hours_minutes / minutes_per_hour;
  time.share = policy.staffing.sembako_share;
  time.reserved = policy.socialisation.share + policy.monitoring.share;
  time.complaint_minutes = minutes_per_hour * mean_complaint_hours(policy.complaints);
  time.limit_days =
      policy.complaints.limit_minutes[static_cast<std::size_t>(ComplaintClass::no_field_check)] / minutes_per_day;
  return time;
}

/// Writes what an arm's formulas start from: columns B to K of a row.
void write_time(XlsxSheet& sheet, std::uint32_t row, const std::string& name, const Time& time) {
  const std::array<double, 8> given{time.calendar_days, time.working_days, time.absence_days,      time.hours_a_day,
                                    time.share,         time.reserved,     time.complaint_minutes, time.limit_days};
  constexpr std::array<int, 8> decimals{0, 1, 1, 1, 2, 2, 1, 0};
  sheet.text({row, 0}, name);
  for (std::size_t i = 0; i < given.size(); ++i) {
    sheet.number({row, static_cast<std::uint16_t>(i + 1)}, given[i], {decimals[i]});
  }
  const auto cell = [row](std::uint16_t column) { return cell_name({row, column}); };
  sheet.formula({row, 9}, "=(" + cell(2) + "-" + cell(3) + ")*" + cell(4) + "*" + cell(5), time.effective_hours(), {1});
  sheet.formula({row, 10},
                "=LN(10)*" + cell(7) + "/60/(" + cell(9) + "*(1-" + cell(6) + ")/" + cell(1) + ")/" + cell(8),
                time.margin(), {2});
}

/// Whether a path is that of a parameter, or of one of the group of that name.
bool is_of(const std::string& path, std::string_view parameter) {
  return !parameter.empty() && (path == parameter || path.rfind(std::string(parameter) + ".", 0) == 0);
}

std::string source_text(const WorkbookContent& content, const WorkbookArm& arm, const Task& task) {
  std::string written = content.words("workbook.source.simulated");
  for (const ParameterSource& source : arm.scenario->sources) {
    for (const std::string_view path : task.rests_on) {
      if (!is_of(source.path, path)) continue;
      written += "; " + source.path + " = " + source.value;
      if (!source.evidence.empty()) written += " (" + content.words("workbook.evidence." + source.evidence) + ")";
    }
  }
  return written;
}

/// Writes the tasks of one place from a row on. The last row is what `arriving_hours` has besides.
void write_tasks(XlsxSheet& sheet, const WorkbookContent& content, const WorkbookArm& arm, std::size_t where,
                 std::uint32_t first, double arriving_hours) {
  double worked_hours = 0;
  std::uint32_t row = first;
  const std::string place = where_text(content, arm.summary->wheres[where]);
  for (const Task& task : tasks) {
    const double volume = mean_at(arm, task.volume, where);
    const double minutes = mean_at(arm, task.minutes, where);
    const double each = volume > 0 ? minutes / volume : 0;
    sheet.text({row, 0}, arm.name);
    sheet.text({row, 1}, place);
    sheet.text({row, 2}, content.words(task.label));
    sheet.number({row, 3}, volume, {1});
    sheet.number({row, 4}, each, {1});
    const double hours = volume * each / minutes_per_hour;
    sheet.formula({row, 5}, "=" + cell_name({row, 3}) + "*" + cell_name({row, 4}) + "/60", hours, {1});
    sheet.text({row, 6}, source_text(content, arm, task));
    worked_hours += hours;
    ++row;
  }
  sheet.text({row, 0}, arm.name);
  sheet.text({row, 1}, place);
  sheet.text({row, 2}, content.words("workbook.task.rest"));
  sheet.number({row, 5}, arriving_hours - worked_hours, {1});
  sheet.text({row, 6}, content.words("workbook.source.rest"));
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
};

void write_need(const WorkloadSheets& sheets, const WorkbookArm& arm, const Time& time, std::size_t where,
                const WorkloadRows& rows) {
  XlsxSheet& sheet = sheets.needed;
  const auto row = static_cast<std::uint32_t>(rows.needed + where);
  const auto first_task = static_cast<std::uint32_t>(rows.tasks + where * rows_of_place);
  const auto kecamatan = static_cast<std::uint32_t>(arm.summary->wheres.size() - 1);
  const double posts = mean_at(arm, outcome::tksk_in_post, where);
  const double available = posts * time.effective_hours();
  const double arriving = mean_at(arm, outcome::tksk_hours_arrived, where);
  write_tasks(sheets.tasks, sheets.content, arm, where, first_task, arriving);
  const double needed = arriving / time.effective_hours();
  const auto cell = [row](std::uint16_t column) { return cell_name({row, column}); };
  const auto of_kecamatan = [&](std::uint16_t column) {
    return "=SUM(" + range_name({{row + 1, column}, {row + kecamatan, column}}) + ")";
  };
  sheet.text({row, 0}, arm.name);
  sheet.text({row, 1}, where_text(sheets.content, arm.summary->wheres[where]));
  sheet.number({row, 2}, posts, {2});
  sheet.formula({row, 3}, "=" + cell_name({rows.time, 9}), time.effective_hours(), {1});
  sheet.formula({row, 4}, "=" + cell(2) + "*" + cell(3), available, {1});
  sheet.number({row, 5}, mean_at(arm, outcome::tksk_hours_available, where), {1});
  const CellRange hours{{first_task, 5}, {first_task + rows_of_place - 1, 5}};
  sheet.formula({row, 6}, "=SUM(" + cell_name(sheets.tasks, hours.first) + ":" + cell_name(hours.last) + ")", arriving,
                {1});
  sheet.formula({row, 7}, "=IF(" + cell(4) + ">0," + cell(6) + "/" + cell(4) + ",0)",
                available > 0 ? arriving / available : 0, {2});
  sheet.number({row, 8}, mean_at(arm, outcome::tksk_workload, where), {2});
  sheet.formula({row, 9}, "=" + cell(6) + "/" + cell(3), needed, {2});
  if (where == 0) {
    sheet.formula({row, 10}, of_kecamatan(10), time.margin() * kecamatan, {2});
  } else {
    sheet.formula({row, 10}, "=" + cell_name({rows.time, 10}), time.margin(), {2});
  }
  const double with_margin = needed + time.margin() * (where == 0 ? kecamatan : 1);
  sheet.formula({row, 11}, "=" + cell(9) + "+" + cell(10), with_margin, {2});
  sheet.number({row, 12}, mean_at(arm, outcome::complaints(ComplaintGroup::tksk, ComplaintMeasure::wait_p90), where),
               {0});
}

void dress(const WorkloadSheets& sheets, std::uint32_t heading, std::uint32_t last, std::uint32_t task_heading,
           std::uint32_t last_task) {
  sheets.needed.finish_table({{heading, 0}, {last, 12}}, 2, {{0, 1, 24}, {2, 12, 15}});
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
  write_headings(sheets.needed, times, numbered_headings(content, "workbook.time.", 11));
  write_headings(sheets.tasks, task_heading, numbered_headings(content, "workbook.tasks.", 7));
  const auto heading = static_cast<std::uint32_t>(times + arms.size() + 2);
  write_headings(sheets.needed, heading, numbered_headings(content, "workbook.need.", 13));
  WorkloadRows rows{times, heading + 1, task_heading + 1};
  for (const WorkbookArm* arm : arms) {
    const Time time = time_of(*arm->scenario);
    write_time(sheets.needed, ++rows.time, arm->name, time);
    const std::size_t places = arm->summary->wheres.size();
    for (std::size_t where = 0; where < places; ++where) write_need(sheets, *arm, time, where, rows);
    rows.needed += static_cast<std::uint32_t>(places);
    rows.tasks += static_cast<std::uint32_t>(places * rows_of_place);
  }
  dress(sheets, heading, rows.needed - 1, task_heading, rows.tasks - 1);
}

}  // namespace timbang
