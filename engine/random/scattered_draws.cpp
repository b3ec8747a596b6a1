#include <cstring>

#include "random/philox.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#if defined(__GNUC__) && !defined(__clang__)
// g++ 12 takes registers that the header leaves undefined on purpose for variables (its bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#endif

// The words of entities that are no neighbours: a block for each. Nearly all of the work is multiplying 32 by 32 bits
// into 64, for which vectors have an instruction that no compiler here finds by itself; it makes draws two to three
// times as quick.

namespace timbang {
namespace {

void draw_by_any_processor(const RestOfName& name, const std::uint32_t* entities, std::uint32_t* words) {
  for (std::size_t i = 0; i < philox_lanes; ++i) {
    const PhiloxWords of_block = words_of_block(name, entities[i] / 4U);
    const std::uint32_t place = entities[i] % 4U;
    const std::uint64_t early_word = place == 0 ? of_block.c0 : of_block.c1;
    const std::uint64_t late_word = place == 2 ? of_block.c2 : of_block.c3;
    words[i] = static_cast<std::uint32_t>(place < 2 ? early_word : late_word);
  }
}

#if defined(__x86_64__)

constexpr auto factor_0 = static_cast<long long>(philox_multiplier_0);
constexpr auto factor_1 = static_cast<long long>(philox_multiplier_1);

/// Four blocks a step, each of whose words is the lower half of 64 bits.
__attribute__((target("avx2"))) void draw_by_256_bits(const RestOfName& name, const std::uint32_t* entities,
                                                      std::uint32_t* words) {
  for (std::size_t i = 0; i < philox_lanes; i += 4) {
    __m128i some;
    std::memcpy(&some, entities + i, sizeof some);
    const __m256i entity = _mm256_cvtepu32_epi64(some);
    __m256i c0 = _mm256_srli_epi64(entity, 2);
    __m256i c1 = _mm256_set1_epi64x(name.counter[0]);
    __m256i c2 = _mm256_set1_epi64x(name.counter[1]);
    __m256i c3 = _mm256_set1_epi64x(name.counter[2]);
    auto key_0 = static_cast<std::uint32_t>(name.key);
    auto key_1 = static_cast<std::uint32_t>(name.key >> 32U);
    for (int round = 0; round < philox_rounds; ++round) {
      const __m256i product_0 = _mm256_mul_epu32(c0, _mm256_set1_epi64x(factor_0));
      const __m256i product_1 = _mm256_mul_epu32(c2, _mm256_set1_epi64x(factor_1));
      c0 = _mm256_srli_epi64(product_1, 32) ^ c1 ^ _mm256_set1_epi64x(key_0);
      c1 = product_1;
      c2 = _mm256_srli_epi64(product_0, 32) ^ c3 ^ _mm256_set1_epi64x(key_1);
      c3 = product_0;
      key_0 += philox_weyl_0;
      key_1 += philox_weyl_1;
    }
    // A blend looks at the highest bit: that of an odd place, and that of the two last places.
    const __m256d odd = _mm256_castsi256_pd(_mm256_slli_epi64(entity, 63));
    const __m256d late = _mm256_castsi256_pd(_mm256_slli_epi64(entity, 62));
    const __m256d early_word = _mm256_blendv_pd(_mm256_castsi256_pd(c0), _mm256_castsi256_pd(c1), odd);
    const __m256d late_word = _mm256_blendv_pd(_mm256_castsi256_pd(c2), _mm256_castsi256_pd(c3), odd);
    const __m256i word = _mm256_castpd_si256(_mm256_blendv_pd(early_word, late_word, late));
    // A word is the lower half of each of four lanes; one permutation packs them.
    const __m256i lower_halves = _mm256_permutevar8x32_epi32(word, _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6));
    some = _mm256_castsi256_si128(lower_halves);
    std::memcpy(words + i, &some, sizeof some);
  }
}

/// Eight blocks a step.
__attribute__((target("avx512f"))) void draw_by_512_bits(const RestOfName& name, const std::uint32_t* entities,
                                                         std::uint32_t* words) {
  for (std::size_t i = 0; i < philox_lanes; i += 8) {
    __m256i some;
    std::memcpy(&some, entities + i, sizeof some);
    const __m512i entity = _mm512_cvtepu32_epi64(some);
    __m512i c0 = _mm512_srli_epi64(entity, 2);
    __m512i c1 = _mm512_set1_epi64(name.counter[0]);
    __m512i c2 = _mm512_set1_epi64(name.counter[1]);
    __m512i c3 = _mm512_set1_epi64(name.counter[2]);
    auto key_0 = static_cast<std::uint32_t>(name.key);
    auto key_1 = static_cast<std::uint32_t>(name.key >> 32U);
    for (int round = 0; round < philox_rounds; ++round) {
      const __m512i product_0 = _mm512_mul_epu32(c0, _mm512_set1_epi64(factor_0));
      const __m512i product_1 = _mm512_mul_epu32(c2, _mm512_set1_epi64(factor_1));
      c0 = _mm512_srli_epi64(product_1, 32) ^ c1 ^ _mm512_set1_epi64(key_0);
      c1 = product_1;
      c2 = _mm512_srli_epi64(product_0, 32) ^ c3 ^ _mm512_set1_epi64(key_1);
      c3 = product_0;
      key_0 += philox_weyl_0;
      key_1 += philox_weyl_1;
    }
    const __mmask8 odd = _mm512_test_epi64_mask(entity, _mm512_set1_epi64(1));
    const __mmask8 late = _mm512_test_epi64_mask(entity, _mm512_set1_epi64(2));
    const __m512i early_word = _mm512_mask_mov_epi64(c0, odd, c1);
    const __m512i late_word = _mm512_mask_mov_epi64(c2, odd, c3);
    some = _mm512_cvtepi64_epi32(_mm512_mask_mov_epi64(early_word, late, late_word));
    std::memcpy(words + i, &some, sizeof some);
  }
}

#endif

}  // namespace

std::vector<DrawScattered> ways_to_draw_scattered() {
  // In order of speed: the caller takes the last one.
  std::vector<DrawScattered> ways{draw_by_any_processor};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") != 0) ways.push_back(draw_by_256_bits);
  if (__builtin_cpu_supports("avx512f") != 0) ways.push_back(draw_by_512_bits);
#endif
  return ways;
}

}  // namespace timbang
