#include "results/json/summary_json.hpp"

#include <array>
#include <vector>

#include "outcomes/catalogue/outcome_catalogue.hpp"
#include "results/json/claims_json.hpp"
#include "results/summary/last_settings.hpp"
#include "text/json_schema.hpp"

namespace timbang {
namespace {

constexpr std::array<std::string_view, 2> verbs{"run", "compare"};

/// What the command prints.
struct Document {
  const Summary& summary;
  std::string_view verb;
  std::string_view version;
  SummaryDetail detail;
  const SummaryAdditions& additions;
};

/// A cell of a difference with the arms that it is of.
struct NamedDifference {
  std::string arm;
  std::string against;
  DifferenceCell cell;
};

std::vector<const SummaryCell*> shown_cells(const ArmSummary& arm, const SummaryDetail& detail) {
  std::vector<const SummaryCell*> shown;
  for (const SummaryCell& cell : arm.outcomes) {
    if (detail.has(cell.where, cell.month)) shown.push_back(&cell);
  }
  return shown;
}

/// Every arm against the first, then against the one before it.
std::vector<NamedDifference> shown_differences(const Summary& summary, const SummaryDetail& detail) {
  std::vector<NamedDifference> shown;
  for (const auto* differences : {&summary.differences, &summary.steps}) {
    for (const ArmDifference& each : *differences) {
      for (const DifferenceCell& cell : each.outcomes) {
        if (detail.has(cell.where, cell.month)) shown.push_back({each.arm, each.against, cell});
      }
    }
  }
  return shown;
}

std::vector<std::string_view> words_of(const SummaryDetail& detail) {
  std::vector<std::string_view> words;
  if (detail.months) words.push_back(detail_words[0]);
  if (detail.kecamatan) words.push_back(detail_words[1]);
  return words;
}

void list_cell(auto& f, const Summary& summary, const auto& cell, const Estimate& estimate) {
  f("where", summary.wheres[cell.where])("month", summary.months[cell.month]);
  estimate_fields(f, estimate);
}

auto arm_fields(const Summary& summary, const SummaryDetail& detail) {
  return [&](auto& f, auto& arm) {
    f("name", arm.name)("set", last_settings(arm.settings))("fingerprint", arm.fingerprint);
    f.given(summary.interval == IntervalKind::plausible, "held", arm.held);
    f("outcomes", shown_cells(arm, detail), [&](auto& g, auto& cell) {
      g("name", outcome_name(cell.outcome))("unit", unit_text(outcome_at(cell.outcome).unit));
      list_cell(g, summary, cell, cell.estimate);
    });
  };
}

auto difference_fields(const Summary& summary) {
  return [&](auto& f, auto& difference) {
    const DifferenceCell& cell = difference.cell;
    f("arm", difference.arm)("against", difference.against)("outcome", outcome_name(cell.outcome));
    list_cell(f, summary, cell, cell.paired.difference);
    f("variance_reduction", cell.paired.variance_reduction)("agreement", cell.agreement)("is_effect", cell.is_effect);
  };
}

constexpr auto precision_fields = [](auto& f, auto& report) {
  f("outcome", report.outcome)("where", "city")("month", "all")("goal", report.goal.half_width);
  f("is_relative", report.goal.scale == PrecisionScale::relative)("is_met", report.is_met());
  f("replications", report.replications)("arms", report.arms, [](auto& g, auto& each) {
    g("arm", each.arm)("against", null_if(each.against.empty(), each.against));
    estimate_fields(g, each.state.estimate);
    g("achieved", each.state.achieved_half_width);
  });
};

constexpr auto settling_fields = [](auto& f, auto& each) {
  f("outcome", each.outcome);
  estimate_fields(f, each.gap);
  f("within_10_percent_after", each.near_after)("within_1_percent_after", each.close_after);
  f("change_in_last_year", each.drift.value_or(undefined_estimate()), estimate_fields);
};

/// Differences and changes are shares of the figure.
constexpr auto warm_up_fields = [](auto& f, auto& report) {
  f("arm", report.arm)("warm_up_months", report.warm_up)("longest_months", report.longest);
  f("replications", report.replications)("is_enough", report.is_enough())("needed_months", report.needed());
  f("two_starts", report.outcomes, settling_fields);
  f(
      "overloaded", report.crowded,
      [](auto& g, auto& each) { g("where", each.name)("workload", each.workload)("in_the_end", each.in_the_end); },
      on_one_line);
};

constexpr auto document_fields = [](auto& f, auto& document) {
  const Summary& summary = document.summary;
  const SummaryAdditions& more = document.additions;
  const bool is_comparison = document.verb == verbs[1];
  const bool is_plausible = summary.interval == IntervalKind::plausible;
  f("timbang", document.version)("verb", word(is_comparison, verbs));
  f("scenario", summary, [](auto& g, auto& x) { g("name", x.scenario_name)("sha256", x.scenario_sha256); });
  f("seed", summary.seed)("replications", summary.replications);
  f.given(summary.is_sequential, "is_sequential", true);
  f.means("The number of replications followed from what was seen", "Jumlah ulangan mengikuti hasil yang terlihat");
  f("interval", word(summary.interval, interval_words));
  f.means("What every interval covers: chance alone, or what is plausible",
          "Yang dicakup tiap selang: kebetulan saja, atau yang wajar");
  f.given(is_plausible, "ensemble", summary, [](auto& g, auto& x) {
    g("name", x.ensemble_name)("sha256", x.ensemble_sha256)("members", x.ensemble_members);
  });
  f("detail", words_of(document.detail));
  f.means("Cells beyond those of the city over all months: months, kecamatan, or both",
          "Sel selain sel kota untuk semua bulan: months, kecamatan, atau keduanya");
  f("arms", summary.arms, arm_fields(summary, document.detail), on_lines);
  f.given(is_comparison, "differences", shown_differences(summary, document.detail), difference_fields(summary));
  f.given(!more.claims.claims.empty(), "claims", more.claims, claims_fields, on_lines);
  f.given(more.flips.has_value(), "flips", more.flips ? more.flips->flips : std::vector<ClaimFlip>(), flip_fields);
  f.given(more.precision.has_value(), "stopping", more.precision, precision_fields, on_lines);
  f.given(!more.warm_ups.empty(), "warm_up", more.warm_ups, warm_up_fields, on_lines);
};

}  // namespace

std::string summary_json(const Summary& summary, std::string_view verb, std::string_view version,
                         const SummaryDetail& detail, const SummaryAdditions& additions) {
  return json_of(Document{summary, verb, version, detail, additions}, document_fields);
}

std::string summary_schema() {
  Summary summary;
  summary.wheres = {"city"};
  summary.months = {"all"};
  const SummaryAdditions additions;
  const Document document{summary, verbs[1], "", {}, additions};
  FieldSchema fields;
  document_fields(fields, document);
  return fields.object(
      {{"$schema", "\"https://json-schema.org/draft/2020-12/schema\""}, {"title", "\"Timbang summary\""}});
}

}  // namespace timbang
