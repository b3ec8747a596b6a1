// The public headers, as a program sees them.
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "support/city_trial.hpp"
#include "support/temporary_folder.hpp"
#include "timbang/timbang.hpp"

namespace tb = timbang::api;
using timbang::test::data_file;
using timbang::test::TemporaryFolder;

namespace {

tb::Scenario small_city() {
  return tb::Scenario::read(data_file("small-city.yaml"));
}

/// Adds up what the catalogue adds up, and what it hears of else.
class Totals final : public tb::FactSink {
 public:
  explicit Totals(const tb::Scenario& scenario) : months_(scenario.months().begin(), scenario.months().end()) {
    scenario_.emplace(scenario);
  }

  void money(const tb::MoneyFact& fact) override {
    if (is_reported(fact.at)) money_[fact.what] += fact.amount;
  }
  void casework(const tb::CaseFact& fact) override {
    const bool is_complaint = fact.kind <= tb::CaseKind::complaint_field_check;
    if (is_complaint && is_reported(fact.at)) ++complaints_[fact.what];
  }
  void work(const tb::WorkFact& fact) override {
    if (fact.what == tb::WorkFact::What::tksk && is_reported(fact.at)) minutes_ += fact.minutes;
  }
  void cost(const tb::CostFact& fact) override {
    if (months_.contains(fact.month)) cost_ += fact.amount;
  }
  void poverty(const tb::PovertyFact& fact) override { gap_ += fact.delivered.gap - fact.if_all_transacted.gap; }

  std::map<tb::MoneyFact::What, std::int64_t> money_;
  std::map<tb::CaseFact::What, std::int64_t> complaints_;
  std::int64_t minutes_ = 0;
  std::int64_t cost_ = 0;
  double gap_ = 0;

 private:
  [[nodiscard]] bool is_reported(std::int32_t at) const { return months_.contains(scenario_->month_of(at)); }

  std::optional<tb::Scenario> scenario_;
  std::set<std::string> months_;
};

class Thrower final : public tb::FactSink {
 public:
  void money(const tb::MoneyFact&) override { throw std::runtime_error("no more money"); }
};

}  // namespace

TEST_CASE("a sink adds up to the outcomes of its trial, and hearing changes none of them") {
  const tb::Scenario scenario = small_city();
  const tb::Simulator simulator;
  Totals totals(scenario);
  tb::TrialRequest request;
  request.sink = &totals;
  const tb::Trial heard = simulator.run(scenario, request).value();
  const tb::Trial unheard = simulator.run(scenario).value();

  CHECK(heard.trajectory() == unheard.trajectory());
  for (const tb::Outcome& outcome : tb::outcomes()) {
    for (std::size_t place = 0; place < heard.places(); ++place) {
      const double one = heard.value(outcome.name, place);
      const double other = unheard.value(outcome.name, place);
      CHECK((one == other || (std::isnan(one) && std::isnan(other))));
    }
  }
  using Money = tb::MoneyFact::What;
  using Case = tb::CaseFact::What;
  CHECK(static_cast<double>(totals.money_[Money::credited]) == heard.value("delivery.credited"));
  CHECK(static_cast<double>(totals.money_[Money::transacted]) == heard.value("delivery.transacted"));
  CHECK(static_cast<double>(totals.money_[Money::returned]) == heard.value("delivery.returned_to_treasury"));
  CHECK(static_cast<double>(totals.complaints_[Case::opened]) == heard.value("complaints.filed"));
  CHECK(static_cast<double>(totals.complaints_[Case::resolved]) == heard.value("complaints.resolved"));
  CHECK(static_cast<double>(totals.complaints_[Case::escalated]) == heard.value("complaints.escalated"));
  CHECK(static_cast<double>(totals.cost_) == heard.value("cost.total"));
  CHECK(totals.minutes_ > 0);
  CHECK(totals.gap_ > 0);
}

TEST_CASE("a trial is the one that a comparison keeps, and a folder gives it back") {
  const TemporaryFolder folder;
  const tb::Scenario two = small_city().with({{"staffing.tksk_per_kecamatan", "2"}});
  tb::CompareRequest request;
  request.arms = {{"as it is", small_city()}, {"two", two}};
  request.replications = 2;
  request.folder = folder.path();
  const tb::CompareReport report = tb::compare(request);
  REQUIRE(report.arms() == 2);

  const tb::Results results = tb::Results::open(folder.path());
  CHECK(results.arms() == std::vector<std::string>{"as it is", "two"});
  CHECK(results.places() == std::vector<std::string>{"city", "Timur", "Tengah", "Barat"});
  const std::vector<tb::Trial> stored = results.trials_of(1);
  REQUIRE(stored.size() == 2);
  tb::TrialRequest second;
  second.replication = 1;
  const tb::Trial trial = tb::Simulator().run(two, second).value();
  CHECK(trial.trajectory() == stored[1].trajectory());
  CHECK(trial.value("delivery.transacted", 2, 3) == stored[1].value("delivery.transacted", 2, 3));
  const double mean = (stored[0].value("cost.total") + stored[1].value("cost.total")) / 2;
  CHECK(report.level(1, "cost.total").mean == Approx(mean));
  CHECK(report.difference(1, "cost.total").mean == Approx(mean - report.level(0, "cost.total").mean));
  CHECK(report.text(tb::Language::indonesian).find("Kota kecil rekaan") != std::string::npos);
  CHECK(tb::compare(request).shared() == 4);

  const std::string page = tb::brief_page({folder.path(), "2026-12-01"});
  CHECK(page.find("A small invented city") != std::string::npos);
  CHECK_FALSE(tb::brief_message({folder.path(), "2026-12-01", tb::Language::indonesian}).empty());
  CHECK_THROWS_AS(tb::brief_page({folder.path(), "tomorrow"}), std::logic_error);
}

TEST_CASE("a custom design keeps what is asked for, shares baselines and resumes") {
  const TemporaryFolder folder;
  tb::DesignRequest request;
  for (const char* share : {"0.7", "0.9"}) {
    request.points.push_back(small_city().assuming({{"transacting.prompt_share", share}}));
    request.points.push_back(request.points.back().with({{"staffing.tksk_per_kecamatan", "2"}}));
  }
  CHECK(request.points[0].baseline_sha256() == request.points[1].baseline_sha256());
  CHECK(request.points[0].baseline_sha256() != request.points[2].baseline_sha256());
  request.outcomes = {"delivery.transacted"};
  request.replications = 2;
  request.folder = folder.path();
  request.seed = 3;
  const tb::DesignReport report = tb::run_design(request);
  CHECK(report.simulated() == 8);
  CHECK(tb::run_design(request).simulated() == 0);

  tb::TrialRequest trial;
  trial.seed = 3;
  trial.replication = 1;
  const double simulated = tb::Simulator().run(request.points[2], trial)->value("delivery.transacted");
  CHECK(report.values(2, "delivery.transacted")[1] == simulated);
  CHECK_THROWS_AS(report.values(0, "cost.total"), std::logic_error);
  CHECK(tb::Results::open(folder.path()).export_design(folder.path() / "csv").size() == 3);

  request.points.push_back(small_city().with({{"period.last_month", "2023-11"}}));
  CHECK_THROWS_AS(tb::run_design(request), tb::InputError);
}

TEST_CASE("asked to stop, a study ends early and goes on from there") {
  const TemporaryFolder folder;
  tb::DesignRequest request;
  request.points = {small_city(), small_city().with({{"staffing.tksk_per_kecamatan", "2"}})};
  request.replications = 3;
  request.folder = folder.path();
  request.threads = 0;
  const tb::Stop stop;
  request.stop = stop;
  request.progress = [copy = stop](const tb::Progress& now) mutable {
    if (now.done == 2) copy.request();
  };
  const tb::DesignReport stopped = tb::run_design(request);
  CHECK(stopped.is_stopped());
  CHECK(stopped.simulated() < 6);
  request.stop = {};
  request.progress = {};
  const tb::DesignReport rest = tb::run_design(request);
  CHECK(rest.shared() == stopped.simulated());
  CHECK(rest.simulated() == 6 - rest.shared());
}

TEST_CASE("problems have their place and both languages") {
  try {
    static_cast<void>(small_city().with({{"staffing.tksk_per_kecamatn", "2"}, {"programme.kpm", "many"}}));
    FAIL("both settings are wrong");
  } catch (const tb::InputError& error) {
    REQUIRE(error.problems().size() == 2);
    CHECK(error.problems()[0].english.find("staffing.tksk_per_kecamatan") != std::string::npos);
    CHECK(error.problems()[0].english != error.problems()[0].indonesian);
    CHECK(std::string(error.what()).find(error.problems()[1].english) != std::string::npos);
  }
  CHECK_THROWS_AS(tb::outcome("delivery.credits"), tb::InputError);
  CHECK_THROWS_AS(tb::Results::open("/nowhere/at/all"), tb::InputError);
}

TEST_CASE("a sink that throws makes a failed trial with its reason") {
  Thrower thrower;
  tb::TrialRequest request;
  request.sink = &thrower;
  const tb::Trial trial = tb::Simulator().run(small_city(), request).value();
  CHECK(trial.failure() == "no more money");
  CHECK(std::isnan(trial.value("delivery.credited")));
}

TEST_CASE("beliefs are no arm's, since arms are compared as files and settings say") {
  const TemporaryFolder folder;
  tb::CompareRequest request;
  request.arms = {{"believed", small_city().assuming({{"transacting.prompt_share", "0.7"}})}};
  request.folder = folder.path();
  CHECK_THROWS_AS(tb::compare(request), std::logic_error);
}

TEST_CASE("parameters and outcomes tell their units and bounds") {
  for (const tb::Parameter& parameter : tb::parameters()) {
    INFO(parameter.path);
    CHECK_FALSE(parameter.english.empty());
    CHECK_FALSE(parameter.indonesian.empty());
    if (parameter.choices.empty()) CHECK(parameter.low < parameter.high);
  }
  CHECK(tb::outcome("delivery.credited").unit == "IDR");
  CHECK(tb::outcome("complaints.backlog").better == tb::Better::lower);
  CHECK(small_city().value("programme.deadline.bank")->value == "90 days");
}
