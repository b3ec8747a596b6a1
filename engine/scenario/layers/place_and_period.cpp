#include "scenario/layers/place_and_period.hpp"

#include "scenario/layers/layer_stack.hpp"
#include "scenario/parameters/input_limits.hpp"
#include "scenario/reading/words.hpp"
#include "text/number_text.hpp"

namespace timbang::reading {
namespace {

Mark mark_of_file(const std::vector<Layer>& layers) {
  return layers.empty() ? Mark{} : layers.front().mark;
}

/// The number; 0 if it is missing or was refused when it was read.
double number_of(const std::optional<ParsedParameter>& parameter, const KecamatanEntry& entry, const Slot& slot,
                 Findings& findings) {
  if (!parameter) {
    // The slot's path names the list; the message names the kecamatan.
    findings.add("parameter_missing", entry.mark, join_path(join_path("kecamatan", entry.name), slot.path.substr(10)),
                 {{"unit", slot.unit().name}});
  }
  return parameter && !parameter->dated.empty() ? parameter->dated.front().values.front() : 0;
}

std::optional<Date> date_of(const std::vector<Layer>& layers, std::string_view path) {
  const auto* word = last_word(layers, path);
  return word == nullptr ? std::nullopt : Date::parse(word->text);
}

std::optional<Month> month_of(const std::vector<Layer>& layers, std::string_view path) {
  const auto* word = last_word(layers, path);
  return word == nullptr ? std::nullopt : Month::parse(word->text);
}

void check_order(const std::vector<Layer>& layers, std::string_view path, Date start, Date end, Findings& findings) {
  if (start <= end) return;
  findings.add("start_after_end", last_word(layers, path)->mark, std::string(path),
               {{"start", start.text()}, {"end", end.text()}});
}

/// The months from one payout to the next, over the turn of the year.
int gap_after(const std::vector<int>& months, std::size_t at) {
  const bool is_last = at + 1 == months.size();
  return is_last ? months.front() + 12 - months.back() : months[at + 1] - months[at];
}

bool check_payout_months(const PayoutSchedule& schedule, const ParsedParameter& months, const std::string& path,
                         Findings& findings) {
  // Over the turn of the year too, since payouts go on.
  for (std::size_t i = 0; i < schedule.months.size(); ++i) {
    const int gap = gap_after(schedule.months, i);
    if (gap < 1 || gap > 12) {
      findings.add("months_not_ascending", months.mark, path);
      return false;
    }
    if (gap < schedule.months_covered) {
      findings.add("payouts_overlap", months.mark, path,
                   {{"covered", std::to_string(schedule.months_covered)}, {"gap", std::to_string(gap)}});
      return false;
    }
  }
  return true;
}

/// The values of a payout's number; nothing if missing or wrong.
const std::vector<double>* values_of(const std::vector<Layer>& layers, const std::string& path, Findings& findings) {
  const auto* parameter = last_parameter(layers, path);
  if (parameter == nullptr) {
    findings.add("parameter_missing", mark_of_file(layers), path, {{"unit", find_slot(path)->unit().name}});
    return nullptr;
  }
  return parameter->dated.empty() ? nullptr : &parameter->dated.front().values;
}

std::optional<PayoutSchedule> resolve_payout(const std::vector<Layer>& layers, const std::string& channel,
                                             Findings& findings) {
  const std::string group = "payouts." + channel;
  const auto* day = values_of(layers, group + ".day_of_month", findings);
  const auto* months = values_of(layers, group + ".months", findings);
  const auto* covered = values_of(layers, group + ".months_covered", findings);
  if (day == nullptr || months == nullptr || covered == nullptr) return std::nullopt;
  // Payout numbers hold for the whole run and have no dates.
  PayoutSchedule schedule;
  schedule.day_of_month = static_cast<std::uint32_t>(day->front());
  schedule.months_covered = static_cast<std::int32_t>(covered->front());
  for (const double month : *months) schedule.months.push_back(static_cast<int>(month));
  const auto path = group + ".months";
  if (!check_payout_months(schedule, *last_parameter(layers, path), path, findings)) return std::nullopt;
  return schedule;
}

}  // namespace

void check_words(const std::vector<Layer>& layers, Findings& findings) {
  for (const auto& word : word_specifications()) {
    const bool is_inherited = word.required && !word.every_file;
    if (is_inherited && last_word(layers, word.path) == nullptr) {
      findings.add("word_missing", mark_of_file(layers), std::string(word.path));
    }
  }
}

std::vector<Kecamatan> resolve_kecamatan(const std::vector<Layer>& layers, Findings& findings) {
  const auto before = findings.count();
  const auto merged = merge_kecamatan(layers);
  Mark mark = mark_of_file(layers);
  // At the last list, which is the one to mend.
  for (const auto& layer : layers) mark = layer.kecamatan_list.value_or(mark);
  if (merged.empty()) findings.add("kecamatan_empty", mark, "kecamatan");
  const auto* usual_kelurahan = last_parameter(layers, usual_kelurahan_path);
  std::vector<Kecamatan> list;
  double persons = 0;
  bool all_read = true;
  for (const auto& entry : merged) {
    Kecamatan kecamatan;
    kecamatan.name = entry.name;
    kecamatan.population = number_of(entry.population, entry, population_slot(), findings);
    // The city's usual number of kelurahan, unless the kecamatan gives its own.
    const auto kelurahan = entry.kelurahan || usual_kelurahan == nullptr ? entry.kelurahan : *usual_kelurahan;
    kecamatan.kelurahan = static_cast<std::uint32_t>(number_of(kelurahan, entry, kelurahan_slot(), findings));
    if (entry.kpm && !entry.kpm->dated.empty()) {
      kecamatan.kpm = static_cast<std::uint32_t>(entry.kpm->dated.front().values.front());
    }
    persons += kecamatan.population;
    all_read = all_read && entry.population && !entry.population->dated.empty();
    list.push_back(std::move(kecamatan));
  }
  if (persons > most_persons) {
    findings.add("persons_too_many", mark, "kecamatan",
                 {{"found", number_text(persons)}, {"most", number_text(most_persons)}});
  }
  // Only if no number was wrong, whose report is enough.
  if (all_read && persons == 0 && findings.count() == before) findings.add("no_households", mark, "kecamatan");
  return list;
}

std::optional<Period> resolve_period(const std::vector<Layer>& layers, Findings& findings) {
  const auto start = date_of(layers, "period.start");
  const auto first = month_of(layers, "period.first_month");
  const auto last = month_of(layers, "period.last_month");
  const auto policy_start = date_of(layers, "period.policy_start");
  if (!start || !first || !last || !policy_start) return std::nullopt;
  const Date last_day = (*last + 1).first_day() + -1;
  const auto before = findings.count();
  check_order(layers, "period.start", *start, first->first_day(), findings);
  check_order(layers, "period.last_month", first->first_day(), last_day, findings);
  check_order(layers, "period.policy_start", *start, *policy_start, findings);
  check_order(layers, "period.policy_start", *policy_start, last_day, findings);
  // Later checks take an ordered period for granted.
  if (findings.count() != before) return std::nullopt;
  Period period;
  period.start = *start;
  period.first_month = *first;
  period.last_month = *last;
  period.policy_start = *policy_start;
  return period;
}

std::optional<std::array<PayoutSchedule, channel_count>> resolve_payouts(const std::vector<Layer>& layers,
                                                                         Findings& findings) {
  const auto bank = resolve_payout(layers, "bank", findings);
  const auto post = resolve_payout(layers, "post", findings);
  if (!bank || !post) return std::nullopt;
  return std::array<PayoutSchedule, channel_count>{*bank, *post};
}

}  // namespace timbang::reading
