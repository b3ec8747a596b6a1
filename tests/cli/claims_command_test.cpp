// Claims of a scenario as a user meets them in run, compare and validate.
#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "support/command.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

using namespace timbang::test;

namespace {

/// The small city with these claims; a comparison with two TKSK costs an arm.
class Claiming {
 public:
  explicit Claiming(const std::string& claims, const std::string& base = "small-city.yaml") : base_(base) {
    write(claims);
  }

  void write(const std::string& claims) const {
    std::ofstream(folder_ / "claiming.yaml")
        << "timbang: 1\nextends: " TIMBANG_SOURCE_DIR "/tests/support/data/" << base_ << "\nname: claiming\nclaims:\n"
        << claims;
  }

  [[nodiscard]] CommandResult run(const std::string& options = "", const std::string& verb = "run") const {
    return run_command(verb + " '" + (folder_ / "claiming.yaml").string() + "' " + options + " --quiet --out '" +
                       (folder_ / "results").string() + "'");
  }
  [[nodiscard]] std::string file() const { return (folder_ / "claiming.yaml").string(); }
  [[nodiscard]] std::string results() const { return (folder_ / "results").string(); }
  [[nodiscard]] CommandResult validate() const {
    return run_command("validate '" + (folder_ / "claiming.yaml").string() + "' --lang en");
  }
  [[nodiscard]] std::string manifest() const { return read_text(folder_ / "results" / "manifest.json"); }

 private:
  TemporaryFolder folder_;
  std::string base_;
};

std::string claim(const std::string& name, const std::string& rest) {
  return "  - {name: " + name + ", statement: {en: \"What " + name + " says\"}, " + rest + "}\n";
}

const std::string certain = claim("paid", "outcome: delivery.credited, at_least: 1");
const std::string impossible = claim("nobody-paid", "outcome: delivery.credited, at_most: 0");
const std::string close_call = claim("close", "outcome: complaints.filed, at_least: 200");
const std::string poverty = claim("poor", "outcome: poverty.headcount_rate, at_least: 99");
const std::string second_tksk = claim(
    "helps", "outcome: tksk.utilisation, under: {staffing.tksk_per_kecamatan: 2}, than: scenario, lower_by: 0.01");

}  // namespace

TEST_CASE("a run whose claims are all true has exit code 0, and a run with a false claim 3") {
  const Claiming good(certain + second_tksk);
  const CommandResult result = good.run("--replications 3");
  CHECK(result.exit_code == 0);
  CHECK(has(result.output, "TRUE  paid: What paid says"));
  CHECK(has(result.output, "TRUE  helps"));
  CHECK(has(result.output, "tksk_per_kecamatan=2 less claiming"));
  const CommandResult bad = Claiming(certain + impossible).run("--replications 3");
  CHECK(bad.exit_code == 3);
  CHECK(has(bad.output, "FALSE  nobody-paid"));
  CHECK(has(bad.output, "exit code 3"));
}

TEST_CASE("claims that one replication cannot decide are undecided") {
  const CommandResult result = Claiming(certain).run("--replications 1");
  CHECK(result.exit_code == 3);
  CHECK(has(result.output, "UNDECIDED  paid"));
}

TEST_CASE("a claim about an outcome that calibration fits is imposed: it neither fails nor counts among the others") {
  const CommandResult result = Claiming(certain + poverty).run("--replications 3");
  CHECK(result.exit_code == 0);
  CHECK(has(result.output, "IMPOSED  poor"));
  CHECK(has(result.output, "neither supports nor fails"));
  const CommandResult said =
      Claiming(claim("said", "outcome: complaints.filed, at_most: 0, imposed_by: calibration")).run("--replications 2");
  CHECK(said.exit_code == 0);
}

TEST_CASE("a claim that compares two options is not imposed, though calibration fits the outcome") {
  const std::string compared =
      claim("poor-less", "outcome: poverty.headcount_rate, than: {programme.benefit: 100000}, lower_by: 0.0001");
  CHECK_FALSE(has(Claiming(compared).run("--replications 2").output, "IMPOSED"));
}

TEST_CASE("intervals widen with the number of claims that are judged together") {
  const std::string others = claim("b", "outcome: complaints.filed, at_least: 1") +
                             claim("c", "outcome: complaints.filed, at_least: 2") +
                             claim("d", "outcome: complaints.filed, at_least: 3");
  CHECK(has(Claiming(certain).run("--replications 3 --json").output, "\"confidence\": 0.95"));
  const CommandResult four = Claiming(certain + others).run("--replications 3 --json");
  CHECK(has(four.output, "\"confidence\": 0.9875"));
  CHECK(has(four.output, "\"answer\":\"TRUE\""));
}

TEST_CASE("claims are hashed into the manifest before the runs, and later claims with the number of runs there are") {
  const Claiming first(certain);
  static_cast<void>(first.run("--replications 2"));
  CHECK(has(first.manifest(), "\"runs_before\": 0"));
  CHECK(has(first.manifest(), "\"name\":\"paid\""));
  CHECK(has(first.run("--replications 3").output, "noted before any run of this folder"));
  first.write(certain + impossible);
  CHECK(has(first.run("--replications 3").output, "noted when the folder already held 3 runs"));
  CHECK(has(first.manifest(), "\"runs_before\": 3"));
}

TEST_CASE("claims change neither tables nor fingerprints of the arms that were asked for") {
  const CommandResult with = Claiming(certain + second_tksk).run("--replications 2 --json --detail months,kecamatan");
  const CommandResult without = Claiming(certain).run("--replications 2 --json --detail months,kecamatan");
  const auto before_claims = [](const std::string& json) { return json.substr(0, json.find("\"claims\"")); };
  CHECK(before_claims(with.output) == before_claims(without.output));
}

TEST_CASE("compare judges the claims of its scenarios too") {
  const Claiming claiming(certain + impossible);
  const CommandResult result = claiming.run("--vary staffing.tksk_per_kecamatan=1,2 --replications 2", "compare");
  CHECK(result.exit_code == 3);
  CHECK(has(result.output, "FALSE  nobody-paid"));
}

TEST_CASE("under an ensemble claims are judged by simultaneous plausible ranges") {
  const Claiming claiming(certain + close_call, "small-city-plausible.yaml");
  const CommandResult result = claiming.run();
  CHECK(has(result.output, "TRUE  paid"));
  CHECK(has(result.output, "hold all at once in at least 95 %"));
}

TEST_CASE("validate names outcomes and units of claims that do not exist, and runs nothing") {
  const CommandResult result = Claiming(claim("a", "outcome: complaints.wait_meen, at_most: 1") +
                                        claim("b", "outcome: complaints.wait_mean, unit: hours, at_most: 1"))
                                   .validate();
  CHECK(result.exit_code == 2);
  CHECK(has(result.errors, "did you mean complaints.wait_mean?"));
  CHECK(has(result.errors, "found the unit hours, expected one of: days"));
  CHECK(Claiming(certain).validate().exit_code == 0);
}

TEST_CASE("the parameters that flip a claim are searched for on request, at a stated number of runs") {
  const Claiming claiming(close_call);
  const CommandResult result = run_command("run '" + claiming.file() +
                                           "' --set staffing.tksk_per_kecamatan=1 "
                                           "--replications 2 --flips all --out '" +
                                           claiming.results() + "'");
  CHECK(has(result.errors, "--flips: at most "));
  CHECK(has(result.output, "Nearest change of one parameter that flips a claim"));
  CHECK(has(result.output, "parameters moved one at a time, 2 replications each"));
  const CommandResult refused = claiming.run("--replications 2 --flips follow_up.vist");
  CHECK(refused.exit_code == 2);
  CHECK(has(refused.errors, "not an unmeasured parameter"));
}

TEST_CASE("a search for what flips a claim is stored, and shown without runs when asked for again") {
  const Claiming claiming(close_call +
                          "follow_up:\n  visit: {value: 60, unit: minutes, range: [30, 90]}\n"
                          "  phone: {value: 10, unit: minutes, range: [5, 20]}\n");
  const std::string options = " --replications 2 --flips all --lang en --out '" + claiming.results() + "'";
  const std::string command = "run '" + claiming.file() + "'";
  const CommandResult first = run_command(command + options);
  const CommandResult again = run_command(command + options);
  CHECK(has(first.errors, "--flips: at most "));
  CHECK_FALSE(has(again.errors, "--flips: at most "));
  CHECK(has(again.errors, "not run again"));
  CHECK(first.output == again.output);
  // Another parameter, or another value of the scenario, is another search.
  CHECK(
      has(run_command(command + " --replications 2 --flips follow_up.visit --out '" + claiming.results() + "'").errors,
          "--flips: at most "));
  CHECK(has(run_command(command + " --set staffing.tksk_per_kecamatan=2" + options).errors, "--flips: at most "));
}

TEST_CASE("options that only claims need are left out of exports unless requested") {
  const Claiming claiming(certain + second_tksk);
  REQUIRE(claiming.run("--replications 2").exit_code == 0);
  CHECK(has(claiming.manifest(), "\"is_for_claims\": true"));
  const auto exported = [&](const std::string& options) {
    const CommandResult result = run_command("export '" + claiming.results() + "' --to csv --full --lang en --out '" +
                                             claiming.results() + "/csv' " + options);
    CAPTURE(result.errors);
    REQUIRE(result.exit_code == 0);
    std::string all;
    for (const char* file : {"arms.csv", "summary.csv", "differences.csv", "tidy.csv"}) {
      all += read_text(claiming.results() + "/csv/" + file);
    }
    return all + result.errors;
  };
  const std::string without = exported("");
  CHECK_FALSE(has(without, "tksk_per_kecamatan=2"));
  CHECK(has(without, "1 option that only claims asked for is left out"));
  CHECK(has(exported("--with-claim-arms"), "tksk_per_kecamatan=2"));
  // Compared by name, the option is one like any other from then on.
  static_cast<void>(claiming.run("--vary staffing.tksk_per_kecamatan=1,2 --replications 2", "compare"));
  CHECK_FALSE(has(claiming.manifest(), "is_for_claims"));
  CHECK(has(exported(""), "tksk_per_kecamatan=2"));
}

TEST_CASE("claims of an experiment are about points of its design, and compare points that are otherwise equal") {
  const TemporaryFolder folder;
  const auto experiment = [&](const std::string& claims,
                              const std::string& design = "{kind: latin_hypercube, points: 40, crossed: true}") {
    std::ofstream(folder / "experiment.yaml") << "timbang: 1\nexperiment: small\nscenario: " TIMBANG_SOURCE_DIR
                                                 "/tests/support/data/small-city.yaml\nvary:\n"
                                                 "  staffing.tksk_per_kecamatan: [1, 2]\n  follow_up.phone: [10]\n"
                                                 "uncertain: [{path: follow_up.visit, range: [30, 90]}]\n"
                                                 "design: "
                                              << design << "\noutcomes: [tksk.utilisation]\nreplications: 1\nclaims:\n"
                                              << claims;
    return run_command("sweep '" + (folder / "experiment.yaml").string() + "' --quiet --out '" +
                       (folder / "store").string() + "'");
  };
  const std::string helps = claim("helps",
                                  "outcome: tksk.utilisation, under: {staffing.tksk_per_kecamatan: 2}, "
                                  "than: {staffing.tksk_per_kecamatan: 1}, lower_by: 0.01");
  const CommandResult good = experiment(helps);
  CHECK(good.exit_code == 0);
  CHECK(has(good.output, "TRUE  helps"));
  const CommandResult bad = experiment(helps + claim("idle", "outcome: tksk.utilisation, at_most: 0.01"));
  CHECK(bad.exit_code == 3);
  CHECK(has(bad.output, "FALSE  idle"));
  const CommandResult wrong =
      experiment(claim("a", "outcome: complaints.backlog, at_most: 1") +
                 claim("b", "outcome: tksk.utilisation, under: {follow_up.phon: 3}, at_most: 1"));
  CHECK(wrong.exit_code == 2);
  CHECK(has(wrong.errors, "follow_up.phon is not varied by this experiment; did you mean follow_up.phone?"));
  CHECK(has(experiment(claim("a", "outcome: complaints.backlog, at_most: 1")).errors,
            "will not have complaints.backlog"));
  // These put points at fixed places, whose share says nothing of how likely anything is.
  for (const std::string design : {"grid", "one_at_a_time", "{kind: morris, trajectories: 40}"}) {
    CAPTURE(design);
    const CommandResult refused = experiment(helps, design);
    CHECK(refused.exit_code == 2);
    CHECK(has(refused.errors, "is no sample of what is uncertain"));
  }
}

TEST_CASE("claims speak Indonesian") {
  const CommandResult result = Claiming(certain + impossible).run("--replications 2 --lang id");
  CHECK(has(result.output, "BENAR  paid"));
  CHECK(has(result.output, "SALAH  nobody-paid"));
  CHECK(has(result.output, "Tidak semua klaim benar"));
}
