// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace tresillo::firmware {

/// How many bytes of the stack were ever used since the last `repaintStack`, by what start-up painted on it.
/// Thread-safe: no. Realtime-safe: no (reads the whole stack).
[[nodiscard]] std::uint32_t stackUsed();

/// Forgets how deep the stack got. Thread-safe: no. Realtime-safe: no.
void repaintStack();

} // namespace tresillo::firmware
