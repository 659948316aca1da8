// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace tresillo {

/// The sizes of the desktop and Raspberry Pi instrument. Every size in the core is one of these, never a fork of code.
struct Studio {
    static constexpr std::size_t kTracks = 16;
    static constexpr std::size_t kSteps = 128;
    static constexpr std::size_t kNotesPerStep = 4;
    static constexpr std::size_t kLocksPerStep = 24;
    static constexpr std::size_t kLockCells = 4096;
    static constexpr std::size_t kNoteCells = 4096;
    static constexpr std::size_t kSlots = 8;
    static constexpr std::size_t kSections = 512;
    static constexpr std::size_t kChain = 64;
    static constexpr std::size_t kHistory = 256;
    /// The worst case of one look-ahead, see scheduler.h.
    static constexpr std::size_t kEvents = kTracks * 3 * (kNotesPerStep + 2);
    static constexpr std::size_t kScheduledCommands = 64;
    static constexpr std::size_t kUndo = 4096;
};

/// The sizes of the 4 x 8 panel on a microcontroller.
struct Pocket {
    static constexpr std::size_t kTracks = 4;
    static constexpr std::size_t kSteps = 8;
    static constexpr std::size_t kNotesPerStep = 4;
    static constexpr std::size_t kLocksPerStep = 8;
    static constexpr std::size_t kLockCells = 128;
    static constexpr std::size_t kNoteCells = kTracks * kSteps * kNotesPerStep;
    static constexpr std::size_t kSlots = 2;
    static constexpr std::size_t kSections = 16;
    static constexpr std::size_t kChain = 16;
    static constexpr std::size_t kHistory = 16;
    static constexpr std::size_t kEvents = 64;
    static constexpr std::size_t kScheduledCommands = 8;
    static constexpr std::size_t kUndo = 32;
};

} // namespace tresillo
