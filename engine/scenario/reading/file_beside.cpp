#include "scenario/reading/file_beside.hpp"

namespace timbang::reading {

std::string file_beside(const std::filesystem::path& folder, const std::string& named) {
  const std::filesystem::path joined = folder / named;
  const std::filesystem::path plain = joined.lexically_normal();
  std::error_code error;
  const auto real = std::filesystem::weakly_canonical(joined, error);
  if (error) return plain.string();
  const auto by_text = std::filesystem::weakly_canonical(plain, error);
  // The short name, which people have written, wherever it means the same file.
  return error || by_text == real ? plain.string() : real.string();
}

}  // namespace timbang::reading
