// SPDX-License-Identifier: MIT
#pragma once

#include "core/engine/event.h"

#include <cstdint>

namespace tresillo {

/// Names notes by counting them, and counts those that have ended: as many on as off when nothing sounds.
/// Thread-safe: no (a value). Realtime-safe: yes.
class NoteNames {
public:
    /// The name of the next note; those of so many more follow it. `nextIs` tells how many were used.
    [[nodiscard]] NoteId next(std::uint32_t more) {
        if (next_ > UINT32_MAX - more) [[unlikely]] {
            before_ += next_ - 1; // 0 is no name
            next_ = 1;
        }
        return next_;
    }
    void nextIs(NoteId next) { next_ = next; }
    void countOff() { ++notesOff_; }

    [[nodiscard]] std::uint64_t notesOn() const { return before_ + next_ - 1; }
    [[nodiscard]] std::uint64_t notesOff() const { return notesOff_; }

private:
    NoteId next_{1};
    std::uint64_t before_{0}; ///< Notes that began before they were counted from 1 again.
    std::uint64_t notesOff_{0};
};

} // namespace tresillo
