// SPDX-License-Identifier: MIT
#pragma once

#include "core/params/choices.h"

#include <cstdint>

namespace tresillo {

/// One note of a step. Thread-safe: yes (a value). Realtime-safe: yes.
struct Note {
    std::uint8_t pitch{60};             ///< 0-127, 60 is C4.
    std::uint8_t velocity{100};         ///< 1-127; there is no note-on of velocity 0.
    std::int8_t micro{0};               ///< -12 to 12, in 24ths of the step.
    bool on{true};                      ///< A note that is off keeps its place and stays silent.
    std::uint16_t length{kLengthParts}; ///< 1-4096 in 64ths of a step, or kInfiniteLength.

    constexpr bool operator==(const Note&) const = default;

    [[nodiscard]] constexpr bool isValid() const {
        return pitch <= 127 && velocity >= 1 && velocity <= 127 && micro >= -kMaxMicro && micro <= kMaxMicro &&
               length >= 1 && length <= kInfiniteLength;
    }
};

/// The nearest valid note. Thread-safe: yes. Realtime-safe: yes.
constexpr Note limited(Note note) {
    note.pitch = note.pitch > 127 ? std::uint8_t{127} : note.pitch;
    note.velocity = note.velocity < 1 ? std::uint8_t{1} : note.velocity > 127 ? std::uint8_t{127} : note.velocity;
    note.micro = note.micro < -kMaxMicro  ? std::int8_t{-kMaxMicro}
                 : note.micro > kMaxMicro ? std::int8_t{kMaxMicro}
                                          : note.micro;
    note.length = note.length < 1                 ? std::uint16_t{1}
                  : note.length > kInfiniteLength ? std::uint16_t{kInfiniteLength}
                                                  : note.length;
    return note;
}

} // namespace tresillo
