// SPDX-License-Identifier: MIT
#pragma once

namespace tresillo {

/// Release builds run every test at its full size. Debug and sanitizer builds, ten to fifty times slower, run a seeded
/// part of the same: they look for other faults than those that need the numbers.
#ifdef NDEBUG
inline constexpr bool kFullSize = true;
#else
inline constexpr bool kFullSize = false;
#endif

} // namespace tresillo
