#pragma once

// For leaf functions over columns, in files of their own: the compiler makes one version for each width of the
// processor's vectors and the program takes its own at start. Without contraction of products and sums no version can
// give another result. The thread sanitizer crashes at start with them.
#if defined(__x86_64__) && defined(__ELF__) && !defined(__SANITIZE_THREAD__)
#define TIMBANG_FOR_EVERY_PROCESSOR __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define TIMBANG_FOR_EVERY_PROCESSOR
#endif
