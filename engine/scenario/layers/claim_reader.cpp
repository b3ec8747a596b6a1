#include "scenario/layers/claim_reader.hpp"

#include <filesystem>
#include <set>
#include <string>

#include "base/ranges.hpp"
#include "scenario/reading/file_beside.hpp"
#include "scenario/reading/plan_entry.hpp"
#include "scenario/reading/sourced_value.hpp"
#include "scenario/reading/words.hpp"
#include "text/comma_list.hpp"

namespace timbang::reading {
namespace {

constexpr std::size_t most_claims = 200;
const std::vector<std::string> level_forms{"at_least", "at_most", "between", "about"};
const std::vector<std::string> comparison_forms{"higher_by", "lower_by", "same_within"};

std::vector<std::string> claim_keys() {
  std::vector<std::string> keys{"name", "statement", "outcome", "unit", "where", "month", "under", "than"};
  keys.insert(keys.end(), level_forms.begin(), level_forms.end());
  keys.insert(keys.end(), comparison_forms.begin(), comparison_forms.end());
  keys.insert(keys.end(), {"margin", "source", "note", "imposed_by"});
  return keys;
}

class ClaimReader {
 public:
  ClaimReader(const DocumentNode& node, Findings& findings)
      : node_(node), findings_(findings), entry_(node, std::string(claims_path), claim_keys(), findings) {}

  ParsedClaim read() {
    read_words();
    read_policies();
    read_limits();
    read_origin();
    return std::move(parsed_);
  }

 private:
  Claim& claim() { return parsed_.claim; }

  [[nodiscard]] Mark mark_of(std::string_view key) const {
    const auto* entry = node_.find(key);
    return entry == nullptr ? node_.mark : entry->value.mark;
  }

  void read_words() {
    claim().name = entry_.required_text("name");
    const WordSpecification name{"claims.name", WordForm::folder_name, true, true, false, {}, {}};
    if (!claim().name.empty()) static_cast<void>(check_word(node_.find("name")->value, name, findings_));
    read_statement();
    claim().outcome = entry_.required_text("outcome");
    // The place is kept: problems of outcomes are only found where outcomes are known.
    claim().place = place_of(mark_of("outcome"));
    claim().unit = entry_.text("unit");
    if (entry_.has("where")) claim().where = entry_.text("where");
    claim().month = entry_.month("month");
    parsed_.where = mark_of("where");
    parsed_.month = mark_of("month");
  }

  /// `statement: {en: ..., id: ...}`, with one language or both.
  void read_statement() {
    const auto* statement = node_.find("statement");
    if (statement == nullptr) {
      entry_.report("word_missing", "statement");
      return;
    }
    if (!check_map(statement->value, "claims.statement", findings_)) return;
    PlanEntry words(statement->value, "claims.statement", {"en", "id"}, findings_);
    claim().statement_en = words.text("en");
    claim().statement_id = words.text("id");
    if (!words.has("en") && !words.has("id")) words.report("word_missing", "");
    if (claim().statement_en.empty()) claim().statement_en = claim().statement_id;
    if (claim().statement_id.empty()) claim().statement_id = claim().statement_en;
  }

  void read_policies() {
    parsed_.under = mark_of("under");
    parsed_.than = mark_of("than");
    if (const auto* under = node_.find("under")) claim().under = policy("under", under->value);
    if (const auto* than = node_.find("than")) claim().than = policy("than", than->value);
    const bool is_compared_with_itself =
        claim().than && claim().than->file == claim().under.file && claim().than->settings == claim().under.settings;
    // Where a policy is wrong already this would be a second report of one mistake.
    if (is_compared_with_itself && !has_wrong_policy_) entry_.report("claim_with_itself", "than");
  }

  /// `scenario`, a file, or settings.
  ClaimedPolicy policy(const std::string& key, const DocumentNode& node) {
    ClaimedPolicy policy;
    const std::size_t before = findings_.count();
    if (node.is_map()) {
      for (const Setting& setting : entry_.settings(key)) policy.settings.emplace_back(setting.path, setting.value);
    } else {
      const std::string text = entry_.text(key);
      if (!text.empty() && text != "scenario") policy.file = named_file(text, key);
    }
    has_wrong_policy_ = has_wrong_policy_ || findings_.count() > before;
    return policy;
  }

  std::string named_file(const std::string& text, const std::string& key) {
    // Relative to the file that names it, as every file.
    std::string file = file_beside(std::filesystem::path(node_.mark.text->name).parent_path(), text);
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) entry_.report("file_missing", key, {{"file", file}});
    return file;
  }

  /// The one key that says what is claimed; nothing, and reported, unless there is exactly one.
  std::optional<std::string> form() {
    const auto& allowed = claim().is_comparison() ? comparison_forms : level_forms;
    const auto& others = claim().is_comparison() ? level_forms : comparison_forms;
    std::vector<std::string> found;
    for (const std::string& key : allowed) {
      if (entry_.has(key)) found.push_back(key);
    }
    bool has_other = false;
    for (const std::string& key : others) {
      if (!entry_.has(key)) continue;
      has_other = true;
      entry_.report(claim().is_comparison() ? "claim_level_form" : "claim_comparison_form", key,
                    {{"expected", comma_list(allowed)}});
    }
    if (found.size() > 1) entry_.report("claim_forms", found[1], {{"expected", comma_list(allowed)}});
    if (found.empty() && !has_other) entry_.report("claim_without_form", "", {{"expected", comma_list(allowed)}});
    return found.size() == 1 && !has_other ? std::optional(found.front()) : std::nullopt;
  }

  void read_limits() {
    const auto form = this->form();
    if (!form) return;
    if (entry_.has("margin") && *form != "about") entry_.report("unused_with", "margin", {{"choice", *form}});
    if (*form == "at_least") claim().low = entry_.required_number(*form);
    if (*form == "at_most") claim().high = entry_.required_number(*form);
    if (*form == "between") read_between();
    if (*form == "about") claim_around(entry_.required_number(*form), entry_.required_sd("margin"));
    // `higher_by: 5` says at least 5 more.
    if (*form == "higher_by") claim().low = entry_.required_sd(*form);
    if (*form == "lower_by") claim().high = -entry_.required_sd(*form);
    if (*form == "same_within") claim_around(0, entry_.required_sd(*form));
  }

  void read_between() {
    const auto between = entry_.interval("between");
    if (!between) return;
    claim().low = between->first;
    claim().high = between->second;
  }

  void claim_around(double value, double margin) {
    claim().low = value - margin;
    claim().high = value + margin;
  }

  void read_origin() {
    claim().source = entry_.said("outcome").source;
    if (!entry_.has("imposed_by")) return;
    claim().is_imposed = entry_.text("imposed_by") == "calibration";
    if (!claim().is_imposed) entry_.report_unknown_word("imposed_by", {"calibration"});
  }

  const DocumentNode& node_;
  Findings& findings_;
  PlanEntry entry_;
  ParsedClaim parsed_;
  bool has_wrong_policy_ = false;
};

void check_month(const ParsedClaim& parsed, const Period& period, Findings& findings) {
  const auto& month = parsed.claim.month;
  if (!month || (period.first_month <= *month && *month <= period.last_month)) return;
  findings.add("month_not_reported", parsed.month, "claims.month",
               {{"found", month->text()}, {"first", period.first_month.text()}, {"last", period.last_month.text()}});
}

void check_where(const ParsedClaim& parsed, const Scenario& scenario, Findings& findings) {
  std::vector<std::string> known{"city"};
  for (const Kecamatan& kecamatan : scenario.kecamatan) known.push_back(kecamatan.name);
  const std::string& where = parsed.claim.where;
  if (contains(known, where)) return;
  findings.add_unknown("kecamatan_unknown", where, known, parsed.where, "claims.where");
}

}  // namespace

std::vector<ParsedClaim> read_claims(const DocumentNode& node, Findings& findings) {
  const std::string path(claims_path);
  std::vector<ParsedClaim> claims;
  if (!node.is_list() || node.items.empty() || node.items.size() > most_claims) {
    findings.add("claims_form", node.mark, path,
                 {{"found", node.is_list() ? std::to_string(node.items.size()) : node.shown()},
                  {"most", std::to_string(most_claims)}});
    return claims;
  }
  std::set<std::string> names;
  for (const DocumentNode& item : node.items) {
    if (!check_map(item, path, findings)) continue;
    claims.push_back(ClaimReader(item, findings).read());
    const std::string& name = claims.back().claim.name;
    if (!name.empty() && !names.insert(name).second) findings.add("named_twice", item.mark, path, {{"found", name}});
  }
  return claims;
}

void check_claims(const std::vector<ParsedClaim>& claims, const Scenario& scenario, Findings& findings) {
  for (const ParsedClaim& parsed : claims) {
    check_month(parsed, scenario.period, findings);
    check_where(parsed, scenario, findings);
  }
}

}  // namespace timbang::reading
