#include <cmath>

#include "small_city.hpp"

using namespace timbang;
using namespace timbang::testing;

namespace {

void spend(OutcomeFold& fold, KecamatanId kecamatan, Month month, CostLine line, std::int64_t rupiah,
           Payer payer = Payer::apbd) {
  fold.on(CostIncurred{kecamatan, month, line, payer, Rupiah(rupiah)});
}

}  // namespace

TEST_CASE("costs are summed by payer, and the total includes the province's") {
  OutcomeFold fold(small_city());
  fold.on(CostIncurred{first_kecamatan, Month(2023, 1), CostLine::tali_asih, Payer::apbn, Rupiah(1'000'000)});
  fold.on(CostIncurred{first_kecamatan, Month(2023, 2), CostLine::tali_asih, Payer::apbn, Rupiah(1'000'000)});
  fold.on(CostIncurred{second_kecamatan, Month(2023, 2), CostLine::top_up, Payer::apbd, Rupiah(300'000)});
  fold.on(CostIncurred{second_kecamatan, Month(2023, 2), CostLine::provincial_top_up, Payer::provinsi, Rupiah(50'000)});
  fold.on(CostIncurred{second_kecamatan, Month(2022, 12), CostLine::top_up, Payer::apbd, Rupiah(7)});
  fold.on(CostIncurred{second_kecamatan, Month(2024, 1), CostLine::top_up, Payer::apbd, Rupiah(7)});
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::cost_apbn, 1, "all") == 2'000'000);
  CHECK(value(table, outcome::cost_apbd, 0, "2023-02") == 300'000);
  CHECK(value(table, outcome::cost_apbd, 0, "all") == 300'000);
  CHECK(value(table, outcome::cost_total, 2, "2023-02") == 350'000);
  CHECK(value(table, outcome::cost_total, 0, "all") == 2'350'000);
  CHECK(value(table, outcome::cost_provinsi, 2, "all") == 50'000);
}

TEST_CASE("costs are summed by line, and one-off costs are in the total and separate") {
  OutcomeFold fold(small_city());
  const Month month(2023, 5);
  const std::array<std::size_t, cost_line_count> outcomes{
      outcome::cost_line_tali_asih,   outcome::cost_line_provincial_top_up,
      outcome::cost_line_top_up,      outcome::cost_line_transport,
      outcome::cost_line_phone,       outcome::cost_line_insurance,
      outcome::cost_line_supervision, outcome::cost_line_first_line,
      outcome::cost_line_training};
  for (std::size_t line = 0; line < cost_line_count; ++line) {
    spend(fold, first_kecamatan, month, static_cast<CostLine>(line), std::int64_t{1} << line);
    spend(fold, second_kecamatan, month + 1, static_cast<CostLine>(line), std::int64_t{1} << line);
  }
  const OutcomeTable table = fold.finish();
  for (std::size_t line = 0; line < cost_line_count; ++line) {
    CHECK(value(table, outcomes[line], 1, "2023-05") == static_cast<double>(std::int64_t{1} << line));
    CHECK(value(table, outcomes[line], 2, "2023-05") == 0);
    CHECK(value(table, outcomes[line], 0, "all") == static_cast<double>(std::int64_t{2} << line));
  }
  CHECK(value(table, outcome::cost_one_off, 0, "2023-06") == 256);
  CHECK(value(table, outcome::cost_total, 0, "2023-06") == 511);
  CHECK(value(table, outcome::cost_total, 0, "all") == 1022);
}

TEST_CASE("cost ratios are per case, rupiah, family and person") {
  OutcomeFrame frame = small_city();
  frame.months = 2;
  OutcomeFold fold(frame);
  spend(fold, first_kecamatan, Month(2023, 1), CostLine::top_up, 600);
  spend(fold, first_kecamatan, Month(2023, 2), CostLine::training, 200);
  resolve(fold, CaseKind::complaint_information, at("2023-01-02"), at("2023-01-07"), at("2023-01-05"));
  resolve(fold, CaseKind::follow_up, at("2023-01-02"), at("2023-02-07"), at("2023-01-05"));
  resolve(fold, CaseKind::verification, at("2023-01-02"), at("2023-04-07"), at("2023-01-05"));
  resolve(fold, CaseKind::verification, at("2023-01-02"), at("2023-04-07"), at("2023-02-05"));
  resolve(fold, CaseKind::verification, at("2023-01-02"), at("2023-04-07"), at("2023-02-05"), CaseEnd::given_up);
  resolve(fold, CaseKind::monitoring, at("2023-01-02"), at("2023-04-07"), at("2023-02-05"));
  transact(fold, {at("2023-01-10"), 1'600, HouseholdId{1}}, at("2023-01-12"));
  transact(fold, {at("2023-02-10"), 400, HouseholdId{1}}, at("2023-02-12"));
  transact(fold, {at("2023-02-10"), 400, HouseholdId{2}}, at("2023-02-12"));
  for (int month = 1; month <= 2; ++month) {
    PovertyMonth poverty{first_kecamatan, Month(2023, month), 100, 25, {}, {}, {}, {}, {}};
    poverty.without_aid.poor_persons = month == 1 ? 6 : 4;
    poverty.delivered.poor_persons = month == 1 ? 0 : 2;
    fold.on(poverty);
  }
  const OutcomeTable table = fold.finish();
  CHECK(value(table, outcome::casework_done, 1, "2023-01") == 3);
  CHECK(value(table, outcome::casework_done, 0, "all") == 4);
  CHECK(value(table, outcome::cost_per_case, 1, "2023-01") == 200);
  CHECK(value(table, outcome::cost_per_case, 0, "all") == 200);
  CHECK(value(table, outcome::cost_per_rupiah_delivered, 0, "2023-02") == 0.25);
  CHECK(value(table, outcome::cost_per_rupiah_delivered, 0, "all") == 800 / 2'400.0);
  CHECK(value(table, outcome::cost_per_family_reached, 0, "2023-01") == 600);
  CHECK(value(table, outcome::cost_per_family_reached, 0, "all") == 400);
  CHECK(value(table, outcome::cost_per_person_lifted, 0, "2023-01") == 100);
  CHECK(value(table, outcome::cost_per_person_lifted, 0, "all") == 800 / 4.0);
}

TEST_CASE("cost ratios with a zero denominator are undefined") {
  OutcomeFold fold(small_city());
  spend(fold, first_kecamatan, Month(2023, 1), CostLine::top_up, 600);
  const OutcomeTable table = fold.finish();
  for (const std::size_t ratio : {outcome::cost_per_case, outcome::cost_per_rupiah_delivered,
                                  outcome::cost_per_family_reached, outcome::cost_per_person_lifted}) {
    CHECK(std::isnan(value(table, ratio, 0, "2023-01")));
    CHECK(std::isnan(value(table, ratio, 2, "all")));
  }
}
