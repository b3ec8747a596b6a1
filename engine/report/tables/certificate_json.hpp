#pragma once

#include <string>
#include <string_view>

#include "proof/certificate.hpp"

namespace timbang {

/// The certificate for machines; what is compared is said in English in whatever language it was asked for. The same
/// bytes on every run of a version and seed.
[[nodiscard]] std::string certificate_json(const Certificate& certificate, std::string_view version);

}  // namespace timbang
