// SPDX-License-Identifier: MIT
#pragma once

// Preconditions. What a function asks of its caller is said in its comment and checked by `require` in its first lines:
//
//     /// The item at `index`, which is less than size().
//     T& operator[](std::size_t index) {
//         require(index < size_);
//         return items_[index];
//     }
//
// Debug, sanitized and fuzz builds and the board's build with preconditions stop where one is broken, with its file and
// line. Release builds, and the board's build whose instructions are counted, contain nothing of it. What may happen in
// a sound program (a full queue, an index that a message names) is no precondition: it has an answer of its own.

#include <concepts>
#include <cstdint>
#include <source_location>

namespace tresillo {

/// Whether this build checks preconditions. Set for a whole build by the CMake option TRESILLO_PRECONDITIONS.
#ifdef TRESILLO_PRECONDITIONS
inline constexpr bool kChecksPreconditions = true;
#else
inline constexpr bool kChecksPreconditions = false;
#endif

/// Says where a precondition was broken and ends the program. Supplied by what the program runs on: `host` prints to
/// standard error and aborts, `firmware` writes to the debugger and traps. Called in builds that check only.
/// Thread-safe: yes. Realtime-safe: no (nothing follows).
[[noreturn]] void preconditionFailed(const char* file, std::uint_least32_t line);

/// Stops the program unless `condition` holds; `where` is the caller's own line. Thread-safe: yes. Realtime-safe: yes.
constexpr void require(
    [[maybe_unused]] bool condition, [[maybe_unused]] std::source_location where = std::source_location::current()) {
    if constexpr (kChecksPreconditions) {
        if (!condition) [[unlikely]] {
            preconditionFailed(where.file_name(), where.line());
        }
    }
}

/// The same for a condition that costs something to find, or that a compiler could not leave out (an atomic load):
/// where nothing is checked it is not asked. Thread-safe: yes. Realtime-safe: as `condition` is.
template <std::predicate Condition>
constexpr void require(
    [[maybe_unused]] const Condition& condition,
    [[maybe_unused]] std::source_location where = std::source_location::current()) {
    if constexpr (kChecksPreconditions) {
        if (!condition()) [[unlikely]] {
            preconditionFailed(where.file_name(), where.line());
        }
    }
}

} // namespace tresillo
