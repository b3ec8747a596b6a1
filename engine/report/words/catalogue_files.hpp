#pragma once

#include <string_view>

namespace timbang {

/// The bytes of report/catalogue/en.txt and id.txt, outcomes.en.txt and outcomes.id.txt, parameters.en.txt and
/// parameters.id.txt, certificate.en.txt and certificate.id.txt, charts.en.txt and charts.id.txt, claims.en.txt and
/// claims.id.txt, built into the library.
extern const std::string_view english_catalogue_file;
extern const std::string_view indonesian_catalogue_file;
extern const std::string_view english_outcomes_file;
extern const std::string_view indonesian_outcomes_file;
extern const std::string_view english_parameters_file;
extern const std::string_view indonesian_parameters_file;
extern const std::string_view english_certificate_file;
extern const std::string_view indonesian_certificate_file;
extern const std::string_view english_charts_file;
extern const std::string_view indonesian_charts_file;
extern const std::string_view english_claims_file;
extern const std::string_view indonesian_claims_file;

}  // namespace timbang
