// SPDX-License-Identifier: MIT
#pragma once

namespace tresillo {

/// Whether two numbers are exactly the same; said in words where == would look like an oversight.
/// Thread-safe: yes. Realtime-safe: yes.
constexpr bool isSameValue(float a, float b) { return !(a < b) && !(b < a); }

} // namespace tresillo
