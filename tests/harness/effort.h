// SPDX-License-Identifier: MIT
#pragma once

namespace tresillo {

/// Release builds run every test at its full size. Debug and sanitizer builds, ten to fifty times slower, and the
/// emulated board run a seeded part of the same: they look for other faults than those that need the numbers.
#if defined(NDEBUG) && !defined(__arm__)
inline constexpr bool kFullSize = true;
#else
inline constexpr bool kFullSize = false;
#endif

} // namespace tresillo
