// SPDX-License-Identifier: MIT
#pragma once

// For tests of programs and threads that run beside them: they wait for what they ask for, and never for a time.
#include <chrono>
#include <thread>

namespace tresillo {

/// How long a test waits for what must come before it says that it does not come. No claim rests on it: it is so long
/// that a slow machine at other work passes as well, with sanitizers.
inline constexpr std::chrono::seconds kPatience{120};

/// Waits until it is so; false when patience is at its end.
template <class Condition> bool becomes(Condition&& isSo) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!isSo()) {
        if (std::chrono::steady_clock::now() > end) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5)); // leaves the processor to what is waited for
    }
    return true;
}

} // namespace tresillo
