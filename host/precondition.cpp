// SPDX-License-Identifier: MIT
// The end of a program on a computer that broke a precondition.
#include "core/base/require.h"

#include <cstdio>
#include <cstdlib>

namespace tresillo {

void preconditionFailed(const char* file, std::uint_least32_t line) {
    std::fprintf(stderr, "%s:%lu: precondition failed\n", file, static_cast<unsigned long>(line));
    std::abort();
}

} // namespace tresillo
